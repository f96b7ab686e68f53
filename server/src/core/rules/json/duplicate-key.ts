import { removeMember } from '../../document/edits.ts';
import type { JsonNode, Member, ObjectNode } from '../../document/jsonNode.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { isSameValue, mergeInto } from './mergeValues.ts';

type Title = 'merge' | 'last' | 'repetition';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  messages: {
    repeated: {
      en: '"{0}" stands in this object more than once; most JSON readers keep only this one and lose what stands before.',
      'zh-cn': '同一对象中“{0}”重复出现；多数 JSON 解析器只保留最后一个，前面的内容会丢失。',
    },
    earlier: { en: 'This "{0}" is lost.', 'zh-cn': '此处的“{0}”会丢失。' },
  },
  fixTitles: {
    merge: { en: 'Merge both "{0}"', 'zh-cn': '合并两处“{0}”' },
    last: { en: 'Keep only the last "{0}"', 'zh-cn': '只保留最后一个“{0}”' },
    repetition: { en: 'Remove the repeated "{0}"', 'zh-cn': '删除重复的“{0}”' },
  },
  visit: {
    policy({ node, recognition: { dialect } }, { document: { text }, report }) {
      for (const { owner, members, inCondition } of repeatedMembers(node)) {
        const last = members.at(-1);
        if (last === undefined) continue;
        const name = last.name.value;
        const earlier = members.slice(0, -1);
        // AWS documents that a key stands once; what RAM does is unknown, and grave only where a condition gets lost.
        const isGrave = dialect === 'iam' || inCondition || name === 'Condition';
        report({
          at: last.name.span,
          level: isGrave ? 'error' : 'warning',
          message: 'repeated',
          args: [name],
          related: earlier.map((member) => ({ at: member.name.span, message: 'earlier', args: [name] })),
          fixes: fixesFor(text, owner, earlier, last),
        });
      }
    },
  },
});

export default rule;

interface Repeated {
  readonly owner: ObjectNode;
  readonly members: readonly Member[];
  readonly inCondition: boolean;
}

/** Members of the same name in one object, in the order of the text. */
function repeatedMembers(node: JsonNode): readonly Repeated[] {
  const found: Repeated[] = [];
  collectRepeated(node, false, found);
  return found;
}

function collectRepeated(node: JsonNode, inCondition: boolean, found: Repeated[]): void {
  if (node.type === 'array') for (const item of node.items) collectRepeated(item, inCondition, found);
  if (node.type !== 'object') return;
  const { members } = node;
  const names = new Set<string>();
  for (const { name } of members) names.add(name.value);
  if (names.size < members.length) {
    for (const name of names) {
      const same = members.filter((member) => member.name.value === name);
      if (same.length > 1) found.push({ owner: node, members: same, inCondition });
    }
  }
  for (const { name, value } of members) {
    if (value !== undefined) collectRepeated(value, inCondition || name.value === 'Condition', found);
  }
}

function fixesFor(
  text: string,
  owner: ObjectNode,
  earlier: readonly Member[],
  last: Member,
): readonly FindingFix<Title>[] {
  const args = [last.name.value];
  const keepLast = earlier.map((member) => removeMember(text, owner, member));
  const before = earlier.at(-1);
  if (before?.value === undefined || last.value === undefined) return [];
  if (earlier.every(({ value }) => isSameValue(value, last.value))) {
    return [{ title: 'repetition', args, grade: 'narrows', edits: keepLast }];
  }
  // Three of a name are a copied block more often than three parts of one, and a person has to sort them out.
  const merged = earlier.length > 1 ? undefined : mergeInto(text, last.name.value, before.value, last.value);
  const keep = { title: 'last', args, grade: 'choice', edits: keepLast } as const;
  if (merged === undefined) return [keep];
  return [{ title: 'merge', args, grade: 'choice', edits: [...merged, removeMember(text, owner, last)] }, keep];
}
