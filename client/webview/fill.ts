/** Puts texts in place of `{0}`, `{1}` and so on. */
export function fill(sentence: string, texts: readonly string[]): string {
  return sentence.replace(/\{(\d)\}/g, (_, index: string) => texts[Number(index)] ?? '');
}
