// What an earlier try has left noted of an account that is not switched yet: why, who is waited for,
// and since when; or that it works by now.
import { isDiagnosisCode } from "../core/diagnose/catalogue/catalogue";
import type { ServerSnapshot } from "../core/server";
import { browser } from "../messenger/browser";
import { wordsOfCode } from "./diagnosis-words";
import { element } from "./element";
import { text } from "./text";

function day(time: string): string {
  return new Date(time).toLocaleDateString(browser.i18n.getUILanguage(), { dateStyle: "long" });
}

function words({ state, username, hostname }: ServerSnapshot): string | undefined {
  if (!state) return undefined;
  const { code = "" } = state;
  switch (state.state) {
    case "ready":
      return text("notedReady");
    case "waiting":
    case "failed": {
      if (!isDiagnosisCode(code)) return undefined;
      const { title } = wordsOfCode(code, username, hostname);
      const since = day(state.time);
      return text(state.state === "waiting" ? "notedWaiting" : "notedFailed", since, title);
    }
    case "confirmed":
    case "not-confirmed":
    case "set-back":
    case "undone":
      return undefined;
  }
}

/** One line a thing that is noted, each said once. */
export function notedLines(servers: readonly ServerSnapshot[]): readonly HTMLElement[] {
  const found = new Map(
    servers.flatMap((server) => {
      const said = words(server);
      return said === undefined ? [] : [[said, server.state?.state ?? ""] as const];
    }),
  );
  return [...found].map(([said, state]) =>
    element("p", { class: "note", "data-noted": state }, said),
  );
}
