import type { Locator, Page } from 'playwright-core';

/** The box in the middle on top: command palette, choices and questions. */
export class QuickInput {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Runs a command of ours by its title. */
  async command(title: string): Promise<void> {
    await this.#page.keyboard.press('F1');
    await this.#page.locator('.quick-input-widget input').waitFor();
    await this.#page.keyboard.type(title);
    await this.choose(title);
  }

  /** The first choice with these words. */
  choice(words: string): Locator {
    return this.#page.locator('.quick-input-list .monaco-list-row', { hasText: words }).first();
  }

  /** Takes the first choice with these words. */
  async choose(words: string): Promise<void> {
    await this.choice(words).click();
  }

  /** The words of all choices that are drawn. */
  choices(): Promise<readonly string[]> {
    return this.#page.locator('.quick-input-list .monaco-list-row').allTextContents();
  }

  /** Answers a question. */
  async type(text: string): Promise<void> {
    const input = this.#page.locator('.quick-input-widget input');
    await input.waitFor();
    await input.fill(text);
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }
}
