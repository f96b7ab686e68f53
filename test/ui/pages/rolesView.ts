import type { Locator, Page } from 'playwright-core';
import { isShown } from './shown.ts';

const mostClicks = 5;

/** The views on roles in their container. */
export class RolesView {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Shows the container, as a click on its icon in the activity bar does. */
  async open(): Promise<void> {
    const icon = this.#page.locator('.activitybar .action-item', {
      has: this.#page.locator('.action-label[aria-label^="Rampart"]'),
    });
    await icon.waitFor();
    const title = this.#page.locator('.sidebar .title-label', { hasText: /^Rampart/i });
    // A click on the icon of a container that is shown hides it,
    // and a window that was reloaded shows it by itself some time.
    for (let clicks = 0; clicks < mostClicks; clicks += 1) {
      const isChecked = (await icon.getAttribute('class'))?.split(' ').includes('checked') === true;
      if (!isChecked) await icon.click();
      if (await isShown(title)) break;
    }
    await title.waitFor();
  }

  /** The first row with these words, in whichever view. */
  row(words: string | RegExp): Locator {
    return this.#page.locator('.sidebar .pane-body .monaco-list-row', { hasText: words }).first();
  }

  /** Unfolds a row by the arrow before it; a click on its words may open a text, which takes the keys. */
  async unfold(words: string | RegExp): Promise<void> {
    const row = this.row(words);
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === 'true') return;
    await row.locator('.monaco-tl-twistie').click();
    await this.#page
      .locator('.sidebar .pane-body .monaco-list-row[aria-expanded="true"]', { hasText: words })
      .first()
      .waitFor();
  }

  /** Folds a row that is unfolded. */
  async fold(words: string | RegExp): Promise<void> {
    await this.row(words).locator('.monaco-tl-twistie').click();
  }

  /** Folds or unfolds one of the views by its heading. */
  async toggleView(heading: string): Promise<void> {
    await this.#page.locator('.sidebar .pane-header', { hasText: heading }).click();
  }

  /** Folds views that are unfolded. */
  async foldViews(headings: readonly string[]): Promise<void> {
    for (const heading of headings) {
      const header = this.#page.locator('.sidebar .pane-header', { hasText: heading });
      if ((await header.getAttribute('aria-expanded')) === 'true') await header.click();
    }
  }

  /** What stands beside the heading of a view. */
  description(words: string): Locator {
    return this.#page.locator('.sidebar .pane-header .description', { hasText: words }).first();
  }

  /** Gives the side bar half of the window, so that a picture shows whole sentences. */
  async widen(): Promise<void> {
    const sash = await this.#page.locator('.sidebar').boundingBox();
    if (sash === null) throw new Error('There is no side bar.');
    const edge = sash.x + sash.width;
    await this.#page.mouse.move(edge, 400);
    await this.#page.mouse.down();
    await this.#page.mouse.move(edge + 320, 400, { steps: 5 });
    await this.#page.mouse.up();
  }

  /** What a view says while it has no rows. */
  welcome(): Locator {
    return this.#page.locator('.sidebar .welcome-view-content');
  }

  /** Clicks an action at the end of a row, which is shown while the mouse is on it. */
  async act(words: string | RegExp, action: string): Promise<void> {
    const row = this.row(words);
    await row.hover();
    await row.locator(`.action-label[aria-label^="${action}"]`).click();
  }

  /** Opens the menu of a row and chooses an entry. */
  async choose(words: string | RegExp, entry: string): Promise<void> {
    await this.row(words).click({ button: 'right' });
    const menu = this.#page.locator('.context-view .monaco-menu');
    await menu.locator('.action-label', { hasText: entry }).first().hover();
    // A menu takes no click while it has just been opened, but it takes the key at once.
    await menu.locator('.action-item.focused', { hasText: entry }).waitFor();
    await this.#page.keyboard.press('Enter');
    await menu.waitFor({ state: 'detached' });
  }
}
