import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The page on what the catalogue knows. */
export class CataloguePage {
  readonly #page: Page;
  readonly #frame: FrameLocator;

  constructor(page: Page) {
    this.#page = page;
    // VS Code keeps the content of a webview two frames down.
    this.#frame = page.frameLocator('iframe.webview').frameLocator('iframe');
  }

  /** Opens it as a person does, by its name in the command palette. */
  async open(): Promise<void> {
    await this.#page.keyboard.press('F1');
    const input = this.#page.locator('.quick-input-widget input');
    await input.waitFor();
    await this.#page.keyboard.type('Rampart: Show Catalogue');
    await this.#page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show Catalogue' }).first().waitFor();
    await this.#page.keyboard.press('Enter');
    await this.#frame.locator('h1').waitFor({ timeout: 60_000 });
  }

  async search(text: string): Promise<void> {
    await this.#frame.locator('input[type="search"]').fill(text);
  }

  async unfold(prefix: string): Promise<void> {
    await this.service(prefix).locator('summary').first().click();
  }

  service(prefix: string): Locator {
    return this.#frame.locator('details', { has: this.#frame.locator(`summary > code:text-is("${prefix}")`) }).first();
  }

  row(text: string): Locator {
    return this.#frame.locator('tr', { hasText: text }).first();
  }
}
