import { removeItem, replaceNode } from '../../document/edits.ts';
import { headline } from '../../document/headline.ts';
import type { JsonNode } from '../../document/jsonNode.ts';
import { elementNamed, type Statement } from '../../document/policy.ts';
import { span } from '../../text/span.ts';
import { isRewritable, listLike, statementList } from '../listText.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';
import { comparableStatements, meaningOf, type StatementParts } from './statementParts.ts';

type Difference = 'actions' | 'resources';
type Message = Difference | 'earlier';
type Title = 'merge';
type Context = RuleContext<Message, Title>;

/** Statements that differ in one list only. A Sid names a purpose, so that statements with one are left apart. */
const rule: Rule = defineRule<Message, Title>({
  category: 'suggestion',
  level: 'off',
  strict: 'hint',
  messages: {
    actions: {
      en: 'But for its actions this statement says what an earlier one says; one statement can hold both lists.',
      'zh-cn': '除操作外，该语句与前面的语句相同，可以合并为一条语句。',
    },
    resources: {
      en: 'But for its resources this statement says what an earlier one says; one statement can hold both lists.',
      'zh-cn': '除资源外，该语句与前面的语句相同，可以合并为一条语句。',
    },
    earlier: { en: 'The earlier statement is here.', 'zh-cn': '前面的语句在此处。' },
  },
  fixTitles: {
    merge: { en: 'Merge it into the earlier statement', 'zh-cn': '合并到前面的语句' },
  },
  visit: {
    policy(_, context) {
      const { document, once, report } = context;
      const meanings = new Set<string>();
      const first = { actions: new Map<string, Statement>(), resources: new Map<string, Statement>() };
      for (const parts of once(comparableStatements)) {
        const { statement } = parts;
        if (elementNamed(statement, 'Sid') !== undefined || meanings.has(meaningOf(parts))) continue;
        meanings.add(meaningOf(parts));
        const difference = differences.find((list) => first[list].has(rest(parts, list)));
        const earlier = difference === undefined ? undefined : first[difference].get(rest(parts, difference));
        if (difference === undefined || earlier === undefined) {
          for (const list of differences) if (isPlain(statement, list)) first[list].set(rest(parts, list), statement);
        } else if (isPlain(statement, difference)) {
          report({
            at: headline(document.text, statement.node),
            message: difference,
            related: [{ at: headline(document.text, earlier.node), message: 'earlier' }],
            fixes: merge(earlier, statement, difference, context),
          });
        }
      }
    },
  },
});

export default rule;

const differences: readonly Difference[] = ['actions', 'resources'];

/** All that a statement says but for one of its lists. */
function rest(parts: StatementParts, list: Difference): string {
  return meaningOf({ ...parts, [list]: '' });
}

/** Whether the list says what is meant, not what is left out: exceptions cannot be put together. */
function isPlain(statement: Statement, list: Difference): boolean {
  return statement[list].length > 0 && !statement[list].some(({ negated }) => negated);
}

function merge(
  into: Statement,
  from: Statement,
  difference: Difference,
  { document, policy }: Context,
): readonly FindingFix<Title>[] {
  const list = statementList(policy);
  const element = difference === 'actions' ? 'Action' : 'Resource';
  const target = elementNamed(into, element)?.member.value;
  const source = elementNamed(from, element)?.member.value;
  if (list === undefined || target === undefined || source === undefined) return [];
  if (!isRewritable(document, { span: span(into.node.span.start, from.node.span.end) })) return [];
  const { text } = document;
  const present = new Set(itemsOf(target).map((item) => sourceOf(item, text)));
  const written = [
    ...present,
    ...itemsOf(source)
      .map((item) => sourceOf(item, text))
      .filter((item) => !present.has(item)),
  ];
  const merged = target.type === 'array' ? listLike(text, target, written) : `[${written.join(', ')}]`;
  return [{ title: 'merge', grade: 'choice', edits: [replaceNode(target, merged), removeItem(text, list, from.node)] }];
}

function itemsOf(node: JsonNode): readonly JsonNode[] {
  return node.type === 'array' ? node.items : [node];
}

function sourceOf({ span: { start, end } }: JsonNode, text: string): string {
  return text.slice(start, end);
}
