// The add-on's page with the folders of an account.
import { Page } from "./page";
import type { Thunderbird } from "./thunderbird";

/** Milliseconds until thousands of folders are subscribed and shown, on a slow machine. */
export const LONG = 120_000;

export function state(shows: string): string {
  return `:root[data-shows=${shows}]`;
}

/** Opens it, and waits until there is something to choose. */
export async function openFolders(thunderbird: Thunderbird, accountId: string): Promise<Page> {
  const page = await Page.open(thunderbird, `folders.html?account=${accountId}`);
  await page.waitFor(state("choosing"), LONG);
  return page;
}

/** Does what is chosen, and waits until it is done. */
export async function applyChoice(page: Page): Promise<void> {
  await page.click("#apply");
  await page.waitFor(state("done"), LONG);
}
