// The folders as the tree that a person looks at.
import { FolderUses, type FolderUse } from "./folder-use";
import type { ServerFolder } from "./server-folder";

export interface FolderNode {
  /** Of this tree only. */
  readonly id: number;
  readonly name: string;
  /** undefined: the server lists something below it, but not the folder itself. */
  readonly folder: ServerFolder | undefined;
  readonly use: FolderUse | undefined;
  /** 1: at the top. */
  readonly level: number;
  readonly children: readonly FolderNode[];
}

type Growing = { -readonly [K in keyof FolderNode]: FolderNode[K] } & { children: Growing[] };

/** Thunderbird's own order: what every mailbox has comes first (FolderUtils.sys.mjs). */
const FIRST: readonly FolderUse[] = ["inbox", "drafts", "sent", "archive", "junk", "trash"];

function rank({ use }: FolderNode): number {
  const at = use ? FIRST.indexOf(use) : -1;
  return at < 0 ? FIRST.length : at;
}

/** @param compare of two names, in the person's language */
export function folderTree(
  folders: readonly ServerFolder[],
  compare: (a: string, b: string) => number,
): readonly FolderNode[] {
  const uses = new FolderUses(folders);
  const top: Growing[] = [];
  const known = new Map<string, Growing>();
  let ids = 0;
  const nodeAt = (names: readonly string[]): Growing => {
    const key = JSON.stringify(names);
    const there = known.get(key);
    if (there) return there;
    const siblings = names.length > 1 ? nodeAt(names.slice(0, -1)).children : top;
    const node: Growing = {
      id: ids++,
      name: names.at(-1) ?? "",
      folder: undefined,
      use: undefined,
      level: names.length,
      children: [],
    };
    known.set(key, node);
    siblings.push(node);
    return node;
  };
  for (const folder of folders) {
    let node = nodeAt(folder.names);
    if (node.folder) {
      // Two spellings of one name: each keeps a row of its own.
      const twin: Growing = { ...node, id: ids++, children: [] };
      const siblings = folder.names.length > 1 ? nodeAt(folder.names.slice(0, -1)).children : top;
      siblings.push(twin);
      node = twin;
    }
    node.folder = folder;
    node.use = uses.of(folder);
  }
  const sort = (nodes: Growing[]) => {
    nodes.sort((a, b) => rank(a) - rank(b) || compare(a.name, b.name));
    for (const { children } of nodes) sort(children);
  };
  sort(top);
  return top;
}

/** A node and everything below it, from the top down. */
export function* branchOf(node: FolderNode): Generator<FolderNode> {
  yield node;
  for (const child of node.children) yield* branchOf(child);
}
