import type { Action, DialectCatalogue } from '../../catalogue/catalogue.ts';
import { looksLikeArn } from '../../document/arn.ts';
import type { LocationOf } from '../../document/locate.ts';
import type { Statement } from '../../document/policy.ts';
import { grammarOf } from '../../grammar/grammar.ts';
import type { FeatureContext } from '../context.ts';
import { describeConditionKey } from '../describe/conditionKey.ts';
import { describeOperator } from '../describe/operator.ts';
import { describeServicePrincipal, isServicePrincipal } from '../describe/principal.ts';
import { describeRolesNamed } from '../describe/role.ts';
import { type HoverText, hoverText } from './hoverText.ts';
import { hoverArn } from './resource.ts';

export function hoverConditionOperator(
  { policy, spot }: LocationOf<'conditionOperator'>,
  { locale }: FeatureContext,
): HoverText | undefined {
  const { dialect, kind } = policy.recognition;
  const operator = grammarOf(dialect, kind).conditionOperator(spot.text);
  return operator && hoverText(describeOperator(spot.text, operator, { dialect, kind }, locale));
}

export function hoverConditionKey(
  { policy, statement, spot }: LocationOf<'conditionKey'>,
  { catalogue: catalogues, locale }: FeatureContext,
): HoverText | undefined {
  const catalogue = catalogues[policy.recognition.dialect];
  const key = catalogue.conditionKey(spot.text);
  return key && hoverText(describeConditionKey(key, catalogue, locale, actionsWithKey(statement, key.name, catalogue)));
}

/** Ids of the actions that a statement names one by one and that are known to carry a condition key. */
function actionsWithKey({ actions }: Statement, key: string, catalogue: DialectCatalogue): readonly string[] {
  return actions
    .map(({ text }) => catalogue.action(text))
    .filter((action): action is Action => action?.conditionKeys.includes(key) === true)
    .map(({ id }) => id);
}

/** A value speaks for itself where it names a service, a role or a resource; otherwise its key is described. */
export function hoverConditionValue(
  { policy, key, spot }: LocationOf<'conditionValue'>,
  offset: number,
  context: FeatureContext,
): HoverText | undefined {
  const catalogue = context.catalogue[policy.recognition.dialect];
  const role = describeRolesNamed(spot.text, catalogue, context.locale);
  if (role !== undefined) return hoverText(role);
  if (isServicePrincipal(spot.text)) return hoverText(describeServicePrincipal(spot.text, catalogue, context.locale));
  if (looksLikeArn(spot.text)) return hoverArn(spot.text, offset, { policy, context });
  const known = catalogue.conditionKey(key);
  return known && hoverText(describeConditionKey(known, catalogue, context.locale));
}
