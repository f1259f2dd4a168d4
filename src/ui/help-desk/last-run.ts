// The last run of a switch in this tab, for the report. Gone with the tab; holds no secret.
import { readRunLog, type RunLog } from "../../core/report/run-log";

const KEY = "last-run";

export function keepRunLog(log: RunLog): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(log));
  } catch {
    // Site data may be switched off; then the report has no last run in it.
  }
}

export function lastRunLog(): RunLog | undefined {
  try {
    return readRunLog(sessionStorage.getItem(KEY));
  } catch {
    return undefined;
  }
}
