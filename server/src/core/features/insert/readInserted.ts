import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Policy } from '../../document/policy.ts';
import { createPolicyDocument, type PolicyDocument } from '../../document/policyDocument.ts';
import { type Locale, type Localized, say } from '../../text/locale.ts';
import { firstFault, positionPhrase } from '../describe/textPlace.ts';

/** What is to be inserted: one policy or bare statement, in strict JSON. */
export interface Inserted {
  readonly document: PolicyDocument;
  readonly policy: Policy;
}

const words = {
  none: { en: 'What is to be inserted is no policy and no statement.', 'zh-cn': '要插入的内容不是策略，也不是语句。' },
  several: {
    en: 'What is to be inserted holds several policies; insert them one by one.',
    'zh-cn': '要插入的内容包含多个策略，请逐个插入。',
  },
  broken: {
    en: 'What is to be inserted is not valid JSON at {0}.',
    'zh-cn': '要插入的内容在{0}处不是有效的 JSON。',
  },
  mixed: {
    en: 'The statements to be inserted are of different kinds, so it is not clear what they allow.',
    'zh-cn': '要插入的语句类型不一致，无法确定它们允许的内容。',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** Reads what is to be inserted, or says in a sentence why it cannot be. */
export function readInserted(text: string, locale: Locale): Inserted | string {
  const document = createPolicyDocument(TextDocument.create('inserted:policy.json', 'json', 0, text));
  const { json, policies } = document;
  const lost = [...json.comments, ...json.trailingCommas].map(({ start }) => start);
  const places = [firstFault(document) ?? [], ...lost].flat();
  if (places.length > 0) return say(words.broken, locale, [positionPhrase(document, Math.min(...places), locale)]);
  const [policy, another] = policies;
  if (policy === undefined || policy.statements.length === 0) return say(words.none, locale);
  if (another !== undefined) return say(words.several, locale);
  return policy.recognition.kindFrom === 'mixed' ? say(words.mixed, locale) : { document, policy };
}
