import { type Arn, type ArnPattern, patternsMeet } from '../../document/arn.ts';

/** The form of those given that says best what a resource is. */
export function bestForm(resource: ArnPattern, forms: readonly ArnPattern[]): ArnPattern | undefined {
  const size = partsOf(resource.arn).length;
  const distance = ({ arn }: ArnPattern): number => Math.abs(partsOf(arn).length - size);
  return forms.filter((form) => patternsMeet(form, resource)).toSorted((a, b) => distance(a) - distance(b))[0];
}

/** Whether one form names parts of what the other names, as the objects in a bucket. */
export function areRelated({ relativeId: one }: Arn, { relativeId: other }: Arn): boolean {
  return (
    [`${other}/`, `${other}:`].some((whole) => one.startsWith(whole)) ||
    [`${one}/`, `${one}:`].some((whole) => other.startsWith(whole))
  );
}

/**
 * A resource of another form that belongs to the same thing: the objects in a bucket for the bucket, the log stores of a project
 * for the project. What the resource says and the form names is carried over, all else is `*`.
 * @param known the form of the resource itself
 */
export function fillForm(form: Arn, resource: Arn, known: Arn): string {
  const values = valuesIn(resource, known);
  const relativeId = form.relativeId.replace(/\{([^}]*)\}/g, (_, name: string) => values.get(name) ?? '*');
  const field = (wanted: string, given: string): string => (wanted.startsWith('{') ? given : wanted);
  const partition = form.partition === undefined ? [] : [field(form.partition, resource.partition ?? '')];
  const fields = [field(form.region, resource.region), field(form.account, resource.account)];
  return [form.prefix, ...partition, form.service, ...fields, relativeId].join(':');
}

/** What the variables of a form stand for in a resource. */
function valuesIn(resource: Arn, form: Arn): ReadonlyMap<string, string> {
  const parts = partsOf(resource);
  const variables = partsOf(form);
  return new Map(
    variables.flatMap((variable, index) => {
      const name = /^\{([^}]*)\}$/.exec(variable)?.[1];
      if (name === undefined || index >= parts.length) return [];
      const isLast = index === variables.length - 1;
      return [[name, parts.slice(index, isLast ? undefined : index + 1).join('')] as const];
    }),
  );
}

/** Names and the separators between them. */
function partsOf({ relativeId }: Arn): readonly string[] {
  return relativeId.split(/([/:])/);
}
