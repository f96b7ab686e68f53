import type { Page } from 'playwright-core';
import { Editor } from './editor.ts';
import { Problems } from './problems.ts';
import { StatusBar } from './statusBar.ts';

/** One window of VS Code. */
export class Workbench {
  readonly page: Page;
  readonly editor: Editor;
  readonly problems: Problems;
  readonly statusBar: StatusBar;

  constructor(page: Page) {
    this.page = page;
    this.editor = new Editor(page);
    this.problems = new Problems(page);
    this.statusBar = new StatusBar(page);
  }
}
