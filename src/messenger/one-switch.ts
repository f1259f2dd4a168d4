// One switch at a time, in whichever page of the add-on, and nothing of the background meanwhile. A page
// that goes away frees its locks by itself. It is courtesy: the guarantee is in the Experiment.

/** Held by the page in which somebody switches. */
const SWITCH = "switch";
/** Held by whoever is at work, page or background. */
const WORK = "work";

/**
 * Does the work, or nothing when another page is at it: resolves with whether it was its turn. What the
 * background is doing is waited for; it may have to wait for a server.
 *
 * @param waiting called when there is something to wait for
 */
export async function onlyOneSwitch(
  work: () => Promise<void>,
  waiting: () => void,
): Promise<boolean> {
  const { locks } = navigator;
  return locks.request(SWITCH, { ifAvailable: true }, async (turn) => {
    if (!turn) return false;
    const done = await locks.request(WORK, { ifAvailable: true }, async (free) => {
      if (free) await work();
      return free !== null;
    });
    if (!done) {
      waiting();
      await locks.request(WORK, work);
    }
    return true;
  });
}

/**
 * Does the background's work when nothing else is under way any more. It never holds the lock that says
 * that somebody switches, not even for a moment: a page would take it for another page.
 *
 * @param work is told by its argument when a person has come to switch something: it shall end then
 */
export async function whileNobodySwitches(
  work: (somebodyWaits: () => Promise<boolean>) => Promise<void>,
): Promise<void> {
  const { locks } = navigator;
  await locks.request(WORK, () =>
    work(async () => {
      // Whoever has just finished may hold the one lock a moment longer than the other.
      const { held = [], pending = [] } = await locks.query();
      const page = held.find(({ name }) => name === SWITCH)?.clientId;
      return pending.some(({ name, clientId }) => name === WORK && clientId === page);
    }),
  );
}
