// How long Thunderbird will need until its list of folders is as it shall be.

/** Seconds a folder, with the folder pane told once at the end; what a slow computer needs. */
const QUICKLY = 0.01;

/** Seconds for the square of the number, as the pane touches every row for each folder (2,000: 347 s). */
const ONE_BY_ONE = 87e-6;

/**
 * Seconds for so many folders that come or go, rather too long than too short; `npm run bench` measures both ways.
 *
 * @param quickly whether the pane can be told once (see the schema: listSubscriptions)
 */
export function showingTime(changes: number, quickly: boolean): number {
  return Math.ceil(quickly ? changes * QUICKLY : changes ** 2 * ONE_BY_ONE);
}
