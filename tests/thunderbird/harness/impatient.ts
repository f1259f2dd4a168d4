// A page whose long waits are over at once; how long they would have been is remembered.
import type { Page } from "./page";

/** Milliseconds from which a wait counts as long. */
const LONG = 5000;

/** From now on. */
export async function makeImpatient(page: Page): Promise<void> {
  await page.run((long) => {
    const setTimeout = window.setTimeout.bind(window);
    const waits: number[] = [];
    Object.assign(window, {
      waits,
      setTimeout: (callback: () => void, milliseconds: number) => {
        if (milliseconds < long) return setTimeout(callback, milliseconds);
        waits.push(milliseconds);
        return setTimeout(callback, 1000);
      },
    });
  }, LONG);
}

/** Every long wait since then, in milliseconds. */
export function waits(page: Page): Promise<readonly number[]> {
  return page.run(() => (window as unknown as { waits: readonly number[] }).waits);
}
