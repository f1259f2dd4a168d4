// One row of the tree: the folder's name, whether it is chosen, why it may not be suggested, and what
// would change.
import { type FolderChoice, isChoosable } from "../../core/folders/folder-choice";
import type { FolderNode } from "../../core/folders/folder-tree";
import { isSpecialUse } from "../../core/folders/folder-use";
import type { NotSuggested } from "../../core/folders/suggest";
import type { FolderRow } from "../../core/folders/visible-rows";
import { counted, messageFor, text } from "../../messenger/text";
import { element } from "../element";
import { icon } from "../icon";

function changeWords(isChosen: boolean, wasSubscribed: boolean): string {
  if (isChosen === wasSubscribed) return "";
  return text(isChosen ? "folderWillShow" : "folderWillHide");
}

/** Why it is not suggested, or else what it is for where its name does not say so. */
function aboutWords(
  { name, use }: FolderNode,
  reason: NotSuggested | undefined,
  always: boolean,
): string {
  if (always) return text("folderAlways");
  if (reason) return text(messageFor("folderReason", reason));
  const words = use && isSpecialUse(use) ? text(messageFor("folderUse", use)) : "";
  return words.toLowerCase() === name.toLowerCase() ? "" : words;
}

export function folderRow(
  { node, expanded, position, siblings }: FolderRow,
  choice: FolderChoice,
  reason: NotSuggested | undefined,
): HTMLElement {
  const { id, name, folder, level } = node;
  const choosable = isChoosable(node);
  const isChosen = choice.has(node);
  const { chosen, all } = choice.countBelow(node);
  const mark = choosable ? changeWords(isChosen, folder?.subscribed ?? false) : "";
  const row = element(
    "div",
    {
      role: "treeitem",
      id: `folder-${String(id)}`,
      class: "folder",
      tabindex: "-1",
      title: name,
      "data-node": String(id),
      "aria-level": String(level),
      "aria-posinset": String(position),
      "aria-setsize": String(siblings),
      ...(expanded !== undefined && { "aria-expanded": String(expanded) }),
      ...(choosable && { "aria-checked": String(isChosen) }),
      ...(choice.isAlways(node) && { "aria-disabled": "true" }),
      ...(folder && { "data-path": folder.path }),
      ...(mark !== "" && { "data-changes": isChosen ? "show" : "hide" }),
    },
    element("span", { class: "twisty", "aria-hidden": "true" }),
    element("span", { class: "box", "aria-hidden": "true" }, ...(isChosen ? [icon("fine")] : [])),
    element("span", { class: "name" }, name),
    element(
      "span",
      { class: "soft about-folder" },
      aboutWords(node, reason, choice.isAlways(node)),
    ),
    element("span", { class: "mark" }, mark),
  );
  if (all > 0) {
    const within = counted("foldersWithin", all, chosen.toLocaleString());
    const about = { type: "button", class: "quiet branch", tabindex: "-1" };
    row.append(
      element("button", { ...about, "aria-label": text("chooseBranch", name, within) }, within),
    );
  }
  row.style.setProperty("--level", String(level));
  return row;
}
