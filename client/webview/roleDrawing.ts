import { drawn, element } from './dom.ts';
import { fill } from './fill.ts';
import {
  type DiagramArrow,
  type DiagramBox,
  type DiagramLine,
  layoutDiagram,
  type RoleDiagram,
} from './roleDiagram.ts';
import {
  type DiagramWords,
  type PresentState,
  presentStates,
  type RoleGraph,
  roleGraph,
  type StateId,
} from './roleGraph.ts';
import type { PageRole, RoleLiveState } from './roleMessages.ts';

/** The narrowest frame in which the words of a diagram can still be read; a narrower one is scrolled. */
const narrowest = 240;

/** A drawing that fills the width of its frame. */
export interface Drawing {
  readonly frame: HTMLElement;
  /** Draws where the width of the frame is another one than before; the frame itself asks when it changes. */
  draw(): void;
}

/** The state diagram of a role's life. */
export function diagramOf(role: PageRole, live: readonly RoleLiveState[], words: DiagramWords): Drawing {
  const graph = roleGraph(role, words);
  const present = presentStates(graph, live);
  const said = remarks(graph, present, live.length > 1, words);
  const frame = element('div', { class: 'diagram' });
  let drawnWidth = 0;
  const draw = (): void => {
    const width = Math.max(narrowest, Math.floor(frame.clientWidth));
    if (width === drawnWidth || frame.clientWidth === 0) return;
    drawnWidth = width;
    const { fontSize, fontFamily } = getComputedStyle(frame);
    const layout = layoutDiagram(graph, present, said, {
      width,
      fontSize: Number.parseFloat(fontSize),
      textWidth: textMeasure(fontSize, fontFamily),
    });
    frame.replaceChildren(drawing(layout, words.title, description(graph, present, words)));
  };
  new ResizeObserver(draw).observe(frame);
  return { frame, draw };
}

/** The diagram as a list, for those who do not see it or would rather read. */
export function transitionList(role: PageRole, words: DiagramWords): HTMLElement {
  const graph = roleGraph(role, words);
  const nameOf = stateNames(graph);
  const items = graph.transitions.map(({ from, to, words: happening }, index) =>
    element('li', {}, fill(words.transition, [String(index + 1), nameOf(from), nameOf(to), happening])),
  );
  const states = graph.states.map(({ name, isFinal }) => (isFinal ? `${name} (${words.final})` : name)).join(', ');
  return element('div', {}, element('p', {}, fill(words.statesAre, [states])), element('ul', {}, ...items));
}

/** What the shapes of the diagram mean, for those that it has. */
export function diagramLegend(role: PageRole, live: readonly RoleLiveState[], words: DiagramWords): HTMLElement {
  const graph = roleGraph(role, words);
  const present = presentStates(graph, live);
  const marks = new Set(graph.states.map(({ id }) => markOf(id, present)));
  const items = [
    ...(marks.has('now') ? [[symbol('now', false), words.legendNow] as const] : []),
    ...(marks.has('perhaps') ? [[symbol('perhaps', false), words.legendPerhaps] as const] : []),
    ...(marks.has('other') ? [[symbol('other', false), words.legendOther] as const] : []),
    ...(graph.states.some(({ isFinal }) => isFinal) ? [[symbol(undefined, true), words.legendFinal] as const] : []),
    [arrowSymbol(), words.legendArrow] as const,
  ];
  return element('ul', { class: 'legend' }, ...items.map(([shape, meaning]) => element('li', {}, shape, meaning)));
}

function remarks(
  { states }: RoleGraph,
  present: ReadonlyMap<StateId, PresentState>,
  hasSeveral: boolean,
  words: DiagramWords,
): ReadonlyMap<StateId, readonly string[]> {
  const of = (id: StateId): readonly string[] => {
    const found = present.get(id);
    if (found === undefined) return [];
    if (!hasSeveral) return [found.certainty === 'now' ? words.now : words.perhaps];
    return [fill(found.certainty === 'now' ? words.nowIn : words.perhapsIn, [found.accounts.join(', ')])];
  };
  return new Map(states.map(({ id, isFinal }) => [id, [...(isFinal ? [words.final] : []), ...of(id)]]));
}

function description(graph: RoleGraph, present: ReadonlyMap<StateId, PresentState>, words: DiagramWords): string {
  const nameOf = stateNames(graph);
  const named = [...present].map(
    ([id, { certainty }]) => `${nameOf(id)}: ${certainty === 'now' ? words.now : words.perhaps}`,
  );
  return [fill(words.statesAre, [graph.states.map(({ name }) => name).join(', ')]), ...named].join('\n');
}

