import type { Locator, Page } from 'playwright-core';

/** What the window asks in the middle. */
export class Messages {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The question that stops everything else. */
  dialog(): Locator {
    return this.#page.locator('.monaco-dialog-box');
  }

  /** Answers the question with one of its buttons. */
  async answer(button: string): Promise<void> {
    await this.dialog().locator('.dialog-buttons .monaco-button', { hasText: button }).first().click();
    await this.dialog().waitFor({ state: 'detached' });
  }
}
