import { removeMember } from '../../document/edits.ts';
import type { JsonNode } from '../../document/jsonNode.ts';
import { defineRule, type Finding, type Rule } from '../rule.ts';

type Message = 'list' | 'exception' | 'principal' | 'condition';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'hint',
  strict: 'warning',
  messages: {
    list: {
      en: '{0} is empty, so the statement applies to nothing.',
      'zh-cn': '{0} 为空，该语句不会对任何请求生效。',
    },
    exception: {
      en: '{0} is empty, so it makes no exception and the statement applies to everything.',
      'zh-cn': '{0} 为空，没有排除任何内容，该语句将对所有请求生效。',
    },
    principal: {
      en: '{0} is empty, so the statement names nobody.',
      'zh-cn': '{0} 为空，该语句未指定任何授权对象。',
    },
    condition: {
      en: 'The Condition is empty and always true; leave it out.',
      'zh-cn': 'Condition 为空，始终成立，可以省略。',
    },
  },
  fixTitles: {
    remove: { en: 'Remove the empty Condition', 'zh-cn': '删除空的 Condition' },
  },
  visit: {
    statement({ elements, node }, { document, policy, report }) {
      for (const { name, member } of elements) {
        const { value } = member;
        if (name === undefined || value === undefined) continue;
        if (name === 'Condition' && value.type === 'object' && value.members.length === 0) {
          report({
            at: value.span,
            message: 'condition',
            fixes: [{ title: 'remove', grade: 'narrows', edits: [removeMember(document.text, node, member)] }],
            tag: 'unnecessary',
          });
        } else if (name === 'Principal') {
          for (const empty of emptyPrincipals(value)) report({ at: empty.span, message: 'principal', args: [name] });
        } else if (/Action$|Resource$/.test(name) && value.type === 'array' && value.items.length === 0) {
          const message = name.startsWith('Not') ? 'exception' : 'list';
          const finding: Finding<Message, 'remove'> = { at: value.span, message, args: [name] };
          // RAM's documentation warns of an empty list, AWS takes it.
          report(policy.recognition.dialect === 'ram' ? { ...finding, level: 'warning' } : finding);
        }
      }
    },
  },
});

export default rule;

/** The whole value where it is empty, or its empty parts. */
function emptyPrincipals(value: JsonNode): readonly JsonNode[] {
  if (value.type === 'array') return value.items.length === 0 ? [value] : [];
  if (value.type !== 'object') return [];
  if (value.members.length === 0) return [value];
  return value.members.flatMap(({ value: list }) => (list?.type === 'array' && list.items.length === 0 ? [list] : []));
}
