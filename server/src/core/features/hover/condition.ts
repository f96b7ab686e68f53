import { looksLikeArn } from '../../document/arn.ts';
import type { LocationOf } from '../../document/locate.ts';
import { grammarOf } from '../../grammar/grammar.ts';
import type { FeatureContext } from '../context.ts';
import { describeConditionKey } from '../describe/conditionKey.ts';
import { describeOperator } from '../describe/operator.ts';
import { describeServicePrincipal, isServicePrincipal } from '../describe/principal.ts';
import { describeRolesNamed } from '../describe/role.ts';
import { actionsOfStatement } from '../describe/statementActions.ts';
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
  return key && hoverText(describeConditionKey(key, catalogue, locale, actionsOfStatement(statement, catalogue)));
}

/** A value speaks for itself where it names a service, a role or a resource; otherwise its key is described. */
export function hoverConditionValue(
  { policy, statement, key, spot }: LocationOf<'conditionValue'>,
  offset: number,
  context: FeatureContext,
): HoverText | undefined {
  const catalogue = context.catalogue[policy.recognition.dialect];
  const role = describeRolesNamed(spot.text, catalogue, context.locale);
  if (role !== undefined) return hoverText(role);
  if (isServicePrincipal(spot.text)) return hoverText(describeServicePrincipal(spot.text, catalogue, context.locale));
  if (looksLikeArn(spot.text)) return hoverArn(spot.text, offset, { policy, context });
  const known = catalogue.conditionKey(key);
  if (known === undefined) return undefined;
  return hoverText(describeConditionKey(known, catalogue, context.locale, actionsOfStatement(statement, catalogue)));
}
