// Table of contents of the background: an event page, so every listener is registered here, at once,
// each time it wakes; nothing is kept in it.
import { browser, hasExperiment } from "../messenger/browser";
import { onReminderMemoryChanged } from "../messenger/stored-settings";
import { lookAgain } from "./look-again";
import { keepReminding, offer, remind } from "./remind";
import { scan } from "./scan";
import { openOverview, overviewSpace } from "./space";
import { tryAgain } from "./try-again";

async function look(): Promise<void> {
  await remind(await scan());
  await lookAgain();
}

async function start(): Promise<void> {
  await look();
  await tryAgain();
}

browser.action.onClicked.addListener(() => void openOverview());
browser.notifications.onClicked.addListener(() => void openOverview());

// Without it there is nothing to read; the overview says so.
if (!hasExperiment()) {
  void overviewSpace();
} else {
  browser.runtime.onStartup.addListener(() => void start());
  browser.alarms.onAlarm.addListener(() => void look());
  browser.mailServers.onServersChanged.addListener(() => void look());
  browser.mailServers.onServerFailed.addListener((serverId) => void offer(serverId));
  onReminderMemoryChanged(() => void scan());
  void keepReminding();
  // Installed, enabled again or woken: what is shown is what is true now.
  void look();
}
