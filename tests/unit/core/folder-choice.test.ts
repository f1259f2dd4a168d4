// What somebody chooses in the tree, what they see of it, and where Thunderbird puts mail of its own.
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { FolderChoice, isChoosable } from "../../../src/core/folders/folder-choice";
import { branchOf, type FolderNode, folderTree } from "../../../src/core/folders/folder-tree";
import { parseListResponse, quoted } from "../../../src/core/folders/list-response";
import { alwaysShown, misplaced } from "../../../src/core/folders/misplaced";
import { foldersOf, type ServerFolder } from "../../../src/core/folders/server-folder";
import { toModifiedUtf7 } from "../../exchange/modified-utf7";
import { findNodes, visibleRows } from "../../../src/core/folders/visible-rows";

function mailbox(...paths: readonly string[]): readonly ServerFolder[] {
  return foldersOf(
    paths.flatMap((path) => parseListResponse(`LIST () "/" ${quoted(path)}`) ?? []),
    [],
  );
}

function treeOf(...paths: readonly string[]): readonly FolderNode[] {
  return folderTree(mailbox(...paths.map(toModifiedUtf7)), (a, b) => a.localeCompare(b, "en"));
}

const everything = (tree: readonly FolderNode[]) => tree.flatMap((node) => [...branchOf(node)]);

function nodeOf(tree: readonly FolderNode[], path: string): FolderNode {
  const node = everything(tree).find(({ folder }) => folder?.path === path);
  if (!node) throw new Error(path);
  return node;
}

describe("a choice", () => {
  const tree = treeOf("INBOX", "a", "a/b", "a/b/c", "d");

  test("one folder, a branch, all, none", () => {
    const choice = new FolderChoice(tree, new Set(["INBOX"]));
    choice.set([nodeOf(tree, "d")], true);
    expect([...choice.chosen]).toEqual(["INBOX", "d"]);
    choice.toggleBranch(nodeOf(tree, "a"));
    expect([...choice.chosen].sort()).toEqual(["INBOX", "a", "a/b", "a/b/c", "d"]);
    choice.set([nodeOf(tree, "a/b")], false);
    // Not all of it: then all of it first.
    choice.toggleBranch(nodeOf(tree, "a"));
    expect(choice.chosen.size).toBe(5);
    choice.toggleBranch(nodeOf(tree, "a"));
    expect([...choice.chosen].sort()).toEqual(["INBOX", "d"]);
    choice.set(everything(tree), false);
    expect(choice.chosen.size).toBe(0);
  });

  test("counts what is chosen below, at every level", () => {
    const choice = new FolderChoice(tree, new Set(["a/b", "a/b/c", "d"]));
    expect(choice.countBelow(nodeOf(tree, "a"))).toEqual({ chosen: 2, all: 2 });
    expect(choice.countBelow(nodeOf(tree, "a/b"))).toEqual({ chosen: 1, all: 1 });
    expect(choice.countBelow(nodeOf(tree, "d"))).toEqual({ chosen: 0, all: 0 });
  });

  test("one folder cannot be taken away", () => {
    const choice = new FolderChoice(tree, new Set(), "d");
    choice.set(everything(tree), false);
    choice.replace(new Set(["a"]));
    expect([...choice.chosen]).toEqual(["a", "d"]);
    expect(choice.isAlways(nodeOf(tree, "d"))).toBe(true);
  });

  test("a folder that only holds others cannot be chosen", () => {
    const folders = foldersOf(
      ['LIST (\\Noselect) "/" up', 'LIST () "/" "up/down"'].flatMap(
        (line) => parseListResponse(line) ?? [],
      ),
      [],
    );
    const nodes = everything(folderTree(folders, () => 0));
    const choice = new FolderChoice(nodes, new Set());
    choice.set(nodes, true);
    expect([...choice.chosen]).toEqual(["up/down"]);
    expect(nodes.map(isChoosable)).toEqual([false, true]);
  });
});

describe("what can be seen", () => {
  const tree = treeOf("INBOX", "a", "a/Éclair", "a/b", "a/b/eclairs", "d");
  const names = (rows: ReturnType<typeof visibleRows>) =>
    rows.map(({ node, position, siblings, expanded }) => [
      node.name,
      `${String(position)}/${String(siblings)}`,
      expanded,
    ]);

  test("closed and open branches, with their places", () => {
    expect(names(visibleRows(tree, () => false))).toEqual([
      ["INBOX", "1/3", undefined],
      ["a", "2/3", false],
      ["d", "3/3", undefined],
    ]);
    expect(names(visibleRows(tree, ({ name }) => name === "a"))).toEqual([
      ["INBOX", "1/3", undefined],
      ["a", "2/3", true],
      ["b", "1/2", false],
      ["Éclair", "2/2", undefined],
      ["d", "3/3", undefined],
    ]);
  });

  test("what is looked for, without case and accents, below what it lies in", () => {
    const found = findNodes(tree, " ECLAIR ");
    expect(names(visibleRows(tree, () => false, found))).toEqual([
      ["a", "1/1", true],
      ["b", "1/2", true],
      ["eclairs", "1/1", undefined],
      ["Éclair", "2/2", undefined],
    ]);
  });

  test("everything is seen when everything is open, once, below its parent", () => {
    const path = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(path, { maxLength: 30 }), (paths) => {
        const nodes = treeOf(...paths.map((one) => one.join("/")));
        const rows = visibleRows(nodes, () => true);
        expect(rows.map(({ node }) => node)).toEqual(everything(nodes));
        for (const { node, parent } of rows) {
          expect(parent ? parent.children.includes(node) : nodes.includes(node)).toBe(true);
        }
      }),
    );
  });
});

describe("where Thunderbird puts mail", () => {
  const folders = mailbox("INBOX", "Sent Items", "Gel&APY-schte Elemente", "Entw&APw-rfe");
  const pointer = (use: "sent" | "drafts" | "trash" | "junk", path: string) => ({
    use,
    path,
    locked: false,
  });

  test("a folder that is not there is named with the mailbox's own", () => {
    const found = misplaced(folders, [pointer("sent", "Sent"), pointer("trash", "Trash")]);
    expect(found.map(({ use, missing, own }) => [use, missing, own.path])).toEqual([
      ["sent", "Sent", "Sent Items"],
      ["trash", "Trash", "Gel&APY-schte Elemente"],
    ]);
  });

  test("one that is there is right, whatever it is, in the server's spelling or in plain words", () => {
    const right = [
      pointer("sent", "INBOX"),
      pointer("drafts", "Entw&APw-rfe"),
      pointer("trash", "Gelöschte Elemente"),
    ];
    expect(misplaced(folders, right)).toEqual([]);
  });

  test("nothing is said where the mailbox has no folder for it either", () => {
    expect(misplaced(folders, [pointer("junk", "Junk")])).toEqual([]);
  });

  test("several identities are one matter", () => {
    const twice = [pointer("sent", "Sent"), pointer("sent", "Gesendet")];
    expect(misplaced(folders, twice)).toHaveLength(1);
  });

  test("the folder for deleted mail is always shown: the one that is set, or the mailbox's own", () => {
    expect(alwaysShown(folders, [pointer("trash", "INBOX")])).toBe("INBOX");
    expect(alwaysShown(folders, [pointer("trash", "Trash")])).toBe("Gel&APY-schte Elemente");
    expect(alwaysShown(mailbox("INBOX"), [pointer("trash", "Trash")])).toBeUndefined();
    expect(alwaysShown(folders, [])).toBeUndefined();
  });
});
