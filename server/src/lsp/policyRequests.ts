import { type Connection, RequestType } from 'vscode-languageserver';
import { type Asker, type Localized, say } from '../core/index.ts';
import {
  type ComparePoliciesParams,
  type ComparePoliciesResult,
  comparePoliciesRequest,
  type InsertParams,
  type InsertResult,
  insertRequest,
} from '../protocol/policies.ts';
import { nameOf } from './addresses.ts';
import type { Documents } from './documents.ts';
import type { Guard } from './guard.ts';

export interface PolicyRequestParts {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly documents: Documents;
}

const words = {
  unread: {
    en: 'Rampart does not read {0}: it is not open, or a setting leaves it out.',
    'zh-cn': 'Rampart 未读取 {0}：该文本未打开，或设置已将其排除。',
  },
  failed: {
    en: 'Something went wrong within Rampart; its output says what.',
    'zh-cn': 'Rampart 内部出错，详情见其输出。',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** Answers what is done with the policies of open texts: compare two, insert into one. */
export function answerPolicyRequests({ connection, guard, documents }: PolicyRequestParts, { locale }: Asker): void {
  const noComparison = (refusal: string): ComparePoliciesResult => ({
    summary: '',
    isSame: false,
    differences: [],
    refusal,
  });
  const noInsertion = (refusal: string): InsertResult => ({ edits: [], grants: [], refusal });
  const failed = say(words.failed, locale);

  const compare = new RequestType<ComparePoliciesParams, ComparePoliciesResult, void>(comparePoliciesRequest);
  connection.onRequest(compare, (params, token) => {
    const [before, after] = [params.before.uri, params.after.uri];
    return guard.answer({ name: comparePoliciesRequest, uri: after, token }, noComparison(failed), async () => {
      const [first, second] = await Promise.all([documents.read(before), documents.read(after)]);
      if (first === undefined) return noComparison(say(words.unread, locale, [nameOf(before)]));
      if (second === undefined) return noComparison(say(words.unread, locale, [nameOf(after)]));
      return second.service.comparePolicies(first.document, second.document, second.asker);
    });
  });

  const insert = new RequestType<InsertParams, InsertResult, void>(insertRequest);
  connection.onRequest(insert, ({ textDocument: { uri }, text }, token) =>
    guard.answer({ name: insertRequest, uri, token }, noInsertion(failed), async () => {
      const read = await documents.read(uri);
      if (read === undefined) return noInsertion(say(words.unread, locale, [nameOf(uri)]));
      return read.service.insert(read.document, text, read.asker);
    }),
  );
}
