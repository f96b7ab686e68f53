import { type Locale, type Localized, say } from '../../text/locale.ts';

/** Text in the code font; safe for any text. */
export function code(text: string): string {
  if (text === '') return '` `';
  const fence = text.includes('`') ? '``' : '`';
  return fence.length === 2 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** The first line of a description: the thing itself in bold, then what it is. */
export function headline(thing: string, ...remarks: readonly (string | undefined)[]): string {
  return [`**${code(thing)}**`, ...remarks.filter((remark) => remark !== undefined && remark !== '')].join(' · ');
}

/** Blocks with a blank line between them; what is `undefined` or empty is left out. */
export function blocks(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const more: Localized = { en: '{0} and {1} more', 'zh-cn': '{0} 等共 {2} 个' };

/** Names in the code font, at most `limit` of them; then how many more there are. */
export function names(all: readonly string[], limit: number, locale: Locale): string {
  return namesOf(all.slice(0, limit), all.length, locale);
}

/** Names in the code font, and how many more there are when `count` of them exist. */
export function namesOf(shown: readonly string[], count: number, locale: Locale): string {
  return plainNames(shown.map(code), count, locale);
}

/** The same as plain text. */
export function plainNames(shown: readonly string[], count: number, locale: Locale): string {
  const text = shown.join(locale === 'en' ? ', ' : '、');
  const left = count - shown.length;
  return left <= 0 ? text : say(more, locale, [text, String(left), String(count)]);
}
