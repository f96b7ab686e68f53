import { type LimitSettings, type Limits, limitsWith, vendorLimits } from './limits.ts';
import { noOptions, type RuleOptions } from './options.ts';
import type { Category, Level, Rule } from './rule.ts';
import type { Suppression } from './suppression.ts';

/**
 * Levels that a person set: by rule code (`action/unknown`), by group (`action/*`) or by category (`category:security`).
 * The code wins over its group, the group over its category.
 */
export type RuleLevels = Readonly<Record<string, Level>>;

/**
 * Levels where nobody set any. `recommended`: as each rule says. `strict`: more is told, and louder.
 * `console`: only what the vendor's own console or API refuses.
 */
export type Preset = 'recommended' | 'strict' | 'console';

export const presets: readonly Preset[] = ['recommended', 'strict', 'console'];

/** What people decide about rules; what is absent is as for a person who decided nothing. */
export interface RuleSettings {
  readonly levels: RuleLevels;
  readonly preset?: Preset | undefined;
  readonly limits?: LimitSettings | undefined;
  readonly options?: RuleOptions | undefined;
  /** Those about the text that is looked at. */
  readonly suppressions?: readonly Suppression[] | undefined;
}

/** The same with everything in its place. */
export interface CompleteRuleSettings {
  readonly levels: RuleLevels;
  readonly preset: Preset;
  readonly limits: Limits;
  readonly options: RuleOptions;
  readonly suppressions: readonly Suppression[];
}

export function completeSettings({
  levels,
  preset,
  limits,
  options,
  suppressions,
}: RuleSettings): CompleteRuleSettings {
  return {
    levels,
    preset: preset ?? 'recommended',
    limits: limits === undefined ? vendorLimits : limitsWith(limits),
    options: options ?? noOptions,
    suppressions: suppressions ?? [],
  };
}

/** The level a person set for a rule, or `undefined` where none did. */
export function configuredLevel(levels: RuleLevels, code: string, category: Category): Level | undefined {
  return levels[code] ?? levels[`${groupOf(code)}/*`] ?? levels[`category:${category}`];
}

/** The level of a rule where nobody set one. */
export function presetLevel({ level, strict, console }: Rule, preset: Preset): Level {
  if (preset === 'console') return console === true ? level : 'off';
  return preset === 'strict' ? (strict ?? level) : level;
}

/** The part of a rule's code before the slash. */
export function groupOf(code: string): string {
  return code.slice(0, code.indexOf('/'));
}
