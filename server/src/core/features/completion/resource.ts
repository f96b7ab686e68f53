import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { LocationOf } from '../../document/locate.ts';
import { type Localized, say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import { formsOfActions, type ResourceForm, resourceForms } from '../describe/resourceForms.ts';
import { actionsOfStatement } from '../describe/statementActions.ts';
import { completeArn } from './arn.ts';
import { readTypedArn } from './arnForms.ts';
import { othersThan, stringItem, type Target } from './items.ts';
import { neighbourhoodOf, servicesByNearness } from './neighbourhood.ts';
import { accountsIn, prefixesIn } from './surroundings.ts';

const words = {
  everything: { en: 'all resources', 'zh-cn': '所有资源' },
} as const satisfies Record<string, Localized>;

/** The ARN forms that the statement's actions take, those of most actions first; inside an ARN its fields one by one. */
export function completeResource(
  { policy, statement, spot }: LocationOf<'resource'>,
  target: Target,
  { catalogue: catalogues, locale }: FeatureContext,
): readonly CompletionItem[] {
  const catalogue = catalogues[policy.recognition.dialect];
  const actions = actionsOfStatement(statement, catalogue);
  const accepted = formsOfActions(actions).toSorted((a, b) => b.actions.length - a.actions.length);
  const service = spot.quoted ? readTypedArn(spot.typed)?.service : undefined;
  const others = service === undefined ? [] : otherForms(accepted, resourceForms(service, catalogue));
  const items = completeArn({
    target,
    catalogue,
    locale,
    forms: [...accepted, ...others],
    byActions: actions.length > 0,
    accounts: accountsIn(target, policy),
    services: (typed) =>
      servicesByNearness(typed, catalogue, neighbourhoodOf(prefixesIn(target, policy), catalogues, catalogue)),
    wildcards: true,
  });
  const listed = othersThan(spot, statement.resources).map(({ text }) => text);
  const isBegun = spot.quoted && readTypedArn(spot.typed) !== undefined;
  if (isBegun || listed.includes('*')) return items;
  const everything = {
    label: '*',
    kind: CompletionItemKind.Value,
    remark: say(words.everything, locale),
    topic: { of: 'resource', dialect: catalogue.dialect, name: '*' },
  } as const;
  return [...items, stringItem(target, everything, '*')];
}

/** The forms of a service that no action of the statement takes; they serve nothing there. */
function otherForms(accepted: readonly ResourceForm[], ofService: readonly ResourceForm[]): readonly ResourceForm[] {
  const known = new Set(accepted.map(({ arn }) => arn));
  return ofService
    .filter(({ arn }) => !known.has(arn))
    .toSorted((a, b) => b.actions.length - a.actions.length)
    .map(({ arn, type }) => ({ arn, type, actions: [] }));
}
