// While the person signs in, somewhere outside this page: what to look for, and what to do when
// nothing comes back. Thunderbird itself has no time limit and no sign of a browser that was closed.
import type { Preflight } from "../../core/mail-servers/preflight";
import { browser } from "../../messenger/browser";
import { counted, text } from "../../messenger/text";
import { byId, element } from "../element";
import { obstacleWords } from "../preflight-words";

/** Milliseconds without progress after which the page offers help. */
const STALLED_AFTER = 20_000;

/** Milliseconds that Thunderbird 153 lets pass between two openings of the browser (OAuth2.sys.mjs). */
const PAUSE = 3000;

let stalling: number | undefined;
let counting: number | undefined;

/** When the browser was opened last, and when it will be; milliseconds since 1970. */
let openedAt = 0;
let opensAt = Infinity;

function showStalled({ signInBy, obstacles }: Preflight): void {
  const hints = [
    text(signInBy === "browser" ? "stalledBrowser" : "stalledWindow"),
    text("stalledSecondStep"),
    ...obstacles.filter(({ code }) => code !== "passwords-not-saved").map(obstacleWords),
  ];
  byId("stalled-hints").replaceChildren(...hints.map((words) => element("li", {}, words)));
  // A link of 153 works in any browser of this computer; 140 wants its own window.
  byId("copy-link").hidden = signInBy !== "browser";
  byId("hint").hidden = true;
  byId("stalled").hidden = false;
  byId("announcement").textContent = text("stalled");
}

/** Thunderbird's pause, counted down; then what will open. */
function countDown(): void {
  const left = Math.ceil((opensAt - Date.now()) / 1000);
  byId("hint").textContent =
    left > 0 ? counted("pauseBeforeBrowser", left) : text("openBrowserHint");
  byId("hint").dataset["pause"] = String(Math.max(left, 0));
  if (left > 0) counting = window.setTimeout(countDown, 250);
}

/** Begins to wait. */
export function waitForSignIn(preflight: Preflight): void {
  stopWaiting();
  const now = Date.now();
  const pauses = preflight.signInBy === "browser";
  opensAt = pauses ? Math.max(now, openedAt + PAUSE) : now;
  countDown();
  byId("hint").hidden = false;
  stalling = window.setTimeout(() => {
    showStalled(preflight);
  }, STALLED_AFTER);
}

/** The sign-in has ended, one way or the other. */
export function stopWaiting(): void {
  window.clearTimeout(stalling);
  window.clearTimeout(counting);
  if (opensAt <= Date.now()) openedAt = opensAt;
  opensAt = Infinity;
  byId("hint").hidden = true;
  byId("stalled").hidden = true;
  byId("stalled-said").textContent = "";
}

async function reopen(how: "open" | "copy"): Promise<void> {
  const done = await browser.mailServers.reopenSignIn(how);
  const words = { open: "stalledOpened", copy: "stalledCopied" } as const;
  byId("stalled-said").textContent = text(done ? words[how] : "stalledNothingToOpen");
}

/** Connects the buttons of the page. */
export function offerReopening(): void {
  byId("open-again").addEventListener("click", () => void reopen("open"));
  byId("copy-link").addEventListener("click", () => void reopen("copy"));
}
