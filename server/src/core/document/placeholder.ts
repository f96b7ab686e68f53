/**
 * `template`: filled in by a template language before a cloud reads it. `variable`: filled in by the cloud at each request.
 * `brackets`: `<account-id>`. `mask`: digits or letters that a page hides, as in `1234****`. `ellipsis`: `/.../`.
 * `words`: a description where a name or number belongs, as in `project/Project name`.
 */
export type PlaceholderSort = 'template' | 'variable' | 'brackets' | 'mask' | 'ellipsis' | 'words';

/** A part of a value that stands for another text. */
export interface Placeholder {
  readonly sort: PlaceholderSort;
  readonly text: string;
  /** Offsets in the value. */
  readonly start: number;
  readonly end: number;
}

/** Names of resources are shorter in both clouds; a longer value is a text of another sort. */
const longestValue = 2048;

/** Without any of these a value holds no placeholder; most values are dismissed by this test alone. */
const suspicious =
  /[<＜[【{$%…\s\u4e00-\u9fff]|\*\*|xxx|\.{3}|account|region|uid|your|[_-](?:name|id|arn)(?![a-z])|^\w*(?:arn|id|name)$/i;

/** In the order in which they are looked for; what one has found, the next do not see. */
const forms: readonly (readonly [PlaceholderSort, RegExp])[] = [
  ['variable', /\$\{\s*(?:[a-z][\w./-]*\s*:(?!:)[^}]*)?(?:\}|$)/gi],
  // `${*}`, `${?}` and `${$}` are how IAM writes these three characters themselves.
  ['template', /\$\{(?![*?$]\})[^}]*(?:\}|$)|\{\{.*?\}\}|<%.*?%>|%\[\d+\]\w|%\(\w+\)\w|%[svd](?![\w%])/g],
  ['template', /\$[A-Za-z_]\w*|\{[A-Za-z_][\w.:-]*\}/g],
  ['brackets', /<[^<>]+>|＜[^＜＞]+＞|【[^【】]+】|\[[A-Za-z\u4e00-\u9fff][^[\]]*\]|<[A-Za-z][^<>:/]*(?=[:/]|$)/g],
  ['mask', /[\w-]*\*{3,}[\w*-]*|[\w-]*\d\*{2}\d[\w-]*/g],
  ['mask', /(?:[\w-]*[\d_-])?(?<![A-Za-z])x{3,}(?![A-Za-z])[\w-]*/gi],
  ['ellipsis', /\.{3,}|…+/g],
];

/** The parts of a value that someone or something was to fill in, in the order of the value. A value of stars alone has none. */
export function placeholdersIn(value: string): readonly Placeholder[] {
  if (value.length > longestValue || !suspicious.test(value) || /^\*+$/.test(value)) return [];
  const found: Placeholder[] = [];
  let rest = value;
  for (const [sort, form] of forms) {
    for (const { 0: text, index: start } of rest.matchAll(form)) {
      if (text.includes(blank)) continue;
      found.push({ sort, text, start, end: start + text.length });
      rest = rest.slice(0, start) + blank.repeat(text.length) + rest.slice(start + text.length);
    }
  }
  found.push(...wordsIn(rest));
  return found.sort((a, b) => a.start - b.start);
}

/** The value as a pattern: what is not known of it may be anything. */
export function openPlaceholders(value: string): string {
  let opened = '';
  let position = 0;
  for (const { start, end } of placeholdersIn(value)) {
    opened += `${value.slice(position, start)}*`;
    position = end;
  }
  return opened + value.slice(position);
}

/** Stands for a placeholder while others are looked for: neither a word nor a separator. */
const blank = '\0';

/** Place of the account among the fields of a resource name; the region stands before it. */
const accountFields: Readonly<Record<string, number>> = { acs: 3, arn: 4 };

function* wordsIn(value: string): Generator<Placeholder> {
  const prefix = value.slice(0, value.indexOf(':') + 1).slice(0, -1);
  const account = Object.hasOwn(accountFields, prefix) ? accountFields[prefix] : undefined;
  let field = 0;
  for (const { 0: text, index } of value.matchAll(/:|[^:/@]+/g)) {
    if (text === ':') {
      field++;
      continue;
    }
    const words = text.trim();
    const isPlaceholder =
      describes(words) ||
      (field === account && /account|uid|^[a-z_ -]*id$/i.test(words)) ||
      (account !== undefined && field === account - 1 && /^(?:\w*[_ -])?region(?:[_ -]?(?:id|name))?$/i.test(words)) ||
      (words === value && /^[A-Za-z]\w*(?:A[Rr][Nn]|I[Dd]|Name)$/.test(words));
    if (!isPlaceholder || words.includes(blank)) continue;
    const start = index + (text.length - text.trimStart().length);
    yield { sort: 'words', text: words, start, end: start + words.length };
  }
}

/** Whether words say what belongs in their place: `Project name`, `Project名称`, `your-bucket`, `FUNCTION_NAME`. */
function describes(words: string): boolean {
  if (/[\u4e00-\u9fff]/.test(words)) return /名称|账号|帐号|编号|ID|ARN/i.test(words);
  return (
    /^[A-Za-z][A-Za-z ]* (?:name|id|arn|account|region)$/i.test(words) ||
    /^your[-_A-Z]|^YOUR|^[A-Z]+(?:[_-][A-Z]+)*[_-](?:NAME|ID|ARN)$/.test(words)
  );
}
