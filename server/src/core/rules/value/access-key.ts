import type { PolicyDocument } from '../../document/policyDocument.ts';
import { span } from '../../text/span.ts';
import { defineRule, type Rule } from '../rule.ts';

/** The id of a real access key somewhere in the text. The message never repeats it. */
const rule: Rule = defineRule({
  category: 'security',
  level: 'warning',
  messages: {
    key: {
      en: 'This is the id of an access key ("{0}…"); a policy has no use for it. If its secret was kept with it, disable the key.',
      'zh-cn': '这是访问密钥的 ID（“{0}…”），策略中不应出现。如果密钥的 Secret 也一同泄露，请禁用该访问密钥。',
    },
  },
  visit: {
    document(document, { report }) {
      const intended = placesOfConditions(document);
      for (const { 0: id, index } of document.text.matchAll(accessKeyId)) {
        if (isExample(id) || intended.some(({ start, end }) => index >= start && index < end)) continue;
        report({ at: span(index, index + id.length), message: 'key', args: [id.slice(0, 4)] });
      }
    },
  },
});

export default rule;

/** Long-term keys of Alibaba Cloud, long-term and temporary ones of AWS. */
const accessKeyId = /\b(?:LTAI[A-Za-z0-9]{12,26}|(?:AKIA|ASIA)[A-Z2-7]{16})\b/g;

/** Values of the condition that asks by which access key a request was signed. */
function placesOfConditions({ policies }: PolicyDocument): readonly { readonly start: number; readonly end: number }[] {
  return policies.flatMap(({ statements }) =>
    statements.flatMap(({ conditions }) =>
      conditions.flatMap(({ key, values }) =>
        /^acs:AccessId$/i.test(key.value) ? values.map((each) => each.span) : [],
      ),
    ),
  );
}

/** Documentation has keys with the word in them; a page hides the letters of others behind a few. */
function isExample(id: string): boolean {
  const letters = id.slice(4).toLowerCase();
  return /example|test|12345|abcd/.test(letters) || new Set(letters).size < 8;
}
