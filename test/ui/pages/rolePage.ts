import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The page of a role. */
export class RolePage {
  readonly #page: Page;
  readonly #frame: FrameLocator;

  constructor(page: Page) {
    this.#page = page;
    // VS Code keeps the content of a webview two frames down.
    this.#frame = page.frameLocator('iframe.webview').frameLocator('iframe');
  }

  /** Opens it as a person does: by its name in the command palette, then by the name of the role. */
  async open(roleName: string): Promise<void> {
    await this.#page.keyboard.press('F1');
    const input = this.#page.locator('.quick-input-widget input');
    await input.waitFor();
    await this.#page.keyboard.type('Rampart: Show Role Page');
    await this.#row('Show Role Page').waitFor();
    await this.#page.keyboard.press('Enter');
    await this.#row('AliyunServiceRole').waitFor({ timeout: 60_000 });
    await input.fill(roleName);
    await this.#row(roleName).waitFor();
    await this.#page.keyboard.press('Enter');
    await this.#frame.getByRole('heading', { level: 1, name: roleName }).waitFor({ timeout: 60_000 });
  }

  diagram(): Locator {
    return this.#frame.getByRole('img');
  }

  /** A stage of the checklist with all that stands in it, counted from one. */
  step(number: number): Locator {
    return this.#frame.locator('.steps > li').nth(number - 1);
  }

  button(name: string | RegExp): Locator {
    return this.#frame.getByRole('button', { name });
  }

  text(words: string): Locator {
    return this.#frame.getByText(words);
  }

  /** What the page says was done. */
  feedback(): Locator {
    return this.#frame.getByRole('status');
  }

  #row(text: string): Locator {
    return this.#page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  }
}
