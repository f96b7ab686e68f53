/** Longest sentence that a line of a list or a hover can take, in characters. */
const longest = 160;

const chinese = /[\u2e80-\u303f\u3400-\u9fff\uff00-\uffef]/u;

/** Abbreviations whose full stop ends no sentence. */
const abbreviation = /\b(?:e\.g|i\.e|etc|vs|No|approx|incl)\.$/;

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&gt;': '>',
  '&lt;': '<',
  '&nbsp;': ' ',
  '&quot;': '"',
  '&#39;': "'",
};

/**
 * The first sentence of a vendor's description as one line of plain text that ends in a full stop.
 * `undefined` where it is Chinese, or says no more than the name of its operation does.
 */
export function describingSentence(description: string, operation: string): string | undefined {
  const text = plainText(description);
  if (chinese.test(text)) return undefined;
  const sentence = shortened(withoutLeadIn(firstSentence(text).replace(/[\s.:;,]+$/, '')));
  if (!sentence.includes(' ') || letters(sentence) === letters(operation)) return undefined;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** Text without Markdown and HTML. */
function plainText(text: string): string {
  return text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(?:[a-z]+|#39);/g, (entity) => entities[entity] ?? ' ')
    .replace(/!?\[([^\]]*)\]\([^()]*\)/g, '$1')
    .replace(/^[\s>#*-]+/, '')
    .replace(/\*\*|__|`|~~/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function firstSentence(text: string): string {
  for (const { index, 0: end } of text.matchAll(/[.!?](?= [^a-z])|: (?=[*-] )/g)) {
    const sentence = text.slice(0, index + end.trimEnd().length);
    if (!abbreviation.test(sentence)) return sentence;
  }
  return text;
}

/**
 * What is left without a lead-in such as "Calls the CreateSnatEntry operation to"; empty where the lead-in is all,
 * and where the sentence is on the call and not on what it does.
 */
function withoutLeadIn(sentence: string): string {
  if (/^(?:After|Before|If|The|This operation (?:can|is)|When) /.test(sentence)) return '';
  const call = /^(?:You can call|Calls?|Invokes?) (?:the )?\w+(?: operation)?(?: to (?<purpose>.+))?$/.exec(sentence);
  if (call !== null) return call.groups?.['purpose'] ?? '';
  return sentence.replace(/^This operation /, '');
}

/** Cut where its last clause that fits ends; empty where there is none that says enough. */
function shortened(sentence: string): string {
  if (sentence.length <= longest) return sentence;
  const clause = /^(.{40,}?.*)(?:[,;:]| so that| by | and ) /.exec(sentence.slice(0, longest))?.[1] ?? '';
  return clause.replace(/[\s,;:.]+$/, '');
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
