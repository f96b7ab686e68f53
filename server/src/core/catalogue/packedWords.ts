/** Words of a packed text; an empty text has none. */
export function words(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}
