// What an earlier try has left noted of an account that is not switched yet: why, who is waited for,
// and since when; or that it works by now.
import { isDiagnosisCode } from "../core/diagnose/catalogue/catalogue";
import type { PlannedServer } from "../core/plan/switch-plan";
import { text } from "../messenger/text";
import { dayWords } from "../messenger/time-words";
import { wordsOfCode } from "./diagnosis-words";
import { element } from "./element";

function words({ server: { state }, target }: PlannedServer): string | undefined {
  if (!state) return undefined;
  const { code = "" } = state;
  switch (state.state) {
    case "ready":
      return text("notedReady");
    case "waiting":
    case "failed": {
      if (!isDiagnosisCode(code)) return undefined;
      const { title } = wordsOfCode(code, target);
      const since = dayWords(new Date(state.time));
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
export function notedLines(servers: readonly PlannedServer[]): readonly HTMLElement[] {
  const found = new Map(
    servers.flatMap((planned) => {
      const said = words(planned);
      return said === undefined ? [] : [[said, planned.server.state?.state ?? ""] as const];
    }),
  );
  return [...found].map(([said, state]) =>
    element("p", { class: "note", "data-noted": state }, said),
  );
}
