// Table of contents of the background: an event page, so every listener is registered here, at once,
// each time it wakes; nothing is kept in it.
import { browser } from "../messenger/browser";
import { scan } from "./scan";
import { openOverview } from "./space";

browser.runtime.onStartup.addListener(() => void scan());
browser.mailServers.onServersChanged.addListener(() => void scan());
browser.action.onClicked.addListener(() => void openOverview());

// Installed, enabled again or woken: what is shown is what is true now.
void scan();
