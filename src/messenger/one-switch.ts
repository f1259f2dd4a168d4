// One switch at a time, in whichever page of the add-on or in the background. A page that goes away
// frees the lock by itself. It is courtesy: the guarantee is in the Experiment.

/** Does the work, or nothing: resolves with whether it was its turn. */
export async function onlyOneSwitch(work: () => Promise<void>): Promise<boolean> {
  return navigator.locks.request("switch", { ifAvailable: true }, async (lock) => {
    if (lock) await work();
    return lock !== null;
  });
}

/** Does the work when nothing else is under way any more. */
export async function afterOtherSwitches(work: () => Promise<void>): Promise<void> {
  await navigator.locks.request("switch", work);
}
