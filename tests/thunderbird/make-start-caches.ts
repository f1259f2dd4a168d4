// Makes the start caches of the Thunderbird under test, unless there are some.
import fs from "node:fs";
import path from "node:path";
import { Lab } from "./harness/lab";
import { exchangeAccount } from "./harness/profile";
import { hasStartCaches, keepStartCaches } from "./harness/start-caches";
import { until } from "./harness/thunderbird";

async function make(): Promise<void> {
  const accounts = [exchangeAccount("jo@contoso.example")];
  const lab = await Lab.start({ accounts, addOn: "none" });
  try {
    // Firefox says so when it has started; Thunderbird, which has the same caches, writes some of
    // them only later and some never.
    await lab.thunderbird.inParent(() => {
      for (const topic of ["sessionstore-windows-restored", "browser-idle-startup-tasks-finished"])
        Services.obs.notifyObservers(null, topic);
    });
    const cache = path.join(lab.profile, "startupCache", "scriptCache.bin");
    await until("the start caches", () => fs.existsSync(cache));
    await lab.thunderbird.quit();
    keepStartCaches(lab.profile);
  } finally {
    await lab.stop();
  }
}

if (!hasStartCaches()) void make();
