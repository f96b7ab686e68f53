import { removeMember, replaceString } from '../../document/edits.ts';
import type { StringNode } from '../../document/jsonNode.ts';
import { elementNamed, type Policy, type Statement } from '../../document/policy.ts';
import { defineRule, type FindingFix, type Rule, type RuleContext } from '../rule.ts';

type Message = 'duplicate' | 'first' | 'character' | 'empty' | 'not in RAM';
type Title = 'replace' | 'remove';
type Context = RuleContext<Message, Title>;

const rule: Rule = defineRule<Message, Title>({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    duplicate: {
      en: 'An earlier statement of this policy has the Sid "{0}" too.',
      'zh-cn': '该策略中前面的语句已使用 Sid“{0}”。',
    },
    first: { en: 'It is used here first.', 'zh-cn': '首次使用在此处。' },
    character: {
      en: 'The Sid "{0}" holds "{1}"; a Sid is made of English letters and digits.',
      'zh-cn': 'Sid“{0}”含有“{1}”；Sid 由英文字母和数字组成。',
    },
    empty: { en: 'The Sid is empty; name the statement or leave it out.', 'zh-cn': 'Sid 为空，请填写或省略。' },
    'not in RAM': {
      en: 'The grammar of RAM has no Sid in this kind of policy.',
      'zh-cn': 'RAM 的语法中，此类策略没有 Sid 元素。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
    remove: { en: 'Remove Sid', 'zh-cn': '删除 Sid' },
  },
  visit: {
    policy(policy, context) {
      if (policy.recognition.dialect === 'ram') checkRam(policy, context);
      else checkIam(policy, context);
    },
  },
});

export default rule;

function checkRam({ statements, recognition: { holder } }: Policy, context: Context): void {
  // The vendor's own policies of keys, secrets and buckets carry it.
  if (holder === 'key' || holder === 'bucket') return;
  for (const statement of statements) reportRemovable(statement, 'not in RAM', context);
}

function checkIam({ statements, recognition: { holder } }: Policy, context: Context): void {
  const { report } = context;
  const taken = new Set(statements.map((statement) => sidOf(statement)?.value));
  const first = new Map<string, StringNode>();
  for (const statement of statements) {
    const node = sidOf(statement);
    if (node === undefined) continue;
    const { value: sid, span: at } = node;
    const earlier = first.get(sid);
    const character = /[^A-Za-z0-9]/u.exec(sid)?.[0];
    if (sid === '') {
      reportRemovable(statement, 'empty', context);
    } else if (earlier !== undefined) {
      const related = [{ at: earlier.span, message: 'first' as const }];
      const wanted = holder === undefined ? inCamelCase(sid) || sid : sid;
      const finding = {
        at,
        message: 'duplicate' as const,
        args: [sid],
        related,
        fixes: [renaming(node, wanted, taken)],
      };
      // AWS publishes key policies that repeat a Sid.
      report(holder === undefined ? finding : { ...finding, level: 'hint' });
    } else if (character !== undefined && !sid.includes('${')) {
      const finding = { at, message: 'character' as const, args: [sid, character] };
      const plain = inCamelCase(sid);
      const fixes = plain === '' ? [] : [renaming(node, plain, taken)];
      // Key and bucket policies are published with blanks in it, and what other services take is not known.
      if (holder === undefined) report({ ...finding, fixes });
      else if (holder === 'other') report({ ...finding, level: 'hint', fixes });
    }
    if (earlier === undefined) first.set(sid, node);
  }
}

function reportRemovable(statement: Statement, message: Message, { document, report }: Context): void {
  const member = elementNamed(statement, 'Sid')?.member;
  if (member === undefined) return;
  const edits = [removeMember(document.text, statement.node, member)];
  report({ at: member.span, level: 'hint', message, fixes: [{ title: 'remove', grade: 'narrows', edits }] });
}

/** `Read objects` becomes `ReadObjects`. */
function inCamelCase(sid: string): string {
  return sid.replace(/[^A-Za-z0-9]+([a-z])/g, (_, letter: string) => letter.toUpperCase()).replace(/[^A-Za-z0-9]/g, '');
}

/** Gives a statement the wanted Sid, or that with the first number that makes it unlike all that are taken. */
function renaming(node: StringNode, wanted: string, taken: Set<string | undefined>): FindingFix<Title> {
  const base = wanted.replace(/[0-9]+$/, '');
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${base}${number}`;
  taken.add(name);
  return { title: 'replace', args: [name], grade: 'narrows', edits: [replaceString(node, name)] };
}

function sidOf(statement: Statement): StringNode | undefined {
  const value = elementNamed(statement, 'Sid')?.member.value;
  return value?.type === 'string' ? value : undefined;
}
