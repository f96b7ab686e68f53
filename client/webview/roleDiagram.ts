/** Where everything of the diagram of a role's life stands; knows nothing of a page, so that it can be tested. */
import type { PresentState, RoleGraph, StateId, Transition } from './roleGraph.ts';

/** What the layout depends on. All lengths are in pixels. */
export interface DiagramFrame {
  readonly width: number;
  readonly fontSize: number;
  textWidth(text: string, isBold: boolean): number;
}

export interface RoleDiagram {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly DiagramBox[];
  readonly arrows: readonly DiagramArrow[];
}

/** A state. */
export interface DiagramBox extends Rectangle {
  readonly id: StateId;
  readonly isFinal: boolean;
  /** `undefined` where no account tells. */
  readonly mark: PresentState['certainty'] | 'other' | undefined;
  readonly lines: readonly DiagramLine[];
}

/** A transition: a vertical line between two boxes, its number on the line, and its words beside it. */
export interface DiagramArrow {
  /** Counted from one. */
  readonly number: number;
  readonly x: number;
  readonly tail: number;
  readonly head: number;
  /** Centre of the number on the line. */
  readonly numberY: number;
  readonly lines: readonly DiagramLine[];
}

/** A line of text; `y` is its base line, and `x` its end where it is aligned to that, else its start. */
export interface DiagramLine {
  readonly text: string;
  readonly isAtEnd: boolean;
  readonly x: number;
  readonly y: number;
  readonly isBold: boolean;
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a box says below its name. */
export type BoxRemarks = ReadonlyMap<StateId, readonly string[]>;

/**
 * Stacks the states from top to bottom. Between two of them run the transitions, each on a lane of its own
 * with its words in a row of its own, so that nothing overlaps however narrow the frame or long the words;
 * those that pass a state run along the right edge.
 */
export function layoutDiagram(
  { states, transitions }: RoleGraph,
  present: ReadonlyMap<StateId, PresentState>,
  remarks: BoxRemarks,
  frame: DiagramFrame,
): RoleDiagram {
  const { width, fontSize } = frame;
  const lineHeight = fontSize * 1.4;
  const pitch = fontSize * 2;
  const padding = fontSize * 0.7;
  const rank = new Map(states.map(({ id }, index) => [id, index]));
  const rankOf = (id: StateId): number => rank.get(id) ?? 0;
  const spans = transitions.map((transition, index) => spanOf(transition, index, rankOf));
  const sideLanes = sideLanesOf(spans);
  const sides = Math.max(0, ...[...sideLanes.values()].map((lane) => lane + 1));
  const sideX = (span: Span): number => width - ((sideLanes.get(span) ?? 0) + 0.5) * pitch;

  const boxes: DiagramBox[] = [];
  const rows = new Map<Span, { readonly numberY: number; readonly lines: readonly DiagramLine[] }>();
  let y = 1;
  for (const [index, { id, name, isFinal }] of states.entries()) {
    const passing = spans.filter(({ top, bottom }) => top < index && index < bottom);
    const right = Math.min(width - 1, ...passing.map((span) => sideX(span) - padding));
    const textX = 1 + padding + fontSize * 1.5;
    const textWidth = right - textX - padding;
    const lines = [
      ...wrapped(name, textWidth, true, frame),
      ...(remarks.get(id) ?? []).flatMap((remark) => wrapped(remark, textWidth, false, frame)),
    ].map((line, row) => ({ ...line, isAtEnd: false, x: textX, y: y + padding + lineHeight * (row + 0.75) }));
    const height = lines.length * lineHeight + padding * 2;
    const mark = present.size === 0 ? undefined : (present.get(id)?.certainty ?? 'other');
    boxes.push({ id, isFinal, mark, lines, x: 1, y, width: right - 1, height });
    y += height;
    const here = spans.filter(({ row }) => row === index);
    if (here.length === 0) continue;
    const wordsX = localSpans(spans, index).length * pitch + padding / 2;
    const wordsWidth = width - wordsX - sides * pitch;
    y += pitch / 2;
    for (const span of here) {
      const lines = wrapped(span.words, wordsWidth, false, frame).map((line, row) => ({
        ...line,
        // Words of a transition at the right edge stand beside its number there.
        isAtEnd: isLong(span),
        x: isLong(span) ? wordsX + wordsWidth - padding / 2 : wordsX,
        y: y + lineHeight * (row + 0.75),
      }));
      rows.set(span, { numberY: y + lineHeight / 2, lines });
      y += Math.max(lines.length * lineHeight, fontSize * 1.6) + padding / 2;
    }
    y += pitch / 2;
  }

  const arrows = spans.map((span): DiagramArrow => {
    const from = boxes[span.top];
    const to = boxes[span.bottom];
    const above = (from?.y ?? 0) + (from?.height ?? 0);
    const below = to?.y ?? 0;
    return {
      number: span.number,
      x: isLong(span) ? sideX(span) : (localSpans(spans, span.row).indexOf(span) + 0.5) * pitch,
      tail: span.isDown ? above : below,
      head: span.isDown ? below : above,
      ...(rows.get(span) ?? { numberY: 0, lines: [] }),
    };
  });
  return { width, height: y + 1, boxes, arrows };
}

/** A transition by the ranks of its states; the words stand below the state of rank `row`. */
interface Span {
  readonly number: number;
  readonly words: string;
  readonly isDown: boolean;
  readonly top: number;
  readonly bottom: number;
  readonly row: number;
}

function spanOf({ from, to, words }: Transition, index: number, rankOf: (id: StateId) => number): Span {
  const isDown = rankOf(from) < rankOf(to);
  const top = Math.min(rankOf(from), rankOf(to));
  const bottom = Math.max(rankOf(from), rankOf(to));
  return { number: index + 1, words, isDown, top, bottom, row: isDown ? top : bottom - 1 };
}

/** Whether a transition passes a state. */
function isLong({ top, bottom }: Span): boolean {
  return bottom - top > 1;
}

/** Transitions between two neighbours, of which the upper has a rank. */
function localSpans(spans: readonly Span[], row: number): readonly Span[] {
  return spans.filter((span) => !isLong(span) && span.row === row);
}

/** The lane at the right edge of each transition that passes a state, counted from the edge; those side by side differ. */
function sideLanesOf(spans: readonly Span[]): ReadonlyMap<Span, number> {
  const lanes = new Map<Span, number>();
  for (const span of spans.filter(isLong)) {
    const beside = [...lanes].filter(([other]) => other.top < span.bottom && span.top < other.bottom);
    const taken = new Set(beside.map(([, lane]) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    lanes.set(span, lane);
  }
  return lanes;
}

/**
 * Breaks a text into lines that fit a width: at spaces and between Han characters, and within a name that is wider
 * than a line before its capitals and after its colons; a piece that is still too wide stands alone in a line.
 */
export function wrapped(
  text: string,
  width: number,
  isBold: boolean,
  { textWidth }: Pick<DiagramFrame, 'textWidth'>,
): readonly Pick<DiagramLine, 'text' | 'isBold'>[] {
  const lines: string[] = [];
  let line = '';
  const isTooWide = (piece: string): boolean => textWidth(piece.trimEnd(), isBold) > width;
  for (const word of wordsOf(text).flatMap((each) => (isTooWide(each) ? piecesOf(each) : [each]))) {
    if (line === '' || !isTooWide(line + word)) {
      line += word;
      continue;
    }
    lines.push(line);
    line = word;
  }
  return [...lines, line].map((each) => ({ text: each.trim(), isBold }));
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\p{Ps}*\p{Script=Han}[\p{Pe}\p{Po}]*|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? [];
}

function piecesOf(name: string): readonly string[] {
  return name.split(/(?<=[:/@.])|(?<=[a-z])(?=[A-Z])/);
}
