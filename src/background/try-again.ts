import { rehearse, wantsRehearsal } from "../core/run/rehearse";
import { browser } from "../messenger/browser";
import { whileNobodySwitches } from "../messenger/one-switch";
import { allPlans } from "../messenger/switch-plans";

/**
 * Tries again what has failed before, with a stored sign-in and without any window or dialog, and
 * notes what comes of it: an administrator may have mended it. Nothing is switched while nobody looks.
 */
export async function tryAgain(): Promise<void> {
  // Also after looking again, which begins at the same moment.
  await whileNobodySwitches(async (somebodyWaits) => {
    const { mailServers } = browser;
    const plans = await allPlans(await mailServers.list());
    for (const plan of plans.filter(wantsRehearsal)) {
      if (await somebodyWaits()) return;
      for (const { serverId, state, code } of await rehearse(plan, {
        ...mailServers,
        cancelled: () => false,
      })) {
        await mailServers.noteState(serverId, state, code);
      }
    }
  });
}
