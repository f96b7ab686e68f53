import { element } from './dom.ts';
import { fill } from './fill.ts';
import { actionButton, copyButton, focusKey, moreItems, placeButton, type RolePageParts } from './roleButtons.ts';
import { markIcon } from './roleIcons.ts';
import type { PageRole, PageStage } from './roleMessages.ts';
import { stepMark } from './roleSteps.ts';

type Fact = PageStage['facts'][number];

/** Which parts of the page a person has folded or unfolded. */
export interface Folding {
  isOpen(part: string, atFirst: boolean): boolean;
  keep(part: string, isOpen: boolean): void;
}

/** A part that can be folded; `key` is its name among all. */
export function foldable(
  key: string,
  atFirst: boolean,
  summary: readonly (Node | string)[],
  body: HTMLElement,
  folding: Folding,
): HTMLElement {
  const head = element('summary', {}, ...summary);
  head.dataset[focusKey] = key;
  const details = element('details', {}, head, body);
  details.open = folding.isOpen(key, atFirst);
  details.addEventListener('toggle', () => folding.keep(key, details.open));
  return details;
}

/** The stages of the role's life in their order: how each stands, what is known of it, and what can be done. */
export function stepList(parts: RolePageParts, folding: Folding): HTMLElement {
  const steps = parts.role.stages.map((stage, index) => step(stage, index + 1, parts, folding));
  return element('ol', { class: 'steps', role: 'list' }, ...steps);
}

function step(stage: PageStage, number: number, parts: RolePageParts, folding: Folding): HTMLElement {
  const { words, live } = parts;
  const mark = stepMark(stage, live);
  const heading = element('h3', {}, `${number} ${stage.title}`);
  const standing = element('span', { class: 'standing' }, words.marks[mark]);
  const details = foldable(stage.id, true, [markIcon(mark), heading, standing], stepBody(stage, parts), folding);
  return element('li', {}, details);
}

function stepBody(stage: PageStage, parts: RolePageParts): HTMLElement {
  const { words } = parts;
  return element(
    'div',
    { class: 'body' },
    // The mark of a step says the same.
    ...(stage.status === 'step' ? [] : [element('p', { class: 'state' }, stage.state)]),
    ...placeList(words.grantedBy, stage.grantedBy, stage.moreGranting, parts),
    ...placeList(words.deniedBy, stage.deniedBy, stage.moreDenying, parts),
    ...missingStatement(stage, parts),
    ...policyButtons(stage.id, parts),
    ...(hasOwnParts(stage) && stage.facts.length > 0 ? [element('h4', {}, words.facts)] : []),
    ...factLists(stage, parts),
  );
}

/** Whether headings of other parts stand above what the sources say. */
function hasOwnParts({ grantedBy, deniedBy, missing }: PageStage): boolean {
  return grantedBy.length > 0 || deniedBy.length > 0 || missing !== undefined;
}

function placeList(
  title: string,
  places: PageStage['grantedBy'],
  more: number | undefined,
  parts: RolePageParts,
): readonly HTMLElement[] {
  if (places.length === 0) return [];
  const items = places.map((place) => {
    const condition = place.keys.length === 0 ? '' : fill(parts.words.onlyWhere, [place.keys.join(', ')]);
    return element(
      'li',
      {},
      placeButton(place, parts),
      ...(condition === '' ? [] : [' ', element('small', {}, condition)]),
    );
  });
  return [element('h4', {}, title), element('ul', {}, ...items, ...moreItems(more, parts))];
}

function missingStatement({ id, title, missing }: PageStage, parts: RolePageParts): readonly HTMLElement[] {
  if (missing === undefined) return [];
  const { words } = parts;
  return [
    element('h4', {}, words.missing),
    codeBlock(missing, words.missing),
    element(
      'p',
      { class: 'actions' },
      actionButton(words.insert, { type: 'insertMissing', stage: id }, parts, fill(words.insertThat, [title])),
      copyButton(missing, words.missing, parts),
    ),
  ];
}

/** The documents that a stage is about, where their content is known. */
function policyButtons(stage: PageStage['id'], parts: RolePageParts): readonly HTMLElement[] {
  const { role, words } = parts;
  const buttons = [
    ...(stage === 'trust' && role.trustPolicyText !== undefined
      ? [actionButton(words.showTrustPolicy, { type: 'showPolicy', policy: 'trust' }, parts)]
      : []),
    ...(stage === policyStage(role) && role.policyText !== undefined
      ? [
          actionButton(words.showPolicy, { type: 'showPolicy', policy: 'permissions' }, parts),
          actionButton(words.compare, { type: 'compare' }, parts),
        ]
      : []),
  ];
  return buttons.length === 0 ? [] : [element('p', { class: 'actions' }, ...buttons)];
}

/** The policy of a person is shown where it is made, that of a cloud where it is looked up. */
function policyStage({ stages }: PageRole): PageStage['id'] {
  return stages.some(({ id }) => id === 'custom-policy') ? 'custom-policy' : 'permissions';
}

/** What is said of a stage: first what holds always, then below its name what holds for one product generation alone. */
function factLists({ id, facts }: PageStage, parts: RolePageParts): readonly HTMLElement[] {
  const generations = new Set([undefined, ...facts.map(({ generation }) => generation)]);
  return [...generations].flatMap((generation) => {
    const items = facts.flatMap((fact, index) =>
      fact.generation === generation ? [factItem(id, fact, index, parts)] : [],
    );
    const heading = generation === undefined ? [] : [element('h4', {}, generation)];
    return items.length === 0 ? [] : [...heading, element('ul', { class: 'facts' }, ...items)];
  });
}

function factItem(stage: PageStage['id'], fact: Fact, index: number, parts: RolePageParts): HTMLElement {
  const { words } = parts;
  const source = element('small', {}, ...sourceOf(fact.source, words.source));
  if (fact.isContradiction) {
    const label = element('strong', {}, words.contradiction);
    return element('li', {}, element('div', { class: 'note', role: 'note' }, label, ' ', fact.sentence, ' ', source));
  }
  const scenario =
    fact.policy === undefined
      ? []
      : [
          codeBlock(fact.policy.trimEnd(), words.trustPolicy),
          element(
            'p',
            { class: 'actions' },
            actionButton(
              words.insert,
              { type: 'insertPolicy', stage, fact: index },
              parts,
              fill(words.insertThat, [fact.sentence]),
            ),
            copyButton(fact.policy, words.trustPolicy, parts),
          ),
        ];
  return element('li', {}, fact.sentence, ' ', source, ...scenario);
}

/** A page is a link, the topic of one is text. */
function sourceOf(source: string, words: string): readonly (Node | string)[] {
  if (source === '') return [];
  if (!source.startsWith('https://')) return [fill(words, [source])];
  const [before = '', after = ''] = words.split('{0}');
  return [before, element('a', { href: source }, source), after];
}

/** A text of code that can be scrolled, also by keyboard. */
function codeBlock(text: string, name: string): HTMLElement {
  return element('pre', { tabindex: '0', role: 'group', 'aria-label': name }, element('code', {}, text));
}
