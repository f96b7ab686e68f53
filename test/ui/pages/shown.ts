import type { Locator } from 'playwright-core';

/** Whether a locator finds something visible, now or within the time that VS Code takes to ask an extension. */
export async function isShown(locator: Locator): Promise<boolean> {
  try {
    await locator.first().waitFor({ timeout: 3000 });
    return true;
  } catch {
    return false;
  }
}
