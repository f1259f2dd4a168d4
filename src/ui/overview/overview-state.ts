import { switchStateOf } from "../../core/look-again/look-again";
import { type AccountsState, stateOfFindings } from "../headline";
import type { AccountView } from "./account-section";

/** The state of all accounts, with those that were switched and not seen to work yet. */
export function overviewState(views: readonly AccountView[]): AccountsState {
  const state = stateOfFindings(views.map(({ finding }) => finding));
  const isWaiting = ({ switched }: AccountView) =>
    switched && switchStateOf(switched.record) === "not-confirmed";
  return state !== "flagged" && views.some(isWaiting) ? "not-confirmed" : state;
}
