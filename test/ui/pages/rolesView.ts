import type { Locator, Page } from 'playwright-core';

/** The views on roles in their container. */
export class RolesView {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Shows the container, as a click on its icon in the activity bar does. */
  async open(): Promise<void> {
    await this.#page.locator('.activitybar .action-label[aria-label^="Rampart"]').click();
    await this.#page.locator('.sidebar .pane-header').first().waitFor();
  }

  /** The first row with these words, in whichever view. */
  row(words: string | RegExp): Locator {
    return this.#page.locator('.sidebar .pane-body .monaco-list-row', { hasText: words }).first();
  }

  /** The words of all rows that are drawn. */
  async rows(): Promise<readonly string[]> {
    const texts = await this.#page.locator('.sidebar .pane-body .monaco-list-row').allTextContents();
    return texts.map((text) => text.replaceAll('\u00a0', ' ').trim());
  }

  /** Unfolds a row. */
  async unfold(words: string | RegExp): Promise<void> {
    const row = this.row(words);
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === 'true') return;
    await row.click();
    if ((await row.getAttribute('aria-expanded')) !== 'true') await this.#page.keyboard.press('ArrowRight');
    await this.#page
      .locator('.sidebar .pane-body .monaco-list-row[aria-expanded="true"]', { hasText: words })
      .first()
      .waitFor();
  }

  /** Folds or unfolds one of the views by its heading. */
  async toggleView(heading: string): Promise<void> {
    await this.#page.locator('.sidebar .pane-header', { hasText: heading }).click();
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
    await this.#page.locator('.context-view .action-label', { hasText: entry }).first().click();
  }
}
