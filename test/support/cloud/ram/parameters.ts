import { refuse } from '../refusal.ts';

/** A parameter that has to be there. */
export function required(parameters: Readonly<Record<string, string>>, name: string): string {
  const value = parameters[name];
  if (value === undefined || value === '') throw refuse(400, `Missing${name}`, `${name} is mandatory for this action.`);
  return value;
}

/** A whole number within its limits; `fallback` where it is absent. */
export function wholeNumber(
  parameters: Readonly<Record<string, string>>,
  name: string,
  { fallback, least, most }: { readonly fallback: number; readonly least: number; readonly most: number },
): number {
  const text = parameters[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw refuse(400, `InvalidParameter.${name}`, `The specified parameter ${name} is not valid.`);
}
