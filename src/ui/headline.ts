// One look answers "am I affected?".
import { halvesOf } from "../../core/assess/assess";
import { switchStateOf } from "../../core/look-again/look-again";
import { counted, text } from "../../messenger/text";
import type { AccountView } from "./account-section";

/** What the overview shows, in one word. */
export type OverviewState = "no-accounts" | "flagged" | "not-confirmed" | "elsewhere" | "fine";

export function overviewState(views: readonly AccountView[]): OverviewState {
  if (views.length === 0) return "no-accounts";
  if (views.some(({ finding }) => finding.flagged)) return "flagged";
  const isWaiting = ({ switched }: AccountView) =>
    switched && switchStateOf(switched.record) === "not-confirmed";
  if (views.some(isWaiting)) return "not-confirmed";
  const verdicts = views.flatMap(({ finding }) => halvesOf(finding).map(({ verdict }) => verdict));
  return verdicts.every((one) => one === "not-exchange-online") ? "elsewhere" : "fine";
}

export function headline(state: OverviewState, flagged: number): string {
  switch (state) {
    case "no-accounts":
      return text("headlineNoAccounts");
    case "flagged":
      return counted("headlineFlagged", flagged);
    case "not-confirmed":
      return text("headlineNotConfirmed");
    case "elsewhere":
      return text("headlineElsewhere");
    case "fine":
      return text("headlineFine");
  }
}
