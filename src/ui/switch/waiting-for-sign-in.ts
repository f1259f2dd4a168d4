// While the person signs in, somewhere outside this page: what to look for, and what to do when
// nothing comes back. Thunderbird itself has no time limit and no sign of a browser that was closed.
import type { Preflight } from "../../core/mail-servers/preflight";
import { browser } from "../../messenger/browser";
import { byId, element } from "../element";
import { obstacleWords } from "../preflight-words";
import { text } from "../text";

/** Milliseconds without progress after which the page offers help. */
const STALLED_AFTER = 20_000;

let timer: number | undefined;

function showStalled({ signInBy, obstacles }: Preflight): void {
  const hints = [
    text(signInBy === "browser" ? "stalledBrowser" : "stalledWindow"),
    text("stalledSecondStep"),
    ...obstacles.filter(({ code }) => code !== "passwords-not-saved").map(obstacleWords),
  ];
  byId("stalled-hints").replaceChildren(...hints.map((words) => element("li", {}, words)));
  // A link of 153 works in any browser of this computer; 140 wants its own window.
  byId("copy-link").hidden = signInBy !== "browser";
  byId("stalled").hidden = false;
  byId("announcement").textContent = text("stalled");
}

/** Begins to wait. */
export function waitForSignIn(preflight: Preflight): void {
  stopWaiting();
  byId("hint").hidden = false;
  timer = window.setTimeout(() => {
    showStalled(preflight);
  }, STALLED_AFTER);
}

/** The sign-in has ended, one way or the other. */
export function stopWaiting(): void {
  window.clearTimeout(timer);
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
