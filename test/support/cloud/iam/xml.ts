/** A value of an answer of the query protocol; lists are written as `member` elements. */
export type XmlValue =
  | string
  | number
  | boolean
  | undefined
  | readonly XmlValue[]
  | { readonly [name: string]: XmlValue };

/** One element; nothing at all for `undefined`. */
export function xmlElement(name: string, value: XmlValue, attributes = ''): string {
  if (value === undefined) return '';
  return `<${name}${attributes}>${xmlContent(value)}</${name}>`;
}

function xmlContent(value: Exclude<XmlValue, undefined>): string {
  if (typeof value !== 'object') return escapeXml(`${value}`);
  if (isList(value)) return value.map((item) => xmlElement('member', item)).join('');
  return Object.entries(value)
    .map(([name, member]) => xmlElement(name, member))
    .join('');
}

function isList(value: object): value is readonly XmlValue[] {
  return Array.isArray(value);
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
