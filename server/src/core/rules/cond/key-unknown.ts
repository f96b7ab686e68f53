import { isInterpolated } from '../../access/actionFormat.ts';
import type { DialectCatalogue } from '../../catalogue/catalogue.ts';
import { replaceString } from '../../document/edits.ts';
import { nearest } from '../../text/nearest.ts';
import { defineRule, type Level, type Rule } from '../rule.ts';
import { termOf } from './conditionTerm.ts';
import { replacementOf } from './deprecatedKeys.ts';

type Message = 'global' | 'service' | 'near' | 'case';

/** A key that nobody sets makes a condition that never holds, or always where it is negated. */
const rule: Rule = defineRule<Message, 'replace'>({
  category: 'correctness',
  level: 'warning',
  messages: {
    global: {
      en: '"{0}" is not among the condition keys that the {1} catalogue of {2} lists for every service.',
      'zh-cn': '{2} 的 {1} 目录所列的全局条件键中没有“{0}”。',
    },
    service: {
      en: '"{0}" is not among the condition keys that the {1} catalogue of {2} lists for this service.',
      'zh-cn': '{2} 的 {1} 目录所列的该服务条件键中没有“{0}”。',
    },
    near: {
      en: '"{0}" is not among the condition keys in the {1} catalogue of {2}; did you mean "{3}"?',
      'zh-cn': '{2} 的 {1} 目录中没有条件键“{0}”，是否应为“{3}”？',
    },
    case: {
      en: 'Letter case counts in condition keys of RAM: "{0}" is another key than "{3}".',
      'zh-cn': 'RAM 的条件键区分大小写：“{0}”与“{3}”是不同的条件键。',
    },
  },
  fixTitles: {
    replace: { en: 'Replace with "{0}"', 'zh-cn': '替换为“{0}”' },
  },
  visit: {
    condition(entry, context, statement) {
      const { catalogue, catalogues, policy, report } = context;
      const { dialect } = policy.recognition;
      const { key, operator } = entry;
      const text = key.value;
      const doubt = dialect === 'ram' ? doubtInRam(text, catalogue) : doubtInIam(text, catalogue);
      if (doubt === undefined || termOf(entry, statement, context) === undefined) return;
      // The other cloud's keys are told by a rule of their own.
      const namespace = namespaceOf(text);
      if (namespace === (dialect === 'ram' ? 'aws' : 'acs')) return;
      const other = dialect === 'ram' ? 'iam' : 'ram';
      if (catalogue.service(namespace) === undefined && catalogues[other].conditionKey(text) !== undefined) return;
      const { message, level, near } = doubt;
      const isTaken = statement.conditions.some((each) => each.operator === operator && each.key.value === near);
      report({
        at: key.span,
        level,
        message,
        args: [text, dialect.toUpperCase(), catalogue.date, near ?? ''],
        fixes:
          near === undefined || isTaken
            ? []
            : [{ title: 'replace', args: [near], grade: 'choice', edits: [replaceString(key, near)] }],
      });
    },
  },
});

export default rule;

interface Doubt {
  readonly message: Message;
  readonly level: Exclude<Level, 'off'>;
  readonly near: string | undefined;
}

/** RAM lists its keys nowhere in full, so that only letter case and near misses of global keys are worth a warning. */
function doubtInRam(text: string, catalogue: DialectCatalogue): Doubt | undefined {
  const known = catalogue.conditionKey(text);
  if (known !== undefined) {
    const spelling = spelledLike(known.name, text);
    if (spelling === text) return undefined;
    // Pages of OSS write it so.
    return { message: 'case', level: text === 'acs:PrincipalArn' ? 'hint' : 'warning', near: spelling };
  }
  if (!isPlain(text) || catalogue.conditionKeys.length === 0) return undefined;
  const near = nearestKey(text, catalogue);
  if (namespaceOf(text) === 'acs') {
    return near === undefined
      ? { message: 'global', level: 'info', near }
      : { message: 'near', level: 'warning', near };
  }
  return near === undefined ? undefined : { message: 'near', level: 'info', near };
}

/** AWS lists the keys of every service; identity providers bring keys of their own. */
function doubtInIam(text: string, catalogue: DialectCatalogue): Doubt | undefined {
  if (!isPlain(text) || catalogue.conditionKeys.length === 0 || catalogue.conditionKey(text) !== undefined) {
    return undefined;
  }
  if (replacementOf(text) !== undefined) return undefined;
  const namespace = namespaceOf(text);
  const near = nearestKey(text, catalogue);
  if (near !== undefined) return { message: 'near', level: 'warning', near };
  if (namespace === 'aws') return { message: 'global', level: 'warning', near };
  const service = catalogue.service(namespace);
  const isListed = service !== undefined && !service.assumed && keysIn(namespace, catalogue).length > 0;
  return isListed ? { message: 'service', level: 'warning', near } : undefined;
}

/** Whether the text is a key that can be looked up: tags are told apart by people, and providers by their domain. */
function isPlain(text: string): boolean {
  return /^[a-z][\w-]*:[\w.-]+$/i.test(text) && !/tag$/i.test(text) && !isInterpolated(text);
}

function namespaceOf(text: string): string {
  return text.slice(0, Math.max(0, text.indexOf(':'))).toLowerCase();
}

function keysIn(namespace: string, { conditionKeys }: DialectCatalogue): readonly string[] {
  const head = `${namespace}:`;
  return conditionKeys.map(({ name }) => name).filter((name) => name.toLowerCase().startsWith(head));
}

/** The key of the same service that was most likely meant; only its name is compared, lest a long code hide a short one. */
function nearestKey(text: string, catalogue: DialectCatalogue): string | undefined {
  const names = keysIn(namespaceOf(text), catalogue).filter((name) => !name.includes('{'));
  const colon = text.indexOf(':') + 1;
  const near = nearest(
    text.slice(colon),
    names.map((name) => name.slice(colon)),
  );
  return names.find((name) => name.slice(colon) === near);
}

/** The catalogue's spelling of a key, with the tag of the text where its tail is free. */
function spelledLike(name: string, text: string): string {
  const variable = name.indexOf('{');
  return variable < 0 ? name : name.slice(0, variable) + text.slice(variable);
}
