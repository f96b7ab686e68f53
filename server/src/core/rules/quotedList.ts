import type { Locale } from '../text/locale.ts';

/** Texts in the quotes of a language, the first few of them where there are many. */
export function quoted(texts: readonly string[], locale: Locale, most: number = 3): string {
  const shown = texts.slice(0, texts.length > most + 1 ? most : texts.length);
  const rest = texts.length - shown.length;
  if (locale === 'zh-cn') {
    return shown.map((text) => `“${text}”`).join('、') + (rest > 0 ? `等 ${texts.length} 项` : '');
  }
  const words = shown.map((text) => `"${text}"`);
  const last = rest > 0 ? `${rest} more` : words.pop();
  return words.length === 0 ? (last ?? '') : `${words.join(', ')} and ${last}`;
}
