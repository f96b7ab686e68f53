import type { Locator, Page } from 'playwright-core';
import { textOf, textsOf } from './text.ts';

/** Rampart's item in the status bar. */
export class StatusBar {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** What the policy was recognised as. */
  recognition(): Promise<string> {
    return textOf(this.#item());
  }

  /** Clicks the item; gives the lines of the list that opens. */
  async openRecognition(): Promise<readonly string[]> {
    await this.#item().locator('a').click();
    return textsOf(this.#page.locator('.quick-input-list .monaco-list-row'));
  }

  #item(): Locator {
    return this.#page.locator('.statusbar-item[id="rampart.rampart-policy.rampart.recognition"]');
  }
}
