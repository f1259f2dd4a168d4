// Table of contents of the background: an event page, so every listener is registered here, at once,
// each time it wakes; nothing is kept in it.
import { browser } from "../messenger/browser";
import { lookAgain } from "./look-again";
import { scan } from "./scan";
import { openOverview } from "./space";
import { tryAgain } from "./try-again";

async function look(): Promise<void> {
  await scan();
  await lookAgain();
}

async function start(): Promise<void> {
  await look();
  await tryAgain();
}

browser.runtime.onStartup.addListener(() => void start());
browser.mailServers.onServersChanged.addListener(() => void look());
browser.action.onClicked.addListener(() => void openOverview());

// Installed, enabled again or woken: what is shown is what is true now.
void look();
