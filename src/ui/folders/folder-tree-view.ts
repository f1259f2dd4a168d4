// The tree in which somebody chooses folders: with the mouse, with the keyboard as trees are used
// everywhere (WAI-ARIA Authoring Practices, "Tree View"), and with what it says to a screen reader.
import { FolderChoice, isChoosable } from "../../core/folders/folder-choice";
import { branchOf, type FolderNode } from "../../core/folders/folder-tree";
import type { Suggestion } from "../../core/folders/suggest";
import { findNodes, type FolderRow, visibleRows } from "../../core/folders/visible-rows";
import { folderRow } from "./folder-row";
import { RowWindow } from "./row-window";

/** Branches that are open from the beginning; more would be a list, not a tree. */
const OPEN_UP_TO = 60;

export class FolderTreeView {
  readonly #list: HTMLElement;
  readonly #tree: readonly FolderNode[];
  readonly #suggestion: Suggestion;
  readonly #window: RowWindow;
  readonly #open = new Set<number>();
  readonly #changed: () => void;
  readonly choice: FolderChoice;
  #rows: readonly FolderRow[] = [];
  #found: ReadonlySet<FolderNode> | undefined;
  /** The row that has the keyboard when the tree has it. */
  #current = 0;

  /**
   * @param always the path of a folder that cannot be taken away
   * @param changed something else is chosen now
   */
  constructor(
    list: HTMLElement,
    tree: readonly FolderNode[],
    suggestion: Suggestion,
    always: string | undefined,
    changed: () => void,
  ) {
    this.#list = list;
    this.#tree = tree;
    this.#suggestion = suggestion;
    this.#changed = changed;
    this.choice = new FolderChoice(tree, suggestion.chosen, always);
    const space = document.createElement("div");
    space.setAttribute("role", "none");
    list.replaceChildren(space);
    this.#window = new RowWindow(list, space, (index) => this.#render(index));
    const nodes = tree.flatMap((node) => [...branchOf(node)]);
    if (nodes.length <= OPEN_UP_TO) for (const { id } of nodes) this.#open.add(id);
    list.addEventListener("click", (event) => {
      this.#click(event);
    });
    list.addEventListener("keydown", (event) => {
      this.#press(event);
    });
    this.#show();
  }

  /** Shows only what holds these words; everything when there are none. */
  filter(words: string): number {
    this.#found = words.trim() === "" ? undefined : findNodes(this.#tree, words);
    this.#current = 0;
    this.#list.scrollTop = 0;
    this.#show();
    return this.#found?.size ?? this.#rows.length;
  }

  /** All, or none; of what has been looked for, if something has. */
  chooseAll(wanted: boolean): void {
    const nodes = this.#found ?? this.#tree.flatMap((node) => [...branchOf(node)]);
    this.choice.set(nodes, wanted);
    this.#chosen();
  }

  choosePaths(paths: ReadonlySet<string>): void {
    this.choice.replace(paths);
    this.#chosen();
  }

  #chosen(): void {
    this.#show();
    this.#changed();
  }

  #show(): void {
    this.#rows = visibleRows(this.#tree, ({ id }) => this.#open.has(id), this.#found);
    this.#current = Math.min(this.#current, Math.max(0, this.#rows.length - 1));
    const hasKeyboard = this.#list.contains(document.activeElement);
    this.#window.renew(this.#rows.length);
    if (hasKeyboard) this.#focus(this.#current);
  }

  #render(index: number): HTMLElement {
    const row = this.#rows[index];
    if (!row) return document.createElement("div");
    const reason = row.node.folder && this.#suggestion.reasons.get(row.node.folder.path);
    const shown = folderRow(row, this.choice, reason);
    if (index === this.#current) shown.tabIndex = 0;
    return shown;
  }

  #focus(index: number): void {
    const at = Math.min(Math.max(0, index), this.#rows.length - 1);
    for (const row of this.#list.querySelectorAll<HTMLElement>("[role=treeitem][tabindex='0']")) {
      row.tabIndex = -1;
    }
    this.#current = at;
    const row = this.#window.reveal(at);
    if (!row) return;
    row.tabIndex = 0;
    row.focus({ preventScroll: true });
  }

  #indexOf(node: FolderNode | undefined): number {
    return this.#rows.findIndex((row) => row.node === node);
  }

  #setOpen({ node, expanded }: FolderRow, open: boolean): void {
    if (expanded === undefined || this.#found) return;
    if (open) this.#open.add(node.id);
    else this.#open.delete(node.id);
    this.#show();
  }

  #toggle({ node, expanded }: FolderRow): void {
    if (isChoosable(node)) {
      this.choice.set([node], !this.choice.has(node));
      this.#chosen();
    } else if (expanded !== undefined) {
      this.#setOpen({ node, expanded } as FolderRow, !expanded);
    }
  }

  #click(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const id = target?.closest<HTMLElement>(".folder")?.dataset["node"];
    const index = this.#rows.findIndex(({ node }) => String(node.id) === id);
    const row = this.#rows[index];
    if (!row) return;
    this.#focus(index);
    if (target?.closest(".twisty") && row.expanded !== undefined) {
      this.#setOpen(row, !row.expanded);
    } else if (target?.closest(".branch") || event.shiftKey) {
      this.choice.toggleBranch(row.node);
      this.#chosen();
    } else {
      this.#toggle(row);
    }
  }

  #press(event: KeyboardEvent): void {
    const row = this.#rows[this.#current];
    if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
    if (this.#doKey(event, row)) event.preventDefault();
  }

  /** Whether the key was for the tree. */
  #doKey({ key, shiftKey }: KeyboardEvent, row: FolderRow): boolean {
    const isRightToLeft = getComputedStyle(this.#list).direction === "rtl";
    switch (key) {
      case "ArrowDown":
        this.#focus(this.#current + 1);
        return true;
      case "ArrowUp":
        this.#focus(this.#current - 1);
        return true;
      case "Home":
        this.#focus(0);
        return true;
      case "End":
        this.#focus(this.#rows.length - 1);
        return true;
      case "PageDown":
        this.#focus(this.#current + this.#window.page);
        return true;
      case "PageUp":
        this.#focus(this.#current - this.#window.page);
        return true;
      case isRightToLeft ? "ArrowLeft" : "ArrowRight":
        if (row.expanded === false) this.#setOpen(row, true);
        else if (row.expanded) this.#focus(this.#current + 1);
        return true;
      case isRightToLeft ? "ArrowRight" : "ArrowLeft":
        if (row.expanded && !this.#found) this.#setOpen(row, false);
        else if (row.parent) this.#focus(this.#indexOf(row.parent));
        return true;
      case " ":
      case "Enter":
        if (shiftKey) {
          this.choice.toggleBranch(row.node);
          this.#chosen();
        } else this.#toggle(row);
        return true;
      default:
        return key.length === 1 && this.#jumpTo(key);
    }
  }

  /** To the next row whose name begins with what was typed. */
  #jumpTo(letter: string): boolean {
    const count = this.#rows.length;
    for (let step = 1; step <= count; step++) {
      const at = (this.#current + step) % count;
      const name = this.#rows[at]?.node.name ?? "";
      if (!name.toLowerCase().startsWith(letter.toLowerCase())) continue;
      this.#focus(at);
      return true;
    }
    return false;
  }
}
