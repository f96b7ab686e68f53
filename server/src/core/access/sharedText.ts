import {
  anyCharacter,
  anyRun,
  freeMoves,
  type Glob,
  globTakes,
  isOpenToken,
  matchGlob,
  runInField,
  step,
  type Token,
  withTokens,
} from './glob.ts';

/** What a text must be like: matched by one glob of each list of `required`, and by none of `excluded`. */
export interface TextDemand {
  readonly required: readonly (readonly Glob[])[];
  readonly excluded: readonly Glob[];
}

/** `none` is certain, whatever is filled in. Absent `example`: it hangs on what is filled in, or the search was given up. */
export type SharedText = 'none' | { readonly example: string | undefined };

/** Far more steps than patterns that people write take together; where it takes more, the answer is left open. */
const mostSteps = 10_000;
/** Letters of which an example is made where the globs leave it open. */
const fillers = 'x0123456789abcdefghijklmnopqrstuvwyz_~\u{e000}';

/** Finds a short text that meets the demand. */
export function findText({ required, excluded }: TextDemand): SharedText {
  const isOpen = excluded.some((glob) => glob.isOpen) || required.some((globs) => globs.some((glob) => glob.isOpen));
  const left = required.map((globs) =>
    globs.filter((glob) => !excluded.some((outer) => outer.fold === glob.fold && globTakes(outer, glob))).map(widest),
  );
  const [fewest, ...others] = left.toSorted((a, b) => a.length - b.length);
  // What is filled in may be anything, so that an open glob surely excludes only what it was seen to take.
  const settled = excluded.filter((glob) => !glob.isOpen);
  if (fewest === undefined) return told(search({ required: [], excluded: settled }), isOpen);
  for (const glob of fewest) {
    const near = (globs: readonly Glob[]): readonly Glob[] => globs.filter((other) => mayMeet(glob, other));
    const found = findTextOf(glob, others.map(near), near(settled));
    if (found !== 'none') return told(found, isOpen);
  }
  return 'none';
}

function told(found: SharedText, isOpen: boolean): SharedText {
  return found === 'none' || !isOpen ? found : { example: undefined };
}

/** A text that one glob matches and that meets the rest of a demand; its shortest text is tried before a search. */
function findTextOf(glob: Glob, required: TextDemand['required'], excluded: TextDemand['excluded']): SharedText {
  if (required.some(({ length }) => length === 0)) return 'none';
  const text = glob.tokens
    .map((token) => (typeof token === 'string' ? token : token === anyCharacter ? 'x' : ''))
    .join('');
  const matches = (other: Glob): boolean => matchGlob(other, other.fold ? text.toLowerCase() : text) === true;
  if (required.every((globs) => globs.some(matches)) && !excluded.some(matches)) return { example: text };
  const isOnlyText = glob.isLiteral && !(glob.fold && [...required.flat(), ...excluded].some(({ fold }) => !fold));
  return isOnlyText ? 'none' : search({ required: [[glob], ...required], excluded });
}

/** Whether two globs begin alike as far as both are characters: a cheap test before a dear one. */
export function mayMeet(a: Glob, b: Glob): boolean {
  const fold = a.fold || b.fold;
  for (let index = 0; ; index++) {
    const [left, right] = [a.tokens[index], b.tokens[index]];
    if (isVague(left) || isVague(right)) return true;
    if (left === undefined || right === undefined) return left === right;
    if (left !== right && !(fold && String(left).toLowerCase() === String(right).toLowerCase())) return false;
  }
}

/** Whether a token may stand for several texts. */
function isVague(token: Token | undefined): boolean {
  return token !== undefined && (typeof token === 'number' || isOpenToken(token));
}

/** The glob with any run for what is filled in. */
function widest(glob: Glob): Glob {
  if (!glob.isOpen) return glob;
  return withTokens(
    glob,
    glob.tokens.map((token) => (isOpenToken(token) ? anyRun : token)),
  );
}

/** Whether both match one text; false is certain. */
export function globsMeet(a: Glob, b: Glob): boolean {
  if (!mayMeet(a, b)) return false;
  return globTakes(a, b) || globTakes(b, a) || findText({ required: [[a], [b]], excluded: [] }) !== 'none';
}

/** Where each glob of a demand stands after the same letters: those of one list together, the excluded ones last. */
type State = readonly (readonly (readonly number[])[])[];

interface Step {
  readonly state: State;
  readonly text: string;
}

/** Reads all globs side by side, shortest texts first. */
function search({ required, excluded }: TextDemand): SharedText {
  const groups = [...required, excluded];
  const each = (move: (glob: Glob, positions: readonly number[]) => readonly number[], state?: State): State =>
    groups.map((globs, group) => globs.map((glob, index) => move(glob, state?.[group]?.[index] ?? [])));
  const cost = groups.flat().length;
  const lettersAt = letterFinder(groups);
  const queue: Step[] = [{ state: each(({ tokens }) => freeMoves(tokens, [0])), text: '' }];
  const seen = new Set<string>();
  let steps = 0;
  for (const { state, text } of queue) {
    if (isMet(groups, state)) return { example: text };
    if (steps > mostSteps) return { example: undefined };
    for (const letter of lettersAt(state)) {
      const next = each(({ tokens, fold }, at) => step(tokens, at, fold ? letter.toLowerCase() : letter), state);
      const key = JSON.stringify(next);
      steps += cost;
      if (seen.has(key) || isHopeless(groups, next)) continue;
      seen.add(key);
      queue.push({ state: next, text: text + letter });
    }
  }
  return 'none';
}

function isMet(groups: readonly (readonly Glob[])[], state: State): boolean {
  return groups.every((globs, group) => {
    const hasEnded = globs.some(({ tokens }, index) => state[group]?.[index]?.at(-1) === tokens.length);
    return hasEnded === group < groups.length - 1;
  });
}

/** Whether no further letters lead to a text. */
function isHopeless(groups: readonly (readonly Glob[])[], state: State): boolean {
  const excluded = groups.length - 1;
  return (
    state.slice(0, excluded).some((list) => list.every(({ length }) => length === 0)) ||
    groups[excluded]?.some(
      ({ tokens }, index) => tokens.at(-1) === anyRun && state[excluded]?.[index]?.at(-1) === tokens.length,
    ) === true
  );
}

/** The letters that make a difference in a state: those that a glob waits for, a colon where a run minds it, and one that nobody waits for. */
function letterFinder(groups: readonly (readonly Glob[])[]): (state: State) => ReadonlySet<string> {
  const globs = groups.flat();
  const known = new Set(globs.flatMap(({ tokens }) => tokens).map((token) => String(token).toLowerCase()));
  const other = [...fillers].find((letter) => !known.has(letter)) ?? '\u{e001}';
  const mindsColons = globs.some(({ tokens }) => tokens.includes(runInField));
  const mindsCase = globs.some(({ fold }) => fold) && globs.some(({ fold }) => !fold);
  return (state) => {
    const letters = new Set<string>();
    for (const [index, positions] of state.flat().entries()) {
      for (const position of positions) {
        const token = globs[index]?.tokens[position];
        if (typeof token !== 'string') continue;
        letters.add(token);
        if (mindsCase && /[a-z]/i.test(token)) letters.add(token.toLowerCase()).add(token.toUpperCase());
      }
    }
    if (mindsColons) letters.add(':');
    return letters.add(other);
  };
}
