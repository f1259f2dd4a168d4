// The rows of the tree that can be seen: what is open, or what has been looked for.
import type { FolderNode } from "./folder-tree";

export interface FolderRow {
  readonly node: FolderNode;
  readonly parent: FolderNode | undefined;
  /** Whether its children follow; undefined: it has none that could be seen. */
  readonly expanded: boolean | undefined;
  /** Its place among its visible siblings, from 1, and their number. */
  readonly position: number;
  readonly siblings: number;
}

function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The nodes whose name holds the words, whatever their case and accents. */
export function findNodes(tree: readonly FolderNode[], words: string): ReadonlySet<FolderNode> {
  const wanted = folded(words.trim());
  const found = new Set<FolderNode>();
  const look = (nodes: readonly FolderNode[]) => {
    for (const node of nodes) {
      if (folded(node.name).includes(wanted)) found.add(node);
      look(node.children);
    }
  };
  look(tree);
  return found;
}

/**
 * @param isOpen whether the children of a node are shown; not asked while something is looked for
 * @param found only these, each below what it lies in
 */
export function visibleRows(
  tree: readonly FolderNode[],
  isOpen: (node: FolderNode) => boolean,
  found?: ReadonlySet<FolderNode>,
): readonly FolderRow[] {
  const rows: FolderRow[] = [];
  const leadsTo = new Map<FolderNode, boolean>();
  const isWanted = (node: FolderNode): boolean => {
    if (!found) return true;
    const known = leadsTo.get(node);
    if (known !== undefined) return known;
    const wanted = found.has(node) || node.children.some(isWanted);
    leadsTo.set(node, wanted);
    return wanted;
  };
  const add = (nodes: readonly FolderNode[], parent: FolderNode | undefined) => {
    const wanted = nodes.filter(isWanted);
    wanted.forEach((node, index) => {
      const hasMore = node.children.some(isWanted);
      const expanded = hasMore ? found !== undefined || isOpen(node) : undefined;
      rows.push({ node, parent, expanded, position: index + 1, siblings: wanted.length });
      if (expanded) add(node.children, node);
    });
  };
  add(tree, undefined);
  return rows;
}
