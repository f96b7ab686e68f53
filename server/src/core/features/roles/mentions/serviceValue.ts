import { type Span, span } from '../../../text/span.ts';
import type { TextLanguage } from './language.ts';

/** The name of a service with what stands before it, as `*@ecs.aliyuncs.com` for ECS of any other account. */
export interface ServiceValue {
  readonly service: string;
  readonly span: Span;
}

/** Characters that are looked at before and behind a name. */
const nearby = 120;

/**
 * The service that a domain name in a text names, or `undefined` where it is part of an address, or the value of
 * something like `endpoint`: services have their addresses below the same domain.
 * In data it must be the whole value; in prose and comments a word.
 */
export function standsAsService(text: string, at: Span, language: TextLanguage): ServiceValue | undefined {
  const domain = text.slice(at.start, at.end);
  const account = text.charAt(at.start - 1) === '@' ? accountBefore(text, at.start - 1) : undefined;
  const whole = account === undefined ? at : span(account, at.end);
  const before = text.slice(Math.max(0, whole.start - nearby), whole.start);
  const after = text.slice(whole.end, whole.end + nearby);
  if (/[@/$}.:]$/.test(before) && !(language === 'prose' && /[^:/]:$/.test(before))) return undefined;
  if (/^(?:[/@$]|:\d)/.test(after) || isOfAddress(before)) return undefined;
  if (!isWhole[language](before, after)) return undefined;
  return { service: account === undefined ? domain : `*@${domain}`, span: whole };
}

/** Where the account before an `@` begins: digits, `*`, or something that is filled in. */
function accountBefore(text: string, end: number): number | undefined {
  const before = text.slice(Math.max(0, end - nearby), end);
  const found = /(?:\*|\d+|<[^<>"'\s]*>|\$?\{{1,2}[^{}"'\s]*\}{1,2})$/.exec(before);
  return found === null ? undefined : end - found[0].length;
}

/** Whether a text ends in the name of something that holds addresses, as a key or as an option of a command. */
function isOfAddress(before: string): boolean {
  const [, key = ''] =
    /([\w.-]+)["'`\\]*\s*(?:=>|[:=])\s*["'`\\[{(]*$/.exec(before) ?? /--?([\w-]+)[ =]["']?$/.exec(before) ?? [];
  return /(?:endpoint|host|hostname|url|uri|domain|server|registry|address|addr)s?$/i.test(key);
}

/** Whether a name in a text of data or commands is a whole value. */
export function isWholeValue(text: string, { start, end }: Span, language: TextLanguage): boolean {
  return isWhole[language](text.slice(Math.max(0, start - nearby), start), text.slice(end, end + nearby));
}

const isQuoted = (before: string, after: string): boolean => /["'`]$/.test(before) && /^["'`\\]/.test(after);
const isArgument = (before: string): boolean => /(?:--?[A-Za-z][\w-]* +|=)$/.test(before);
const isScalar = (before: string, after: string): boolean =>
  /(?:^|[\r\n]|[:,[{-][ \t])[ \t]*$|[[{]$/.test(before) && /^[ \t]*(?:[\r\n,\]}#]|$)/.test(after);

const isWhole: Readonly<Record<TextLanguage, (before: string, after: string) => boolean>> = {
  json: isQuoted,
  hcl: isQuoted,
  yaml: (before, after) => isQuoted(before, after) || isScalar(before, after) || isArgument(before),
  script: (before, after) => isQuoted(before, after) || isArgument(before),
  prose: () => true,
};
