import type { Level } from './rule.ts';

/** Levels that a person set, by rule code (`action/unknown`) or by group (`action/*`); the code wins. */
export type RuleLevels = Readonly<Record<string, Level>>;

/** The level a person set for a rule, or `undefined` where none did. */
export function configuredLevel(levels: RuleLevels, code: string): Level | undefined {
  return levels[code] ?? levels[`${code.slice(0, code.indexOf('/'))}/*`];
}
