import type { LocationOf } from '../../document/locate.ts';
import { grammarOf } from '../../grammar/grammar.ts';
import type { FeatureContext } from '../context.ts';
import { describeElement, describeValue } from '../describe/element.ts';
import { type HoverText, hoverText } from './hoverText.ts';

export function hoverElementKey(location: LocationOf<'elementKey'>, { locale }: FeatureContext): HoverText | undefined {
  const { policy, owner, element, spot } = location;
  return hoverText(describeElement(owner, element?.name ?? spot.text, policy.recognition, locale));
}

export function hoverVersion(
  { policy, spot }: LocationOf<'version'>,
  { locale }: FeatureContext,
): HoverText | undefined {
  const { dialect, kind } = policy.recognition;
  const element = grammarOf(dialect, kind).element('policy', 'Version');
  return element && hoverText(describeValue(element, spot.text, locale));
}

export function hoverEffect({ policy, spot }: LocationOf<'effect'>, { locale }: FeatureContext): HoverText | undefined {
  const { dialect, kind } = policy.recognition;
  const element = grammarOf(dialect, kind).element('statement', 'Effect');
  return element && hoverText(describeValue(element, spot.text, locale));
}
