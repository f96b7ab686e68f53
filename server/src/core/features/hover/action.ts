import { parseActionPattern } from '../../document/actionPattern.ts';
import type { LocationOf } from '../../document/locate.ts';
import type { FeatureContext } from '../context.ts';
import { describeAction } from '../describe/action.ts';
import { describeActionPattern, describeUnknownAction } from '../describe/actionPattern.ts';
import { describeService } from '../describe/service.ts';
import { type HoverText, hoverText } from './hoverText.ts';

export function hoverAction(location: LocationOf<'action'>, context: FeatureContext): HoverText | undefined {
  const catalogue = context.catalogue[location.policy.recognition.dialect];
  const pattern = parseActionPattern(location.spot.text.trim());
  if (pattern.hasWildcard) return hoverText(describeActionPattern(pattern, catalogue, context.locale));
  const action = catalogue.action(pattern.text);
  if (action !== undefined) return hoverText(describeAction(action, catalogue, context.locale));
  const service = catalogue.service(pattern.service ?? pattern.name);
  if (service !== undefined && (pattern.service === undefined || pattern.name === '')) {
    return hoverText(describeService(service, catalogue, context.locale));
  }
  return pattern.service === undefined
    ? undefined
    : hoverText(describeUnknownAction(pattern, catalogue, context.locale));
}
