import type { Hover, Position } from 'vscode-languageserver-types';
import { locate, type PolicyLocation } from '../../document/locate.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import type { FeatureContext } from '../context.ts';
import { rangeOf } from '../problems.ts';
import { hoverAction } from './action.ts';
import { hoverConditionKey, hoverConditionOperator, hoverConditionValue } from './condition.ts';
import { hoverEffect, hoverElementKey, hoverVersion } from './element.ts';
import type { HoverText } from './hoverText.ts';
import { hoverPrincipal, hoverPrincipalType } from './principal.ts';
import { hoverResource } from './resource.ts';

/** What is known about the thing under the pointer; `undefined` when there is nothing to say. */
export function hover(document: PolicyDocument, position: Position, context: FeatureContext): Hover | undefined {
  const { textDocument, text } = document;
  const pointed = textDocument.offsetAt(position);
  // The pointer is on a character and a cursor before one, so the opening quote belongs to the place after it.
  const offset = text[pointed] === '"' && isEmptyAt(document, pointed) ? pointed + 1 : pointed;
  const location = locate(document, offset);
  if (location === undefined || location.spot.text === '') return undefined;
  const { outer, span } = location.spot;
  const answer = hoverLocation(location, offset - span.start, context);
  if (answer === undefined) return undefined;
  const start = answer.part === undefined ? outer.start : span.start + answer.part.start;
  const end = answer.part === undefined ? outer.end : span.start + answer.part.end;
  return {
    contents: { kind: 'markdown', value: answer.markdown },
    range: rangeOf(document, { start, end }),
  };
}

function isEmptyAt(document: PolicyDocument, offset: number): boolean {
  const location = locate(document, offset);
  return location === undefined || location.spot.text === '';
}

function hoverLocation(location: PolicyLocation, offset: number, context: FeatureContext): HoverText | undefined {
  switch (location.kind) {
    case 'document':
    case 'statement':
    case 'sid':
      return undefined;
    case 'elementKey':
      return hoverElementKey(location, context);
    case 'version':
      return hoverVersion(location, context);
    case 'effect':
      return hoverEffect(location, context);
    case 'action':
      return hoverAction(location, context);
    case 'resource':
      return hoverResource(location, offset, context);
    case 'principalType':
      return hoverPrincipalType(location, context);
    case 'principal':
      return hoverPrincipal(location, offset, context);
    case 'conditionOperator':
      return hoverConditionOperator(location, context);
    case 'conditionKey':
      return hoverConditionKey(location, context);
    case 'conditionValue':
      return hoverConditionValue(location, offset, context);
    default:
      return location satisfies never;
  }
}
