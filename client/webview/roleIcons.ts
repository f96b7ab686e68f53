import { drawn } from './dom.ts';
import type { StepMark } from './roleSteps.ts';

const circle = 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z';
const tick = 'M4.8 8.3l2.2 2.2l4.2-4.8';

/** Lines on a square of 16 units, of a shape of its own for each mark, so that none depends on its colour. */
const shapes: Readonly<Record<StepMark, string>> = {
  done: `${circle}${tick}`,
  held: 'M2.5 8.5l3.6 3.6l7.4-8.2',
  partly: `${circle}M8 1.5v13M8 4.5h4.9M8 8h6.5M8 11.5h4.9`,
  toDo: circle,
  step: 'M2.5 2.5h11v11h-11z',
  conditional: 'M8 1.5l6.5 6.5l-6.5 6.5l-6.5-6.5zM5.5 8.2l1.8 1.8l3.2-3.6',
  needed: 'M8 1.8l6.7 12.4h-13.4zM8 6v4M8 11.6v1',
  blocked: `${circle}M4.5 8h7`,
  underWay: `${circle}M4.4 8h1M7.5 8h1M10.6 8h1`,
  failed: 'M3.2 3.2l9.6 9.6M12.8 3.2l-9.6 9.6',
  nothing: 'M3 8h10',
  never: `${circle}M3.4 12.6l9.2-9.2`,
  information: `${circle}M8 7.2v4.3M8 4.3v1.2`,
  unknown: `${circle}M6 6.4a2 2 0 1 1 2.8 1.9q-.8.4-.8 1.2v.2M8 11v1`,
};

/** The icon of a mark; the words beside it say the same, so nobody hears it. */
export function markIcon(mark: StepMark): SVGElement {
  const attributes = { class: `icon mark-${mark}`, viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' };
  return drawn('svg', attributes, drawn('path', { d: shapes[mark] }));
}
