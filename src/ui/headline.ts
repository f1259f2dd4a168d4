// One look answers "am I affected?".
import { halvesOf } from "../core/assess/assess";
import type { AccountFinding } from "../core/assess/finding";
import { counted, text } from "../messenger/text";

/** All accounts together, in one word. */
export type AccountsState = "no-accounts" | "flagged" | "not-confirmed" | "elsewhere" | "fine";

export function stateOfFindings(findings: readonly AccountFinding[]): AccountsState {
  if (findings.length === 0) return "no-accounts";
  if (findings.some(({ flagged }) => flagged)) return "flagged";
  const verdicts = findings.flatMap((one) => halvesOf(one).map(({ verdict }) => verdict));
  return verdicts.every((one) => one === "not-exchange-online") ? "elsewhere" : "fine";
}

/** @param flagged how many accounts need somebody */
export function headline(state: AccountsState, flagged: number): string {
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
