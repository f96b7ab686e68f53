/** The page of the catalogue: services with what is known of each, and a search over services and actions. */
import type { ActionContents, CatalogueContents, ServiceContents } from '../../server/src/protocol/catalogue.ts';
import { element } from './dom.ts';
import { fill } from './fill.ts';
import type { CataloguePageWords, CatalogueQuestion, FromCataloguePage, ToCataloguePage } from './messages.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromCataloguePage): void;
  getState(): { readonly text: string } | undefined;
  setState(state: { readonly text: string }): void;
};

const editor = acquireVsCodeApi();
/** Shortest text for which actions are looked through; shorter ones are in most names. */
const shortestText = 3;

window.addEventListener('message', ({ data }: MessageEvent<ToCataloguePage>) => {
  if (data.type === 'contents') showContents(data.contents, data.words);
  else showActions(data.for, data.actions);
});
editor.postMessage({ type: 'ready' });

let words: CataloguePageWords | undefined;
/** Where the answer to a question belongs. */
const places = new Map<string, HTMLElement>();

function showContents(contents: readonly CatalogueContents[], said: CataloguePageWords): void {
  words = said;
  const input = element('input', { type: 'search', placeholder: said.search, 'aria-label': said.search });
  const found = element('p', { role: 'status' });
  const sections = contents.map((each) => catalogueSection(each, said));
  document.body.replaceChildren(element('h1', {}, said.title), input, found, ...sections.map(({ section }) => section));
  const search = (): void => {
    const text = input.value.trim().toLowerCase();
    editor.setState({ text: input.value });
    const shown = sections.reduce((sum, section) => sum + section.search(text), 0);
    found.textContent = text === '' ? '' : fill(shown === 0 ? said.nothing : said.found, [String(shown)]);
  };
  input.addEventListener('input', search);
  input.value = editor.getState()?.text ?? '';
  search();
  input.focus();
}

/** One cloud: a sentence of figures, its services, and the actions that a search finds. */
function catalogueSection(
  contents: CatalogueContents,
  said: CataloguePageWords,
): { readonly section: HTMLElement; search(text: string): number } {
  const { dialect, services } = contents;
  const known = services.reduce((sum, service) => sum + service.actions, 0);
  const figures = [
    contents.date,
    services.length,
    known,
    contents.conditionKeys,
    contents.serviceLinkedRoles,
    contents.serviceRoles,
  ];
  const summary = contents.date === '' ? said.missing : fill(said.summary, figures.map(String));
  const rows = services.map((service) => ({ service, row: serviceRow(dialect, service, said) }));
  const matches = element('div', { hidden: '' });
  const section = element(
    'section',
    { 'aria-label': dialect.toUpperCase() },
    element('h2', {}, dialect.toUpperCase()),
    element('p', {}, summary),
    matches,
    ...rows.map(({ row }) => row),
  );
  return {
    section,
    search(text) {
      const shown = rows.filter(({ service, row }) => {
        const fits = service.prefix.toLowerCase().includes(text) || service.name.toLowerCase().includes(text);
        row.hidden = !fits;
        return fits;
      });
      const looksForActions = text.length >= shortestText;
      matches.hidden = !looksForActions;
      matches.replaceChildren();
      if (looksForActions) ask({ dialect, text: text.slice(text.indexOf(':') + 1) }, matches);
      return shown.length;
    },
  };
}

function serviceRow(dialect: 'ram' | 'iam', service: ServiceContents, said: CataloguePageWords): HTMLElement {
  const { prefix, name, actions, actionList, assumed, confidence } = service;
  const known = (['A', 'B', 'C', 'D'] as const).flatMap((letter) =>
    confidence[letter] === undefined ? [] : `${confidence[letter]} ${said.confidence[letter]}`,
  );
  const remarks = [fill(said.actions, [String(actions)]), said.lists[actionList], ...(assumed ? [said.assumed] : [])];
  const body = element('div', {}, element('p', {}, known.join(' · ')));
  const table = element('div', {});
  body.append(table);
  const row = element(
    'details',
    {},
    element('summary', {}, element('code', {}, prefix), ` ${name} `, element('small', {}, remarks.join(' · '))),
    body,
  );
  row.addEventListener('toggle', () => {
    if (row.open && actions > 0 && table.childElementCount === 0) ask({ dialect, prefix }, table);
  });
  return row;
}

function ask(question: CatalogueQuestion, place: HTMLElement): void {
  places.set(keyOf(question), place);
  editor.postMessage({ type: 'ask', question });
}

function showActions(question: CatalogueQuestion, actions: readonly ActionContents[]): void {
  const place = places.get(keyOf(question));
  places.delete(keyOf(question));
  if (place === undefined || words === undefined) return;
  const heading = question.text === undefined ? [] : [element('h3', {}, words.matchingActions)];
  place.replaceChildren(...(actions.length === 0 ? [] : [...heading, actionTable(actions, words)]));
}

function actionTable(actions: readonly ActionContents[], said: CataloguePageWords): HTMLElement {
  const head = element('tr', {}, ...said.columns.map((column) => element('th', { scope: 'col' }, column)));
  const rows = actions.map(({ id, level, confidence, deprecated, description }) =>
    element(
      'tr',
      {},
      element('td', {}, element('code', {}, id), deprecated ? ` (${said.deprecated})` : ''),
      element('td', {}, said.levels[level] ?? level),
      element('td', {}, said.confidence[confidence]),
      element('td', {}, description),
    ),
  );
  return element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows));
}

function keyOf({ dialect, prefix, text }: CatalogueQuestion): string {
  return JSON.stringify([dialect, prefix, text]);
}
