import { looksLikeArn } from '../../document/arn.ts';
import { parseConditionOperator } from '../../document/conditionOperator.ts';
import type { StringNode } from '../../document/jsonNode.ts';
import { type Placeholder, placeholdersIn } from '../../document/placeholder.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { type Span, span } from '../../text/span.ts';
import type { Level, RuleContext, Visitor } from '../rule.ts';

/** A string in which a placeholder may stand: a resource, a principal, or a value of a condition. */
export type ValueCheck<Message extends string, FixTitle extends string> = (
  node: StringNode,
  context: RuleContext<Message, FixTitle>,
  place: 'resource' | 'principal' | 'condition',
) => void;

/** Values of these operators have a form of their own, whose rules tell whatever else stands there. */
const typedOperator = /^(?:Numeric|Date|Bool|Null|Binary|IpAddress|NotIpAddress)/;

/** Visits every value that is a text of any form. */
export function visitValues<Message extends string, FixTitle extends string>(
  check: ValueCheck<Message, FixTitle>,
): Visitor<Message, FixTitle> {
  return {
    resource: ({ node }, context) => check(node, context, 'resource'),
    principal: ({ node }, context) => check(node, context, 'principal'),
    condition({ operator, values }, context) {
      if (typedOperator.test(parseConditionOperator(operator.value).base)) return;
      for (const value of values) if (value.type === 'string') check(value, context, 'condition');
    },
  };
}

/** Visits every placeholder of the sort, with its place in the text. */
export function visitPlaceholders<Message extends string, FixTitle extends string>(
  sort: Placeholder['sort'],
  check: (placeholder: Placeholder, at: Span, node: StringNode, context: RuleContext<Message, FixTitle>) => void,
): Visitor<Message, FixTitle> {
  return visitValues((node, context, place) => {
    // Tags may be any words, names of resources may not.
    if (sort === 'words' && place === 'condition' && !looksLikeArn(node.value)) return;
    for (const placeholder of placeholdersIn(node.value)) {
      if (placeholder.sort === sort) check(placeholder, placeIn(node, placeholder, context.document), node, context);
    }
  });
}

/** Where a part of a string stands; the whole string where escapes make its letters hard to count. */
export function placeIn(
  node: StringNode,
  { start, end }: Pick<Placeholder, 'start' | 'end'>,
  { text }: Pick<PolicyDocument, 'text'>,
): Span {
  const first = node.span.start + 1;
  const isPlain = text.startsWith(node.value, first) && first + node.value.length + 1 === node.span.end;
  return isPlain ? span(first + start, first + end) : node.span;
}

/** In documentation placeholders are what one expects; in a file that somebody says is a policy they are not. */
export function levelOfPlaceholder({ claimed }: Pick<PolicyDocument, 'claimed'>): {
  readonly level?: Exclude<Level, 'off'>;
} {
  return claimed ? { level: 'warning' } : {};
}
