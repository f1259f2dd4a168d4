// How long Thunderbird will need until its list of folders has new ones.

/** Seconds a folder, with the folder pane told once at the end; what a slow computer needs. */
const QUICKLY = 0.01;

/** Seconds for the square of the number, as the pane touches every row for each folder (2,000: 347 s). */
const ONE_BY_ONE = 87e-6;

/**
 * Seconds, rather too long than too short; `npm run bench` measures both ways.
 *
 * @param quickly whether the pane can be told once (see the schema: listSubscriptions)
 */
export function showingTime(newFolders: number, quickly: boolean): number {
  return Math.ceil(quickly ? newFolders * QUICKLY : newFolders ** 2 * ONE_BY_ONE);
}
