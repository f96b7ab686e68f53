import type { Action, ConditionKey } from '../catalogue/catalogue.ts';
import type { ExtraFacts, ExtraService } from '../catalogue/extraFacts.ts';
import { looksLikeArn, parseArn } from '../document/arn.ts';
import type { Dialect } from '../document/dialect.ts';
import type { Localized } from '../text/locale.ts';
import {
  factsShape,
  type WrittenAction,
  type WrittenKey,
  type WrittenSentence,
  type WrittenService,
} from './factsShape.ts';
import type { FileFault, TellFault } from './fault.ts';
import { readJsonFile } from './jsonFile.ts';
import type { Located } from './shape.ts';

/** What a file of a person's own tells of services, and what is wrong with the file. */
export interface ReadFacts {
  readonly facts: ExtraFacts | undefined;
  readonly faults: readonly FileFault[];
}

const sentences = {
  code: {
    en: 'A service code consists of letters, digits, hyphens and dots, and "{0}" does not.',
    'zh-cn': '服务代码只能包含字母、数字、连字符和点号，“{0}”不符合要求。',
  },
  action: {
    en: 'The name of an action consists of letters, digits and a few signs, without the service code, and "{0}" does not.',
    'zh-cn': '操作名称只能包含字母、数字等字符，且不含服务代码，“{0}”不符合要求。',
  },
  key: {
    en: 'A condition key begins with a prefix and a colon, and "{0}" does not.',
    'zh-cn': '条件键应以前缀和冒号开头，“{0}”不符合要求。',
  },
  arn: { en: '"{0}" is no ARN form of {1}.', 'zh-cn': '“{0}”不是 {1} 的 ARN 格式。' },
  twice: { en: '"{0}" stands here a second time; the later one counts.', 'zh-cn': '“{0}”重复出现，以后出现的为准。' },
} satisfies Readonly<Record<string, Localized>>;

const words: Readonly<Record<Action['level'], Localized>> = {
  list: { en: 'List.', 'zh-cn': '列出。' },
  read: { en: 'Read.', 'zh-cn': '读取。' },
  write: { en: 'Write.', 'zh-cn': '写入。' },
  tagging: { en: 'Tagging.', 'zh-cn': '标签操作。' },
  'permission management': { en: 'Permission management.', 'zh-cn': '权限管理。' },
};

/**
 * Reads a file with facts of a person's own. Total: what is wrong is told, and all else counts.
 * @param origin name of the file, shown where its facts are
 */
export function readFacts(text: string, origin: string): ReadFacts {
  const faults: FileFault[] = [];
  const tell = (fault: FileFault): void => void faults.push(fault);
  const root = readJsonFile(text, tell);
  const written = root === undefined ? undefined : factsShape.read(root, tell);
  if (written === undefined) return { facts: undefined, faults };
  const dialect = written.dialect ?? 'ram';
  const services = (written.services ?? []).filter(({ code }) => judge(code, /^[a-z][\w.-]*$/i, sentences.code, tell));
  tellRepeated(
    services.flatMap(({ code, actions }) =>
      (actions ?? []).map(({ name }) => ({ value: `${code.value}:${name.value}`, span: name.span })),
    ),
    tell,
  );
  const keysOf = (keys: readonly WrittenKey[] | undefined, global: boolean): readonly ConditionKey[] =>
    (keys ?? [])
      .filter(({ name }) => judge(name, /^[a-z][\w.-]*:\S/i, sentences.key, tell))
      .map((key) => conditionKeyOf(key, global, origin));
  const facts: ExtraFacts = {
    dialect,
    services: services.map((service) => serviceOf(service, origin)),
    actions: services.flatMap((service) =>
      (service.actions ?? [])
        .filter(({ name }) => judge(name, /^[a-z][\w.-]*$/i, sentences.action, tell))
        .map((action) => actionOf(action, { service, dialect, origin, tell })),
    ),
    conditionKeys: [
      ...keysOf(written.conditionKeys, true),
      ...services.flatMap(({ conditionKeys }) => keysOf(conditionKeys, false)),
    ],
  };
  return { facts, faults: faults.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end) };
}

function serviceOf(service: WrittenService, origin: string): ExtraService {
  const { code, name, actionList } = service;
  return { prefix: code.value, name, chineseName: service['zh-cn'], actionList, origin };
}

interface ActionSurroundings {
  readonly service: WrittenService;
  readonly dialect: Dialect;
  readonly origin: string;
  readonly tell: TellFault;
}

function actionOf(action: WrittenAction, { service, dialect, origin, tell }: ActionSurroundings): Action {
  const { name, level, description, resources, conditionKeys, deprecated } = action;
  return {
    id: `${service.code.value}:${name.value}`,
    prefix: service.code.value,
    name: name.value,
    level,
    confidence: 'A',
    description: localized(description) ?? words[level],
    deprecated: deprecated === true,
    resources: (resources ?? [])
      .filter((form) => isArnForm(form.value, dialect) || judgeArn(form, dialect, tell))
      .map(({ value }) => ({ type: undefined, arn: value, required: undefined })),
    conditionKeys: conditionKeys ?? [],
    dependentActions: [],
    url: undefined,
    origin,
  };
}

function conditionKeyOf(
  { name, type, description, values }: WrittenKey,
  global: boolean,
  origin: string,
): ConditionKey {
  return { name: name.value, type, global, description: localized(description), values: values ?? [], origin };
}

function localized(sentence: WrittenSentence | undefined): Localized | undefined {
  if (sentence === undefined) return undefined;
  if (typeof sentence === 'string') return { en: sentence, 'zh-cn': sentence };
  return { en: sentence.en, 'zh-cn': sentence['zh-cn'] ?? sentence.en };
}

function isArnForm(form: string, dialect: Dialect): boolean {
  if (form === '*') return true;
  return looksLikeArn(form) && parseArn(form)?.prefix === (dialect === 'ram' ? 'acs' : 'arn');
}

function judgeArn({ value, span }: Located<string>, dialect: Dialect, tell: TellFault): false {
  const args = [value, dialect === 'ram' ? 'RAM' : 'IAM'];
  tell({ span, sentence: sentences.arn, args, level: 'error', alsoFoundBy: undefined });
  return false;
}

function judge({ value, span }: Located<string>, form: RegExp, sentence: Localized, tell: TellFault): boolean {
  if (form.test(value)) return true;
  tell({ span, sentence, args: [value], level: 'error', alsoFoundBy: undefined });
  return false;
}

function tellRepeated(names: readonly Located<string>[], tell: TellFault): void {
  const seen = new Set<string>();
  for (const { value, span } of names) {
    const lower = value.toLowerCase();
    if (seen.has(lower))
      tell({ span, sentence: sentences.twice, args: [value], level: 'warning', alsoFoundBy: undefined });
    seen.add(lower);
  }
}
