import { type Locale, type Localized, say } from '../../text/locale.ts';

const names: Readonly<Record<string, Localized>> = {
  '\u00a0': { en: 'A no-break space ({0})', 'zh-cn': '不换行空格（{0}）' },
  '\u00ad': { en: 'A soft hyphen ({0})', 'zh-cn': '软连字符（{0}）' },
  '\u200b': { en: 'A zero-width space ({0})', 'zh-cn': '零宽空格（{0}）' },
  '\u200c': { en: 'A zero-width non-joiner ({0})', 'zh-cn': '零宽不连字（{0}）' },
  '\u200d': { en: 'A zero-width joiner ({0})', 'zh-cn': '零宽连字（{0}）' },
  '\u2060': { en: 'A word joiner ({0})', 'zh-cn': '单词连接符（{0}）' },
  '\u3000': { en: 'An ideographic space ({0})', 'zh-cn': '全角空格（{0}）' },
  '\ufeff': { en: 'A byte order mark ({0})', 'zh-cn': '字节顺序标记（{0}）' },
};
const other: Localized = { en: 'An invisible character ({0})', 'zh-cn': '不可见字符（{0}）' };

/** What an invisible character is called, with its number: `A no-break space (U+00A0)`. */
export function nameOfInvisible(character: string, locale: Locale): string {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return say(names[character] ?? other, locale, [`U+${code}`]);
}
