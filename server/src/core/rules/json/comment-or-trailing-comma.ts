import { firstLine } from '../../document/headline.ts';
import { withItsBlanks } from '../commentSpan.ts';
import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'correctness',
  level: 'error',
  console: true,
  messages: {
    comment: {
      en: 'JSON knows no comments, so the text with "{0}" in it is refused.',
      'zh-cn': 'JSON 不支持注释，含有“{0}”的文本会被拒绝。',
    },
    comma: {
      en: 'No comma may stand before "{0}".',
      'zh-cn': '“{0}”前面不能有逗号。',
    },
  },
  fixTitles: {
    'remove comment': { en: 'Remove the comment', 'zh-cn': '删除注释' },
    'remove comma': { en: 'Remove the comma', 'zh-cn': '删除逗号' },
  },
  visit: {
    document({ text, host, json }, { report }) {
      const isJsonc = host === 'jsonc';
      for (const comment of json.comments) {
        if (isJsonc && text[comment.start] !== '#') continue;
        report({
          at: firstLine(text, comment),
          message: 'comment',
          args: [shorten(text.slice(comment.start, comment.end))],
          // A reader of prose is told by a comment what to put in its place.
          ...(host === 'prose' ? { level: 'hint' } : {}),
          fixes: [
            { title: 'remove comment', grade: 'narrows', edits: [{ span: withItsBlanks(text, comment), text: '' }] },
          ],
        });
      }
      for (const comma of isJsonc ? [] : json.trailingCommas) {
        report({
          at: comma,
          message: 'comma',
          args: [/[}\]]/.exec(json.plain.slice(comma.end))?.[0] ?? ''],
          fixes: [{ title: 'remove comma', grade: 'narrows', edits: [{ span: comma, text: '' }] }],
        });
      }
    },
  },
});

export default rule;

function shorten(comment: string): string {
  const line = /^.*/.exec(comment)?.[0] ?? '';
  return line.length > 40 || line.length < comment.length ? `${line.slice(0, 40).trimEnd()}…` : line;
}
