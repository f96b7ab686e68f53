import { removeMember } from '../../document/edits.ts';
import { holdsInvisible } from '../../document/lookalikes.ts';
import type { Element, Statement } from '../../document/policy.ts';
import { isWhole } from '../../document/policyDocument.ts';
import { elementNames } from '../../grammar/grammar.ts';
import { nearest } from '../../text/nearest.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';
import { renaming } from './elementName.ts';

type Message = 'near' | 'policy' | 'statement' | 'misplaced in policy' | 'misplaced in statement' | 'Id';
type Title = 'rename' | 'remove';
type Context = RuleContext<Message, Title>;

const rule: Rule = defineRule<Message, Title>({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    near: { en: '"{0}" is not an element; did you mean "{1}"?', 'zh-cn': '“{0}”不是策略元素，是否应为“{1}”？' },
    policy: { en: '"{0}" is not an element of a policy.', 'zh-cn': '“{0}”不是策略中的元素。' },
    statement: { en: '"{0}" is not an element of a statement.', 'zh-cn': '“{0}”不是语句中的元素。' },
    'misplaced in policy': {
      en: '"{0}" stands in the policy, and belongs into one of its statements.',
      'zh-cn': '“{0}”位于策略顶层，应放在某条语句中。',
    },
    'misplaced in statement': {
      en: '"{0}" stands in a statement, and belongs into the policy around it.',
      'zh-cn': '“{0}”位于语句中，应放在外层的策略中。',
    },
    Id: {
      en: 'RAM has no element Id; only policies of AWS carry one.',
      'zh-cn': 'RAM 没有 Id 元素，只有 AWS 的策略才有。',
    },
  },
  fixTitles: {
    rename: { en: 'Rename to "{0}"', 'zh-cn': '重命名为“{0}”' },
    remove: { en: 'Remove Id', 'zh-cn': '删除 Id' },
  },
  visit: {
    policy(policy, context) {
      checkNames(policy.elements, undefined, context);
      const { document, grammar, report } = context;
      const id = policy.elements.find(({ name }) => name === 'Id');
      if (id === undefined || policy.node.type !== 'object' || grammar.element('policy', 'Id') !== undefined) return;
      const edits = [removeMember(document.text, policy.node, id.member)];
      report({ at: id.member.name.span, message: 'Id', fixes: [{ title: 'remove', grade: 'narrows', edits }] });
    },
    statement(statement, context) {
      checkNames(statement.elements, statement, context);
    },
  },
});

export default rule;

function checkNames(elements: readonly Element[], statement: Statement | undefined, context: Context): void {
  const { document, policy, report } = context;
  const [own, other] =
    statement === undefined ? (['policy', 'statement'] as const) : (['statement', 'policy'] as const);
  for (const element of elements) {
    // What a template language fills in is unknown, and an invisible character is told where it is.
    if (element.name !== undefined || /\$\{|\{\{/.test(element.text) || holdsInvisible(element.text)) continue;
    const at = element.member.name.span;
    const args = [element.text];
    if (isAmong(elementNames[other], element.text)) {
      // After a forgotten bracket an element only seems to be in the wrong place.
      if (isWhole(document, policy)) report({ at, message: `misplaced in ${own}`, args });
      continue;
    }
    const free = elementNames[own].filter((name) => !elements.some((each) => each.name === name));
    const near = nearest(element.text.trim(), free);
    // A fault in the syntax makes names of what is none.
    if (near === undefined && isWhole(document, policy)) report({ at, message: own, args });
    if (near !== undefined)
      report({ at, message: 'near', args: [...args, near], fixes: [renaming(element, near, statement)] });
  }
}

function isAmong(names: readonly string[], text: string): boolean {
  return names.some((name) => name.toLowerCase() === text.trim().toLowerCase());
}
