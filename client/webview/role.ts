/** The page of a role: its names, how it stands in accounts, its life as a diagram, and the steps as a checklist. */
import { breakable, element } from './dom.ts';
import { fill } from './fill.ts';
import { actionButton, copyButton, focusKey, moreItems, placeButton, type RolePageParts } from './roleButtons.ts';
import { diagramLegend, diagramOf, transitionList } from './roleDrawing.ts';
import { markIcon } from './roleIcons.ts';
import type { FromRolePage, RoleLiveState, ToRolePage } from './roleMessages.ts';
import type { StepMark } from './roleSteps.ts';
import { type Folding, foldable, stepList } from './roleStepViews.ts';

/** What of the page outlives its being hidden. */
interface PageState {
  /** Whether parts of the page are unfolded, as far as they were shown. */
  readonly open: Readonly<Record<string, boolean>>;
  readonly scroll: number;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromRolePage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const editor = acquireVsCodeApi();
let state: PageState = editor.getState() ?? { open: {}, scroll: 0 };
/** How long a sentence on what was done stays, in milliseconds. */
const sentenceTime = 8000;

const page = element('div', { class: 'page' });
const feedback = element('p', { class: 'feedback', role: 'status' });
document.body.append(page, feedback);

window.addEventListener('message', ({ data }: MessageEvent<ToRolePage>) => {
  if (data.type === 'done') say(data.words);
  else show({ ...data.contents, words: data.words, act: (action) => editor.postMessage(action) });
});
window.addEventListener('scroll', () => keep({ scroll: window.scrollY }), { passive: true });
editor.postMessage({ type: 'ready' });

let shown = '';
let fading: ReturnType<typeof setTimeout> | undefined;

function keep(changes: Partial<PageState>): void {
  state = { ...state, ...changes };
  editor.setState(state);
}

/** Draws the page anew where anything changed; focus and place stay. */
function show(parts: RolePageParts): void {
  const now = JSON.stringify(parts);
  if (now === shown) return;
  const { scroll } = state;
  shown = now;
  document.title = parts.role.roleName;
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset[focusKey] : undefined;
  const diagram = diagramOf(parts.role, parts.live, parts.words.diagram);
  page.replaceChildren(header(parts), main(parts, diagram.frame));
  diagram.draw();
  for (const each of page.querySelectorAll<HTMLElement>('[data-focus-key]')) {
    if (each.dataset[focusKey] !== focused) continue;
    each.focus({ preventScroll: true });
    break;
  }
  window.scrollTo(0, scroll);
}

/** Says what was done, also to those who listen; the same sentence twice is said twice. */
function say(words: string): void {
  clearTimeout(fading);
  feedback.textContent = '';
  requestAnimationFrame(() => {
    feedback.textContent = words;
  });
  fading = setTimeout(() => {
    feedback.textContent = '';
  }, sentenceTime);
}

function header(parts: RolePageParts): HTMLElement {
  const { role, words } = parts;
  const family =
    role.product === '' ? words.familiesAlone[role.family] : fill(words.families[role.family], [role.product]);
  const names = [
    [words.roleName, role.roleName],
    [words.policyName, role.policyName],
    [words.serviceName, role.serviceName],
  ] as const;
  const rows = names.flatMap(([title, name]) =>
    name === undefined
      ? []
      : element(
          'div',
          {},
          element('dt', {}, title),
          element('dd', {}, element('code', {}, ...breakable(name)), copyButton(name, title, parts)),
        ),
  );
  const texts = role.texts
    .filter(({ text }) => !names.some(([, name]) => name === text))
    .map(({ title, text }) => copyButton(text, title, parts, fill(words.copyThat, [title])));
  return element(
    'header',
    {},
    element('h1', {}, ...breakable(role.roleName)),
    element('p', {}, family),
    element('dl', {}, ...rows),
    ...(texts.length === 0 ? [] : [element('p', { class: 'actions' }, ...texts)]),
  );
}

function main(parts: RolePageParts, diagram: HTMLElement): HTMLElement {
  const { role, live, words } = parts;
  const inWords = foldable('words', false, [words.inWords], transitionList(role, words.diagram), folding);
  return element(
    'main',
    {},
    section('accounts', words.accounts, ...accounts(parts)),
    section(
      'life',
      words.life,
      diagram,
      element('p', { class: 'legend-title' }, words.legend),
      diagramLegend(role, live, words.diagram),
      inWords,
    ),
    section('steps', words.steps, stepList(parts, folding)),
    ...mentions(parts),
  );
}

function section(id: string, title: string, ...content: readonly Node[]): HTMLElement {
  return element('section', { 'aria-labelledby': id }, element('h2', { id }, title), ...content);
}

const folding: Folding = {
  isOpen: (part, atFirst) => state.open[part] ?? atFirst,
  keep: (part, isOpen) => keep({ open: { ...state.open, [part]: isOpen } }),
};

const liveMarks: Readonly<Record<RoleLiveState['status'], StepMark>> = {
  absent: 'toDo',
  present: 'done',
  deleting: 'underWay',
  failed: 'blocked',
  'internal-error': 'failed',
  unknown: 'unknown',
};

function accounts(parts: RolePageParts): readonly HTMLElement[] {
  const { live, words, whyNoAccount } = parts;
  if (live.length === 0) {
    const what = element('p', {}, words.noAccount);
    return whyNoAccount === undefined
      ? [what, element('p', { class: 'actions' }, actionButton(words.connect, { type: 'connect' }, parts))]
      : [what, element('p', {}, whyNoAccount)];
  }
  const items = live.map(({ account, status, words: said, usages }) => {
    const mark = liveMarks[status];
    const used = usages.map(({ region, resources }) =>
      element('li', {}, fill(words.usage, [region, resources.join(', ')])),
    );
    return element(
      'li',
      {},
      markIcon(mark),
      element('div', {}, element('strong', {}, account), element('p', {}, said), ...usageList(words.usedBy, used)),
    );
  });
  return [element('ul', { class: 'accounts', role: 'list' }, ...items)];
}

function usageList(title: string, items: readonly HTMLElement[]): readonly HTMLElement[] {
  return items.length === 0 ? [] : [element('p', {}, title), element('ul', {}, ...items)];
}

function mentions(parts: RolePageParts): readonly HTMLElement[] {
  const { mentions: places = [], moreMentions } = parts.role;
  if (places.length === 0) return [];
  const items = places.map((place) =>
    element('li', {}, placeButton(place, parts), ' ', element('small', {}, place.words)),
  );
  return [section('mentions', parts.words.mentions, element('ul', {}, ...items, ...moreItems(moreMentions, parts)))];
}
