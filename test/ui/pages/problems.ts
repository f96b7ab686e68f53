import type { Locator, Page } from 'playwright-core';
import { textOf } from './text.ts';

/** The Problems panel. */
export class Problems {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Opens the panel. */
  async open(): Promise<void> {
    await this.#page.keyboard.press('Control+Shift+M');
    await this.#page.locator('.markers-panel .monaco-list-row').first().waitFor();
  }

  /** The entry that contains a text, as soon as it is listed. */
  entry(text: string): Promise<string> {
    return textOf(this.#rows(text));
  }

  /** Waits until no entry contains a text. */
  async waitUntilGone(text: string): Promise<void> {
    await this.#rows(text).first().waitFor({ state: 'detached' });
  }

  #rows(text: string): Locator {
    return this.#page.locator('.markers-panel .monaco-list-row', { hasText: text });
  }
}
