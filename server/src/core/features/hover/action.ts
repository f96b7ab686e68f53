import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import { type ActionPattern, parseActionPattern } from '../../document/actionPattern.ts';
import type { LocationOf } from '../../document/locate.ts';
import type { FeatureContext } from '../context.ts';
import { describeAction } from '../describe/action.ts';
import { describeActionPattern, describeUnknownAction } from '../describe/actionPattern.ts';
import { describeOperation } from '../describe/operation.ts';
import { describeService } from '../describe/service.ts';
import { type HoverText, hoverText } from './hoverText.ts';

export function hoverAction(location: LocationOf<'action'>, context: FeatureContext): HoverText | undefined {
  const { dialect } = location.policy.recognition;
  const { locale, catalogue: catalogues } = context;
  const catalogue = catalogues[dialect];
  const pattern = parseActionPattern(location.spot.text.trim());
  if (pattern.hasWildcard) return hoverText(describeActionPattern(pattern, catalogue, locale));
  const service = catalogue.service(pattern.service ?? pattern.name);
  if (service !== undefined && (pattern.service === undefined || pattern.name === '')) {
    return hoverText(describeService(service, catalogue, locale));
  }
  if (pattern.service === undefined) return undefined;
  const foreign = catalogues[dialect === 'ram' ? 'iam' : 'ram'];
  return hoverText(describeNamed(pattern, { catalogue, foreign, context }));
}

/** An action, an API operation that is none, or what can be said of a name that is neither. */
function describeNamed(
  pattern: ActionPattern,
  {
    catalogue,
    foreign,
    context: { locale },
  }: { readonly catalogue: DialectCatalogue; readonly foreign: DialectCatalogue; readonly context: FeatureContext },
): string {
  const action = catalogue.action(pattern.text);
  if (action !== undefined) return describeAction(action, catalogue, locale);
  const needed = catalogue.actionsOfOperation(pattern.text);
  if (needed.length > 0) return describeOperation(pattern.text, needed, catalogue, locale);
  return describeUnknownAction(pattern, { catalogue, foreign, locale });
}
