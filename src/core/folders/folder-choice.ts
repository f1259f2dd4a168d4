// What somebody has chosen so far, in the tree that they look at.
import { branchOf, type FolderNode } from "./folder-tree";

/** Of everything below a node. */
export interface BranchCount {
  readonly chosen: number;
  readonly all: number;
}

/** Whether there is anything to choose: a folder that cannot be opened shows nothing. */
export function isChoosable({ folder }: FolderNode): boolean {
  return folder !== undefined && (folder.selectable || folder.subscribed);
}

export class FolderChoice {
  readonly #tree: readonly FolderNode[];
  /** A path that cannot be taken away. */
  readonly #always: string | undefined;
  #chosen: ReadonlySet<string>;
  #counts: ReadonlyMap<number, BranchCount> | undefined;

  constructor(tree: readonly FolderNode[], chosen: ReadonlySet<string>, always?: string) {
    this.#tree = tree;
    this.#always = always;
    this.#chosen = this.#withAlways(chosen);
  }

  #withAlways(chosen: ReadonlySet<string>): ReadonlySet<string> {
    return this.#always === undefined ? chosen : new Set([...chosen, this.#always]);
  }

  isAlways({ folder }: FolderNode): boolean {
    return folder !== undefined && folder.path === this.#always;
  }

  /** Paths. */
  get chosen(): ReadonlySet<string> {
    return this.#chosen;
  }

  has({ folder }: FolderNode): boolean {
    return folder !== undefined && this.#chosen.has(folder.path);
  }

  replace(chosen: ReadonlySet<string>): void {
    this.#chosen = this.#withAlways(chosen);
    this.#counts = undefined;
  }

  set(nodes: Iterable<FolderNode>, wanted: boolean): void {
    const chosen = new Set(this.#chosen);
    for (const node of nodes) {
      const { folder } = node;
      if (!folder || !isChoosable(node)) continue;
      if (wanted) chosen.add(folder.path);
      else chosen.delete(folder.path);
    }
    this.replace(chosen);
  }

  /** All of a branch; none of it, when all of it is chosen already. */
  toggleBranch(node: FolderNode): void {
    const nodes = [...branchOf(node)];
    const isAll = nodes.every((one) => !isChoosable(one) || this.has(one));
    this.set(nodes, !isAll);
  }

  countBelow({ id }: FolderNode): BranchCount {
    this.#counts ??= this.#count();
    return this.#counts.get(id) ?? { chosen: 0, all: 0 };
  }

  #count(): ReadonlyMap<number, BranchCount> {
    const counts = new Map<number, BranchCount>();
    const visit = (node: FolderNode): BranchCount => {
      let chosen = 0;
      let all = 0;
      for (const child of node.children) {
        const below = visit(child);
        const counted = isChoosable(child);
        chosen += below.chosen + (counted && this.has(child) ? 1 : 0);
        all += below.all + (counted ? 1 : 0);
      }
      counts.set(node.id, { chosen, all });
      return { chosen, all };
    };
    this.#tree.forEach(visit);
    return counts;
  }
}
