/** Languages of every sentence that Rampart writes. */
export type Locale = 'en' | 'zh-cn';

/** One sentence in every language; `{0}`, `{1}` … stand for arguments. */
export type Localized = Readonly<Record<Locale, string>>;

/** The locale that serves an editor's language tag such as `zh-CN`, `zh-Hans` or `en-GB`. */
export function localeOf(tag: string | undefined): Locale {
  const lower = tag?.toLowerCase() ?? '';
  return lower === 'zh' || lower.startsWith('zh-cn') || lower.startsWith('zh-hans') || lower.startsWith('zh-sg')
    ? 'zh-cn'
    : 'en';
}

/** The sentence in one language with its arguments filled in. */
export function say(sentence: Localized, locale: Locale, args: readonly string[] = []): string {
  return sentence[locale].replace(/\{(\d+)\}/g, (whole, index: string) => args[Number(index)] ?? whole);
}
