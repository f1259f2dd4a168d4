// What became of it, folder by folder where something did not.
import type { Diagnosis } from "../../core/diagnose/diagnosis";
import type { ServerFolder } from "../../core/folders/server-folder";
import type { FolderResult, ShowFoldersResult } from "../../core/mail-servers/subscriptions";
import { counted, messageFor, text } from "../../messenger/text";
import { diagnosisWords } from "../diagnosis-words";
import { byId, element } from "../element";
import type { Applied } from "./apply-choice";

function failedLine(
  { path, outcome, words }: FolderResult,
  names: ReadonlyMap<string, string>,
): Node {
  const why = outcome === "not-tried" ? text("folderNotTried") : words || text("folderNotKept");
  return element("li", {}, `${names.get(path) ?? path}: ${why}`);
}

/** What Thunderbird shows, of what it should. */
function shownWords(result: ShowFoldersResult, missing: number): string {
  if (!result.ok) return text(messageFor("showFailure", result.reason));
  const shown = counted("foldersResultShown", result.shown.length);
  if (missing === 0) return shown;
  const why = result.complete ? counted("foldersMissing", missing) : text("showFailure_failed");
  return `${shown} ${why}`;
}

/** Whether Thunderbird shows all that it should. */
export function areAllShown(result: ShowFoldersResult | null, missing: number): boolean {
  return result === null || (result.ok && (result.complete || missing === 0));
}

function headlineOf(failed: number, { shown, missing }: Applied): string {
  if (failed > 0) return counted("foldersNotDone", failed);
  return text(areAllShown(shown, missing) ? "foldersDone" : "foldersNotShown");
}

/** @param diagnosis why it has ended early, unless somebody has cancelled it */
export function showResult(
  applied: Applied,
  folders: readonly ServerFolder[],
  diagnosis: Diagnosis | undefined,
): void {
  const { changes, shown, stillMisplaced, missing } = applied;
  const names = new Map(folders.map(({ path, names: levels }) => [path, levels.join(" / ")]));
  const failed = (changes?.results ?? []).filter(({ outcome }) => outcome !== "done");
  const why = diagnosis && diagnosisWords(diagnosis);
  byId("headline").textContent = headlineOf(failed.length, applied);
  byId("result-words").textContent = [
    ...(changes?.ended === "cancelled" ? [text("foldersCancelled")] : []),
    ...(why ? [why.title, why.next] : []),
    ...(shown ? [shownWords(shown, missing)] : []),
    ...stillMisplaced.map(({ use }) => text(messageFor("stillMisplaced", use))),
  ].join(" ");
  byId("failed-folders").replaceChildren(...failed.map((one) => failedLine(one, names)));
}

/** @param missing folders of the server that Thunderbird does not show */
export function showEverythingResult(result: ShowFoldersResult, missing: number): void {
  const done = areAllShown(result, missing);
  byId("headline").textContent = text(done ? "foldersDoneEverything" : "foldersNotShown");
  byId("result-words").textContent = shownWords(result, missing);
  byId("failed-folders").replaceChildren();
}
