// What every page of the add-on does first and last: its language, and what is worth knowing on any of them.
import { unreadableSettings } from "../core/settings/settings";
import { browser } from "../messenger/browser";
import { edition } from "../messenger/edition/this-edition";
import { managedSettings } from "../messenger/managed-settings";
import { text, type MessageName } from "../messenger/text";
import { byId, element } from "./element";
import { localisePage } from "./localise-page";
import { pageHeader } from "./page-header";

/** The latest version of Thunderbird that this version of the add-on was tested with, e.g. 153. */
function testedUpTo(): number {
  const { browser_specific_settings: specific } = browser.runtime.getManifest();
  return parseInt(specific?.gecko?.strict_max_version ?? "", 10);
}

/** What is unusual about this computer, whichever account is looked at. */
async function unusual(): Promise<readonly (readonly [MessageName, ...string[]])[]> {
  const { version } = await browser.runtime.getBrowserInfo();
  const tested = testedUpTo();
  const unreadable = unreadableSettings(await managedSettings());
  return [
    ...(parseInt(version, 10) > tested
      ? [["noticeNewerThunderbird", version, String(tested)] as const]
      : []),
    ...(unreadable.length > 0 ? [["noticePolicyUnreadable", unreadable.join(", ")] as const] : []),
  ];
}

/** Shows it; to be called again when something may have changed. */
export async function showNotices(): Promise<void> {
  const notes = (await unusual()).map(([name, ...values]) =>
    element("p", { class: "note", "data-notice": name }, text(name, ...values)),
  );
  byId("notices").replaceChildren(...notes);
}

/** The page for whoever has to do it by hand. */
const GUIDED = "guided.html";

/** Tests and styles go by it: what the page shows, in one word. */
export function setPageState(state: string): void {
  document.documentElement.dataset["shows"] = state;
}

/** @param show the page's own work; when it ends the page can be read */
export function startPage(show: () => Promise<void>): void {
  localisePage();
  document.body.prepend(pageHeader(location.pathname));
  const work = async () => {
    await showNotices();
    await show();
  };
  void work().finally(() => {
    document.documentElement.dataset["state"] = "ready";
    performance.mark("shown");
  });
}

/** The same for a page that reads or changes settings by itself: where it cannot, the guided ones do. */
export function startFullPage(show: () => Promise<void>): void {
  const goOnByHand = () => {
    location.replace(GUIDED);
  };
  if (edition.name === "full") startPage(() => show().catch(goOnByHand));
  else goOnByHand();
}
