import { problemsOf, type TestOptions, textAfterFixes } from '../../support/service.ts';

/** What a rule says of a text, as a test writes it down. */
interface Told {
  readonly level: string;
  /** The text under the squiggle. */
  readonly at: string;
  readonly message: string;
  /** Grade and title of each fix. */
  readonly fixes: readonly string[];
  readonly related: readonly string[];
}

/** Everything that one rule says of a text. */
export function toldBy(code: string, text: string, options: TestOptions = {}): readonly Told[] {
  return problemsOf(text, options)
    .filter((problem) => problem.code === code)
    .map(({ level, span, message, fixes, related }) => ({
      level,
      at: text.slice(span.start, span.end),
      message,
      fixes: fixes.map(({ grade, title }) => `${grade}: ${title}`),
      related: related.map((place) => `${text.slice(place.span.start, place.span.end)}: ${place.message}`),
    }));
}

/** The text after one fix of every problem of a rule, and what the rule says of it then. */
export function afterFixesOf(
  code: string,
  text: string,
  options: TestOptions = {},
  index: number = 0,
): readonly [after: string, left: number] {
  const after = textAfterFixes(
    text,
    problemsOf(text, options).filter((problem) => problem.code === code),
    index,
  );
  return [after, toldBy(code, after, options).length];
}
