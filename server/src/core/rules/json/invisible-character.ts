import { objectsIn, type StringNode } from '../../document/jsonNode.ts';
import { holdsInvisible, plainFor } from '../../document/lookalikes.ts';
import { elementsNamed, type Policy } from '../../document/policy.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import type { Edit } from '../../text/edit.ts';
import { type Span, span } from '../../text/span.ts';
import { defineRule, type FindingFix, type Rule } from '../rule.ts';
import { nameOfInvisible } from './invisibleNames.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'warning',
  console: true,
  messages: {
    outside: {
      en: '{0} stands between the parts of the JSON, where only plain spaces may.',
      'zh-cn': 'JSON 的各部分之间有{0}，此处只能使用普通空格。',
    },
    everywhere: {
      en: '{0} stands in {1} places between the parts of the JSON, where only plain spaces may.',
      'zh-cn': 'JSON 的各部分之间有 {1} 处{0}，此处只能使用普通空格。',
    },
    mark: {
      en: '{0} stands at the very start, where not every JSON reader takes it.',
      'zh-cn': '文本以{0}开头，并非所有 JSON 解析器都能接受。',
    },
    inside: {
      en: '{0} hides in "{1}", which is therefore not the text that it seems to be.',
      'zh-cn': '“{1}”中藏有{0}，实际内容与看上去的不同。',
    },
  },
  fixTitles: {
    blanks: { en: 'Replace with plain spaces', 'zh-cn': '替换为普通空格' },
    remove: { en: 'Remove what is invisible', 'zh-cn': '删除不可见字符' },
  },
  visit: {
    document(document, { locale, report }) {
      const name = ({ at }: Run): string => nameOfInvisible(document.text.charAt(at.start), locale);
      const [mark, runs] = withoutMark(runsOutside(document), document.text);
      if (mark !== undefined) report({ at: mark.at, message: 'mark', args: [name(mark)], fixes: [repair(mark.edits)] });
      const [first] = runs;
      if (first !== undefined && runs.length > mostToldApart) {
        const fixes = [repair(runs.flatMap(({ edits }) => edits))];
        report({
          at: first.at,
          level: 'error',
          message: 'everywhere',
          args: [name(first), String(runs.length)],
          fixes,
        });
        return;
      }
      for (const run of runs) {
        report({ at: run.at, level: 'error', message: 'outside', args: [name(run)], fixes: [repair(run.edits)] });
      }
    },
    policy(policy, { document, locale, report }) {
      if (!holdsInvisible(document.text)) return;
      for (const node of exactStrings(policy)) {
        for (const at of runsInside(document.text, node)) {
          report({
            at,
            message: 'inside',
            args: [nameOfInvisible(document.text.charAt(at.start), locale), node.value],
            // What never matched before may match from now on.
            fixes: [
              { title: 'remove', grade: 'choice', edits: [{ span: at, text: plainWithin(document.text, node, at) }] },
            ],
          });
        }
      }
    },
  },
});

export default rule;

/** More runs than this, as in a text copied from a web page, are told as one. */
const mostToldApart = 3;

interface Run {
  readonly at: Span;
  readonly edits: readonly Edit[];
}

/** A byte order mark at the very start, which RFC 7159 lets readers skip, and all other runs. */
function withoutMark(runs: readonly Run[], text: string): readonly [mark: Run | undefined, others: readonly Run[]] {
  const [first, ...others] = runs;
  const isMark = first?.at.start === 0 && first.at.end === 1 && text.startsWith('\ufeff');
  return isMark ? [first, others] : [undefined, runs];
}

function repair(edits: readonly Edit[]): FindingFix<'blanks' | 'remove'> {
  return { title: edits.some(({ text }) => text !== '') ? 'blanks' : 'remove', grade: 'narrows', edits };
}

/** Neighbouring invisible characters outside strings, also with plain spaces between them, as copied indentation has them. */
function runsOutside({ text, json }: PolicyDocument): readonly Run[] {
  const runs: Run[] = [];
  for (const { span: at, sort, replacement } of json.lookalikes) {
    if (sort !== 'invisible') continue;
    const edit = { span: at, text: replacement };
    const last = runs.at(-1);
    if (last !== undefined && /^[ \t]*$/.test(text.slice(last.at.end, at.start))) {
      runs[runs.length - 1] = { at: span(last.at.start, at.end), edits: [...last.edits, edit] };
    } else {
      runs.push({ at, edits: [edit] });
    }
  }
  return runs;
}

/** Neighbouring invisible characters within a string. */
function runsInside(text: string, { span: { start, end } }: StringNode): readonly Span[] {
  const runs: Span[] = [];
  for (let index = start; index < end; index++) {
    if (!holdsInvisible(text.charAt(index))) continue;
    const last = runs.at(-1);
    if (last?.end === index) runs[runs.length - 1] = span(last.start, index + 1);
    else runs.push(span(index, index + 1));
  }
  return runs;
}

/** Strings that count letter by letter: all names, and the values of Version, Effect and the actions. */
function* exactStrings(policy: Policy): Generator<StringNode> {
  for (const { members } of objectsIn(policy.node)) for (const { name } of members) yield name;
  if (policy.version?.node.type === 'string') yield policy.version.node;
  for (const statement of policy.statements) {
    for (const { member } of elementsNamed(statement, 'Effect'))
      if (member.value?.type === 'string') yield member.value;
    for (const { node } of statement.actions) yield node;
  }
}

/** Only the names of tags, behind the slash of a condition key, have blanks in them. */
function plainWithin(text: string, { span: { start, end } }: StringNode, at: Span): string {
  const isTagName = text.slice(start, at.start).includes('/') && at.end < end - 1;
  return isTagName ? plainFor(text.charAt(at.start)) : '';
}
