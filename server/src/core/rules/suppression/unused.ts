import { commentWithout } from '../commentSpan.ts';
import { defineRule, type Rule } from '../rule.ts';

const rule: Rule = defineRule({
  category: 'style',
  level: 'hint',
  messages: {
    unused: {
      en: 'No problem of "{0}" is here to be ignored.',
      'zh-cn': '此处没有可忽略的“{0}”问题。',
    },
    unknown: {
      en: 'There is no rule "{0}" to ignore.',
      'zh-cn': '没有名为“{0}”的规则可忽略。',
    },
    misspelt: {
      en: 'There is no rule "{0}" to ignore; "{1}" is near.',
      'zh-cn': '没有名为“{0}”的规则可忽略，相近的规则是“{1}”。',
    },
  },
  fixTitles: {
    remove: { en: 'Remove the comment', 'zh-cn': '删除注释' },
    'remove name': { en: 'Remove "{0}" from the comment', 'zh-cn': '从注释中删除“{0}”' },
    rename: { en: 'Ignore "{0}"', 'zh-cn': '忽略“{0}”' },
  },
  visit: {
    ignoreComment(comment, { document: { text }, report }) {
      for (const name of comment.names) {
        if (name.is === 'off' || name.hides > 0) continue;
        const isAlone = comment.names.length === 1;
        report({
          at: name.span,
          message: name.is === 'active' ? 'unused' : name.nearest === undefined ? 'unknown' : 'misspelt',
          args: [name.text, name.nearest ?? ''],
          tag: 'unnecessary',
          fixes: [
            ...(name.nearest === undefined
              ? []
              : [
                  {
                    title: 'rename',
                    args: [name.nearest],
                    grade: 'choice',
                    edits: [{ span: name.span, text: name.nearest }],
                  } as const,
                ]),
            {
              title: isAlone ? 'remove' : 'remove name',
              args: [name.text],
              grade: 'narrows',
              edits: [{ span: commentWithout(text, comment, name), text: '' }],
            },
          ],
        });
      }
    },
  },
});

export default rule;