function stateNames({ states }: RoleGraph): (id: StateId) => string {
  const names = new Map(states.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? '';
}

function markOf(id: StateId, present: ReadonlyMap<StateId, PresentState>): DiagramBox['mark'] {
  return present.size === 0 ? undefined : (present.get(id)?.certainty ?? 'other');
}

function textMeasure(fontSize: string, fontFamily: string): (text: string, isBold: boolean) => number {
  const context = document.createElement('canvas').getContext('2d');
  return (text, isBold) => {
    if (context === null) return text.length * Number.parseFloat(fontSize);
    context.font = `${isBold ? 'bold ' : ''}${fontSize} ${fontFamily}`;
    return context.measureText(text).width;
  };
}

function drawing({ width, height, boxes, arrows }: RoleDiagram, title: string, words: string): SVGElement {
  const attributes = {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'aria-labelledby': 'diagram-title',
    'aria-describedby': 'diagram-description',
  };
  return drawn(
    'svg',
    attributes,
    drawn('title', { id: 'diagram-title' }, title),
    drawn('desc', { id: 'diagram-description' }, words),
    ...boxes.map(drawBox),
    ...arrows.map(drawArrow),
  );
}

function drawBox({ x, y, width, height, isFinal, mark, lines }: DiagramBox): SVGElement {
  const inner = { x: x + 4, y: y + 4, width: width - 8, height: height - 8, rx: 4, class: 'outline' };
  const [first] = lines;
  return drawn(
    'g',
    { class: ['box', mark ?? 'unmarked'].join(' ') },
    drawn('rect', { x, y, width, height, rx: 6, class: 'outline' }),
    ...(isFinal ? [drawn('rect', inner)] : []),
    ...(first === undefined || mark === undefined ? [] : [...dot(first.x - 13, first.y - 4, mark)]),
    ...lines.map(drawLine),
  );
}

/** Filled for now, half filled for perhaps, empty for a state in which no account has the role. */
function dot(x: number, y: number, mark: NonNullable<DiagramBox['mark']>): readonly SVGElement[] {
  const ring = drawn('circle', { cx: x, cy: y, r: 5, class: mark === 'now' ? 'solid' : 'ring' });
  return mark === 'perhaps' ? [ring, drawn('path', { d: `M${x} ${y - 5}a5 5 0 0 1 0 10z`, class: 'solid' })] : [ring];
}

function drawArrow({ number, x, tail, head, numberY, lines }: DiagramArrow): SVGElement {
  const back = head > tail ? -7 : 7;
  const middle = numberY;
  return drawn(
    'g',
    { class: 'arrow' },
    drawn('path', { d: `M${x} ${tail}V${head + back}`, class: 'line' }),
    drawn('path', { d: `M${x} ${head}l-5 ${back}h10z`, class: 'solid' }),
    drawn('circle', { cx: x, cy: middle, r: 9, class: 'number' }),
    drawn('text', { x, y: middle + 4, 'text-anchor': 'middle', class: 'digit' }, String(number)),
    ...lines.map(drawLine),
  );
}

function drawLine({ text, x, y, isBold, isAtEnd }: DiagramLine): SVGElement {
  return drawn('text', { x, y, ...(isBold && { class: 'name' }), ...(isAtEnd && { 'text-anchor': 'end' }) }, text);
}

function symbol(mark: DiagramBox['mark'], isFinal: boolean): SVGElement {
  const box = drawn(
    'g',
    { class: ['box', mark ?? 'unmarked'].join(' ') },
    drawn('rect', { x: 2, y: 2, width: 24, height: 16, rx: 4, class: 'outline' }),
    ...(isFinal ? [drawn('rect', { x: 5, y: 5, width: 18, height: 10, rx: 2, class: 'outline' })] : []),
    ...(mark === undefined ? [] : dot(14, 10, mark)),
  );
  return drawn('svg', { width: 28, height: 20, 'aria-hidden': 'true', focusable: 'false' }, box);
}

function arrowSymbol(): SVGElement {
  const arrow = drawArrow({ number: 1, x: 14, tail: 0, head: 30, numberY: 11, lines: [] });
  return drawn('svg', { width: 28, height: 30, 'aria-hidden': 'true', focusable: 'false' }, arrow);
}
