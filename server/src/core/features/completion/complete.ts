import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import { locate, type PolicyLocation } from '../../document/locate.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import type { FeatureContext } from '../context.ts';
import { completeAction } from './action.ts';
import { completeConditionKey, completeConditionOperator } from './condition.ts';
import { completeConditionValue } from './conditionValue.ts';
import { completeEffect, completeElementKey, completeVersion } from './element.ts';
import { ordered, type Target } from './items.ts';
import { textsInLikePlaces } from './likePlaces.ts';
import { completePrincipal, completePrincipalType } from './principal.ts';
import { completeResource } from './resource.ts';
import { completeSnippets } from './snippet.ts';

/** What could be written at the cursor, best first, in finished text and while it is being typed. */
export function complete(document: PolicyDocument, position: Position, context: FeatureContext): CompletionList {
  const location = locate(document, document.textDocument.offsetAt(position));
  if (location === undefined) return { isIncomplete: false, items: [] };
  const target: Target = { document, spot: location.spot, client: context.client };
  const items = ordered(completeLocation(location, target, context));
  const offeredAnyway = context.client.supportsJson ? textsInLikePlaces(location) : new Set();
  return { isIncomplete: dependsOnTyped(location), items: items.filter(({ label }) => !offeredAnyway.has(label)) };
}

/** Whether the next letter may bring items that are not in the list yet, so that the editor has to ask again. */
function dependsOnTyped({ kind }: PolicyLocation): boolean {
  return kind === 'action' || kind === 'resource' || kind === 'principal' || kind.startsWith('condition');
}

function completeLocation(
  location: PolicyLocation,
  target: Target,
  context: FeatureContext,
): readonly CompletionItem[] {
  switch (location.kind) {
    case 'document':
    case 'statement':
      return completeSnippets(location, target, context);
    case 'elementKey':
      return completeElementKey(location, target, context);
    case 'version':
      return completeVersion(location, target);
    case 'effect':
      return completeEffect(location, target);
    case 'sid':
      return [];
    case 'action':
      return completeAction(location, target, context);
    case 'resource':
      return completeResource(location, target, context);
    case 'principalType':
      return completePrincipalType(location, target);
    case 'principal':
      return completePrincipal(location, target, context);
    case 'conditionOperator':
      return [...completeConditionOperator(location, target, context), ...completeSnippets(location, target, context)];
    case 'conditionKey':
      return completeConditionKey(location, target, context);
    case 'conditionValue':
      return completeConditionValue(location, target, context);
    default:
      return location satisfies never;
  }
}
