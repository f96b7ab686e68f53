import type { Dialect } from '../../document/dialect.ts';
import { insertMember, replaceString } from '../../document/edits.ts';
import type { JsonNode, StringNode } from '../../document/jsonNode.ts';
import { elementsNamed, type Policy, type Statement } from '../../document/policy.ts';
import type { PolicyDocument } from '../../document/policyDocument.ts';
import { type Grammar, grammarOf } from '../../grammar/grammar.ts';
import { currentVersion } from '../../rules/currentVersion.ts';
import { otherDialect } from '../../rules/otherCloud.ts';
import { quoted } from '../../rules/quotedList.ts';
import type { Edit } from '../../text/edit.ts';
import { type Localized, say } from '../../text/locale.ts';
import type { FeatureContext } from '../context.ts';
import { putInPlace, withoutItems } from './listLayout.ts';
import type { RefactoringSort, RefactorPlace } from './refactoring.ts';
import { itemsOf, slotsOf, type ValueSlot } from './slots.ts';
import {
  type Translation,
  type Translator,
  translateAction,
  translateConditionValue,
  translatePrincipal,
  translatePrincipalType,
  translateResource,
} from './translateWords.ts';

const titles: Readonly<Record<Dialect, Localized>> = {
  ram: { en: 'Convert to a RAM policy of Alibaba Cloud', 'zh-cn': '转换为阿里云 RAM 策略' },
  iam: { en: 'Convert to an IAM policy of AWS', 'zh-cn': '转换为 AWS IAM 策略' },
};
const words = {
  toFillIn: { en: '{0}, with {1} to fill in', 'zh-cn': '{0}，需补全 {1}' },
  comment: {
    en: 'A comment stands among values that would change places.',
    'zh-cn': '需要变动的取值之间有注释。',
  },
} as const satisfies Readonly<Record<string, Localized>>;
const noCounterpart: Readonly<Record<Dialect, Localized>> = {
  ram: { en: 'In RAM nothing does the same as {0}.', 'zh-cn': 'RAM 中没有与{0}对应的内容。' },
  iam: { en: 'In AWS IAM nothing does the same as {0}.', 'zh-cn': 'AWS IAM 中没有与{0}对应的内容。' },
};
/** So many words without counterpart are named; of the others it is told how many there are. */
const mostNamed = 5;

/** Writes a policy for the other cloud, where that has a word for everything in it; otherwise says for what it has none. */
export const convertDialect: RefactoringSort = {
  kind: 'refactor.rewrite.rampart.convertDialect',
  find({ document, policy }: RefactorPlace, { catalogue: catalogues, locale }: FeatureContext) {
    const from = policy.recognition.dialect;
    const to = otherDialect(from);
    const title = say(titles[to], locale);
    const draft = translate(document, policy, { from, to, catalogues });
    if (draft.missing.size > 0) {
      return [{ title, reason: say(noCounterpart[to], locale, [quoted([...draft.missing], locale, mostNamed)]) }];
    }
    if (draft.edits.length === 0) return [];
    if (draft.commented.length > 0) return [{ title, reason: say(words.comment, locale) }];
    const blanks = [...new Set(draft.edits.flatMap(({ text }) => text.match(/<[a-z]+>/g) ?? []))];
    const whole =
      blanks.length === 0 ? title : say(words.toFillIn, locale, [title, blanks.join(locale === 'en' ? ', ' : '、')]);
    return [{ title: whole, access: 'translated', edits: draft.edits }];
  },
};

/** A translation under way. */
interface Draft {
  readonly edits: Edit[];
  /** Words without counterpart, in the order of the text. */
  readonly missing: Set<string>;
  /** Lists in which a comment is in the way. */
  readonly commented: JsonNode[];
}

function translate(document: PolicyDocument, policy: Policy, translator: Translator): Draft {
  const { to } = translator;
  const draft: Draft = { edits: [], missing: new Set(), commented: [] };
  const grammar = grammarOf(to, policy.recognition.kind);
  for (const { name, text } of policy.elements) {
    if (name === undefined || grammar.element('policy', name) === undefined) draft.missing.add(text);
  }
  if (policy.version !== undefined && policy.version.node.type === 'string') {
    draft.edits.push(replaceString(policy.version.node, currentVersion(to)));
  } else if (policy.form === 'document' && policy.node.type === 'object') {
    const version = JSON.stringify(currentVersion(to));
    draft.edits.push(insertMember(document.text, policy.node, 'Version', version, 'first'));
  }
  for (const statement of policy.statements) translateStatement(document, statement, grammar, translator, draft);
  return draft;
}

