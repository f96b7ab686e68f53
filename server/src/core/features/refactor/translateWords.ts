import { isAnyAction } from '../../access/actionFormat.ts';
import type { Catalogue, DialectCatalogue } from '../../catalogue/catalogue.ts';
import { type ActionPattern, hasWildcard, parseActionPattern } from '../../document/actionPattern.ts';
import { looksLikeArn } from '../../document/arn.ts';
import type { Dialect } from '../../document/dialect.ts';
import { counterpartArn } from '../../rules/dialect/counterpartArn.ts';

/** From which cloud to which words are translated, and what is known of both. */
export interface Translator {
  readonly from: Dialect;
  readonly to: Dialect;
  readonly catalogues: Catalogue;
}

/** What stands in the place of a word in the other cloud; `undefined` where nothing does the same. */
export type Translation = readonly string[] | undefined;

/** More names than this in the place of a wildcard would be read by nobody. */
const mostActions = 60;

/** A value of Action or NotAction. A wildcard stands for all its actions, so that each of them must have a counterpart. */
export function translateAction(text: string, { from, to, catalogues }: Translator): Translation {
  if (isAnyAction(text)) return [text];
  const pattern = parseActionPattern(text);
  const { service: prefix } = pattern;
  if (prefix === undefined || hasWildcard(prefix)) return undefined;
  const own = catalogues[from];
  if (!pattern.hasWildcard) return someOf(own.counterpartsOfAction(text));
  if (isAnyAction(pattern.name)) return translateService(prefix, own, catalogues[to]);
  return translatePattern(pattern, own);
}

/** All of a service is all of its counterparts, unless one of them does more than this service. */
function translateService(prefix: string, own: DialectCatalogue, other: DialectCatalogue): Translation {
  const counterparts = own.counterpartsOf(prefix);
  const isAlone = counterparts.every((counterpart) => {
    const back = other.counterpartsOf(counterpart);
    return back.length === 1 && back[0] === prefix.toLowerCase();
  });
  return isAlone ? someOf(counterparts.map((counterpart) => `${counterpart}:*`)) : undefined;
}

function translatePattern(pattern: ActionPattern, own: DialectCatalogue): Translation {
  const matched = own.actionsMatching(pattern);
  if (own.service(pattern.service ?? '')?.actionList !== 'complete' || matched.length > mostActions) return undefined;
  const counterparts = matched.map(({ id }) => own.counterpartsOfAction(id));
  if (counterparts.some((each) => each.length === 0)) return undefined;
  return someOf([...new Set(counterparts.flat())]);
}

/** A value of Resource. Regions and accounts of one cloud say nothing in the other, and are left for a person to fill in. */
export function translateResource(text: string, { from, catalogues }: Translator): Translation {
  if (text === '*') return [text];
  const counterpart = isFilledIn(text) ? undefined : counterpartArn(text, from, 'resource', catalogues);
  return counterpart && [counterpart.text];
}

/** A member of Principal: its type in the other cloud, where that has one. */
export function translatePrincipalType(type: string, { to }: Translator): string | undefined {
  if (type === 'Service' || type === 'Federated') return type;
  const [own, other] = to === 'iam' ? ['RAM', 'AWS'] : ['AWS', 'RAM'];
  return type === own ? other : undefined;
}

/** A value of Principal under its type of the cloud that is translated from. */
export function translatePrincipal(type: string, text: string, translator: Translator): Translation {
  const { from, to, catalogues } = translator;
  if (isFilledIn(text)) return undefined;
  if (type === 'Service') return translateServicePrincipal(text, translator);
  if (type !== 'Federated' && text === '*') return [text];
  if (type === 'AWS' && /^\d{12}$/.test(text)) return [accountRoot[to]];
  const counterpart = counterpartArn(text, from, 'principal', catalogues);
  return counterpart && [counterpart.text];
}

const accountRoot: Readonly<Record<Dialect, string>> = {
  ram: 'acs:ram::<account>:root',
  iam: 'arn:aws:iam::<account>:root',
};

const domains: Readonly<Record<Dialect, RegExp>> = {
  ram: /^(?<service>[\w-]+)\.aliyuncs\.com$/i,
  iam: /^(?<service>[\w-]+)\.amazonaws\.com$/i,
};

/** Only the service principals that are known, and none that acts for another account. */
function translateServicePrincipal(text: string, { from, to, catalogues }: Translator): Translation {
  const service = domains[from].exec(text)?.groups?.['service'];
  if (service === undefined) return undefined;
  const domain = to === 'ram' ? 'aliyuncs.com' : 'amazonaws.com';
  const known = catalogues[to].servicePrincipals;
  const counterparts = catalogues[from].counterpartsOf(service).map((counterpart) => `${counterpart}.${domain}`);
  return someOf(counterparts.filter((counterpart) => known.includes(counterpart)));
}

/** Condition keys whose values are a person's own words: tags, names, prefixes. */
const ownWords = /(RequestTag|ResourceTag)\/|:(UserAgent|Prefix|Delimiter|ExternalId|SourceIdentity)$/i;

/** A value of a condition key of the cloud that is translated from. */
export function translateConditionValue(key: string, text: string, translator: Translator): Translation {
  const { from, catalogues } = translator;
  if (isFilledIn(text)) return undefined;
  const type = catalogues[from].conditionKey(key)?.type;
  if (type === 'ip' || type === 'boolean' || type === 'number' || type === 'date' || ownWords.test(key)) return [text];
  if (looksLikeArn(text)) {
    const place = /PrincipalArn$/i.test(key) ? 'principal' : 'resource';
    const counterpart = counterpartArn(text, from, place, catalogues);
    return counterpart && [counterpart.text];
  }
  return translateServicePrincipal(text, translator);
}

/** Whether a part of the text is filled in by a cloud or by a template; neither is the same in the other cloud. */
function isFilledIn(text: string): boolean {
  return text.includes('${') || text.includes('{{');
}

function someOf(words: readonly string[]): Translation {
  return words.length === 0 ? undefined : words;
}
