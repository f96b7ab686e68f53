import type { Page } from 'playwright-core';
import { Editor } from './editor.ts';
import { Messages } from './messages.ts';
import { Problems } from './problems.ts';
import { QuickInput } from './quickInput.ts';
import { RolesView } from './rolesView.ts';
import { StatusBar } from './statusBar.ts';

/** One window of VS Code. */
export class Workbench {
  readonly page: Page;
  readonly editor: Editor;
  readonly messages: Messages;
  readonly problems: Problems;
  readonly quickInput: QuickInput;
  readonly roles: RolesView;
  readonly statusBar: StatusBar;

  constructor(page: Page) {
    this.page = page;
    this.editor = new Editor(page);
    this.messages = new Messages(page);
    this.problems = new Problems(page);
    this.quickInput = new QuickInput(page);
    this.roles = new RolesView(page);
    this.statusBar = new StatusBar(page);
  }
}