function translateStatement(
  document: PolicyDocument,
  statement: Statement,
  grammar: Grammar,
  translator: Translator,
  draft: Draft,
): void {
  for (const { name, text, member } of statement.elements) {
    // What NotResource does in RAM is not known.
    const isKnown = name !== undefined && name !== 'NotResource' && grammar.element('statement', name) !== undefined;
    if (!isKnown || member.value === undefined) draft.missing.add(text);
  }
  for (const slot of slotsOf(statement)) translateSlot(document, slot, translator, draft);
  for (const { member } of elementsNamed(statement, 'Principal')) {
    if (member.value?.type === 'string') translateAnyone(member.value, translator, draft);
    for (const { name } of member.value?.type === 'object' ? member.value.members : []) {
      translateName(name, translatePrincipalType(name.value, translator), draft);
    }
  }
  for (const { member } of elementsNamed(statement, 'Condition')) {
    const parts = member.value?.type === 'object' ? member.value.members : [member];
    for (const { name, value } of parts) if (value?.type !== 'object') draft.missing.add(name.value);
  }
  const operators = new Set(statement.conditions.map(({ operator }) => operator));
  for (const operator of operators) {
    const known = grammar.conditionOperator(operator.value);
    const all = known === undefined ? [] : [known.operator, ...known.modifiers];
    const isDocumented = all.length > 0 && all.every(({ standing }) => standing === 'documented');
    if (!isDocumented) draft.missing.add(operator.value);
  }
  for (const { key } of statement.conditions) {
    translateName(key, translator.catalogues[translator.from].counterpartOfConditionKey(key.value), draft);
  }
}

/** A bare `"*"` is a Principal of AWS; RAM takes one within braces only. */
function translateAnyone(node: StringNode, { to }: Translator, draft: Draft): void {
  if (node.value !== '*') draft.missing.add(node.value);
  else if (to === 'ram') draft.edits.push({ span: node.span, text: '{ "RAM": "*" }' });
}

function translateName(node: StringNode, counterpart: string | undefined, draft: Draft): void {
  if (counterpart === undefined) draft.missing.add(node.value);
  else if (counterpart !== node.value) draft.edits.push(replaceString(node, counterpart));
}

function translateSlot(document: PolicyDocument, slot: ValueSlot, translator: Translator, draft: Draft): void {
  const list = slot.value.type === 'array' ? slot.value : undefined;
  const written = new Set<string>();
  const gone = new Set<JsonNode>();
  for (const node of itemsOf(slot)) {
    if (node.type !== 'string') {
      if (node.type === 'array' || node.type === 'object') draft.missing.add(slot.member.name.value);
      continue;
    }
    const translation = translationOf(slot, node.value, translator);
    if (translation === undefined) {
      draft.missing.add(node.value);
      continue;
    }
    const fresh = translation.filter((text) => !written.has(text));
    for (const text of fresh) written.add(text);
    const isSame = fresh.length === 1 && fresh[0] === node.value;
    if (fresh.length === 0) gone.add(node);
    else if (!isSame)
      draft.edits.push(
        putInPlace(
          document.text,
          node,
          list,
          fresh.map((text) => JSON.stringify(text)),
        ),
      );
  }
  if (list === undefined || gone.size === 0) return;
  const cuts = withoutItems(document, list, gone);
  if (cuts === undefined) draft.commented.push(list);
  else draft.edits.push(...cuts);
}

function translationOf({ sort, member }: ValueSlot, text: string, translator: Translator): Translation {
  switch (sort) {
    case 'actions':
      return translateAction(text, translator);
    case 'resources':
      return translateResource(text, translator);
    case 'principals':
      return translatePrincipal(member.name.value, text, translator);
    case 'values':
      return translateConditionValue(member.name.value, text, translator);
  }
}
