import { looksLikeArn } from '../../document/arn.ts';
import type { LocationOf } from '../../document/locate.ts';
import { grammarOf } from '../../grammar/grammar.ts';
import type { FeatureContext } from '../context.ts';
import { describeElement } from '../describe/element.ts';
import { describeServicePrincipal, isServicePrincipal } from '../describe/principal.ts';
import { type HoverText, hoverText } from './hoverText.ts';
import { hoverArn } from './resource.ts';

export function hoverPrincipalType(
  { policy, spot }: LocationOf<'principalType'>,
  { locale }: FeatureContext,
): HoverText | undefined {
  return hoverText(describeElement('principal', spot.text, policy.recognition, locale));
}

export function hoverPrincipal(
  { policy, type, spot }: LocationOf<'principal'>,
  offset: number,
  context: FeatureContext,
): HoverText | undefined {
  const { dialect, kind } = policy.recognition;
  if (isServicePrincipal(spot.text)) {
    return hoverText(describeServicePrincipal(spot.text, context.catalogue[dialect], context.locale));
  }
  if (looksLikeArn(spot.text)) return hoverArn(spot.text, offset, { policy, context });
  const known = type === undefined ? undefined : grammarOf(dialect, kind).element('principal', type);
  return known && hoverText(describeElement('principal', known.name, policy.recognition, context.locale));
}
