// The walks that somebody has begun, by account: kept until they are finished, so that closing
// Thunderbird in the middle of one loses nothing. They name accounts and servers, and have no secret.
import { isObject } from "../core/record/stored-value";
import { readWalkProgress, type WalkProgress } from "../core/walk/walk-progress";
import { browser } from "./browser";

const WALKS = "walks";

/** Every walk that was begun; what cannot be read is none. */
export async function begunWalks(): Promise<readonly WalkProgress[]> {
  const stored: unknown = (await browser.storage.local.get(WALKS))[WALKS];
  if (!isObject(stored)) return [];
  return Object.values(stored).flatMap((one) => readWalkProgress(one) ?? []);
}

export async function begunWalk(accountId: string): Promise<WalkProgress | undefined> {
  return (await begunWalks()).find(({ walk }) => walk.accountId === accountId);
}

/** Two pages at once must not lose each other's account. */
function change(next: (walks: readonly WalkProgress[]) => readonly WalkProgress[]): Promise<void> {
  return navigator.locks.request(WALKS, async () => {
    const walks = next(await begunWalks()).map((one) => [one.walk.accountId, one] as const);
    await browser.storage.local.set({ [WALKS]: Object.fromEntries(walks) });
  });
}

export function keepWalk(progress: WalkProgress): Promise<void> {
  const { accountId } = progress.walk;
  return change((walks) => [...walks.filter(({ walk }) => walk.accountId !== accountId), progress]);
}

export function forgetWalk(accountId: string): Promise<void> {
  return change((walks) => walks.filter(({ walk }) => walk.accountId !== accountId));
}

/** Forgets all of them. */
export async function forgetWalks(): Promise<void> {
  await browser.storage.local.remove(WALKS);
}
