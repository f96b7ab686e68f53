import type { Locator } from 'playwright-core';

/** The text of the first element that a locator finds, as soon as it is visible. */
export async function textOf(locator: Locator): Promise<string> {
  const element = locator.first();
  await element.waitFor();
  return (await element.textContent()) ?? '';
}

/** The texts of all elements that a locator finds, as soon as the first is visible. */
export async function textsOf(locator: Locator): Promise<readonly string[]> {
  await locator.first().waitFor();
  return locator.allTextContents();
}
