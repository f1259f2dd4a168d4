// What a click on the button would do, before it is done.
import type { FolderChanges } from "../../core/folders/folder-changes";
import type { ServerFolder } from "../../core/folders/server-folder";
import { counted, text } from "../../messenger/text";
import { element } from "../element";

/** Lines in the list; nobody reads more, and all are marked in the tree. */
const MOST_LINES = 200;

export function changeWords({ subscribe, unsubscribe }: FolderChanges): string {
  const words = [
    ...(subscribe.length > 0 ? [counted("foldersToShow", subscribe.length)] : []),
    ...(unsubscribe.length > 0 ? [counted("foldersToHide", unsubscribe.length)] : []),
  ];
  return words.length > 0 ? words.join(" ") : text("foldersNoChange");
}

export function changeLines(
  { subscribe, unsubscribe }: FolderChanges,
  folders: readonly ServerFolder[],
): readonly Node[] {
  const names = new Map(folders.map(({ path, names: levels }) => [path, levels.join(" / ")]));
  const lines = [
    ...subscribe.map((path) => text("folderLineShow", names.get(path) ?? path)),
    ...unsubscribe.map((path) => text("folderLineHide", names.get(path) ?? path)),
  ];
  const left = lines.length - MOST_LINES;
  return [
    ...lines.slice(0, MOST_LINES),
    ...(left > 0 ? [counted("foldersAndMore", left)] : []),
  ].map((words) => element("li", {}, words));
}

/** How long showing will take, where it is worth a word. */
export function timeWords(seconds: number, quickly: boolean): string {
  if (seconds < 5) return "";
  const words =
    seconds < 90
      ? counted("foldersTimeSeconds", Math.ceil(seconds / 5) * 5)
      : counted("foldersTimeMinutes", Math.ceil(seconds / 60));
  return quickly ? words : `${words} ${text("foldersTimeBusy")}`;
}
