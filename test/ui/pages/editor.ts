import { basename } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { isShown } from './shown.ts';
import { textOf, textsOf } from './text.ts';

/** A place in a text; lines and columns count from one, as the editor shows them. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const mostPresses = 10;

/** The active text editor. */
export class Editor {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits until the file is shown with its text. */
  async waitForFile(path: string): Promise<void> {
    await this.#page.locator('.tab.active', { hasText: basename(path) }).waitFor({ timeout: 60_000 });
    await this.#page.locator('.monaco-editor .view-line').first().waitFor();
  }

  /** Waits for a squiggle of a level; it has no box of its own, so it is there rather than visible. */
  async waitForSquiggle(level: 'error' | 'warning' | 'info'): Promise<void> {
    await this.#page
      .locator(`.monaco-editor .squiggly-${level}`)
      .first()
      .waitFor({ state: 'attached', timeout: 60_000 });
  }

  /** Puts the cursor before a character. */
  async goTo({ line, column }: Place): Promise<void> {
    await this.#page.keyboard.press('Control+G');
    const input = this.#page.locator('.quick-input-widget input');
    await input.fill(`:${line}:${column}`);
    await this.#page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
    await this.#page.locator('.monaco-editor.focused').waitFor();
  }

  /** Types as a person does, so that VS Code sees each key. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text, { delay: 60 });
  }

  /** The line that contains a text. */
  line(text: string): Locator {
    return this.#page.locator('.monaco-editor .view-line', { hasText: text });
  }

  /** Waits until an entry of the suggestion list contains a text. */
  async suggestion(label: string): Promise<void> {
    await this.#page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first().waitFor();
  }

  /** Opens the fixes at the cursor; gives their names, best first. */
  async openFixes(): Promise<readonly string[]> {
    const fixes = this.#page.locator('.action-widget .monaco-list-row.action');
    // VS Code forgets the request if the problems are told anew just then, so the key is pressed until it is heard.
    for (let presses = 0; presses < mostPresses; presses += 1) {
      await this.#page.keyboard.press('Control+.');
      if (await isShown(fixes)) break;
    }
    return textsOf(fixes);
  }

  /** Applies the first of the opened fixes. */
  async applyFirstFix(): Promise<void> {
    await this.#page.keyboard.press('Enter');
    await this.#page.locator('.action-widget .monaco-list').waitFor({ state: 'hidden' });
  }

  /** What the editor says about the cursor's place; asked for by keyboard. */
  async hover(): Promise<string> {
    await this.#page.keyboard.press('Control+K');
    await this.#page.keyboard.press('Control+I');
    return textOf(this.#page.locator('.monaco-editor .monaco-hover:not(.hidden)'));
  }
}
