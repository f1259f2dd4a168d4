// From what a server says to what a person is asked: names, folders, uses, the suggestion, the tree.
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { EXCHANGE_FOLDER_NAMES } from "../../../src/core/folders/exchange-folder-names";
import { folderChanges } from "../../../src/core/folders/folder-changes";
import { branchOf, folderTree } from "../../../src/core/folders/folder-tree";
import { FolderUses } from "../../../src/core/folders/folder-use";
import {
  parseListResponse,
  parseNamespaceResponse,
  quoted,
} from "../../../src/core/folders/list-response";
import { decodeMailboxName } from "../../../src/core/folders/mailbox-name";
import { foldersOf, type ServerFolder } from "../../../src/core/folders/server-folder";
import { showingTime } from "../../../src/core/folders/showing-time";
import { suggest } from "../../../src/core/folders/suggest";
import { toModifiedUtf7 } from "../../exchange/modified-utf7";

/** What a server says, in plain lines. */
function mailbox(...lines: readonly string[]): readonly ServerFolder[] {
  return foldersOf(
    lines.flatMap((line) => parseListResponse(line) ?? []),
    lines.flatMap(parseNamespaceResponse),
  );
}

const compare = (a: string, b: string) => a.localeCompare(b, "en");

describe("names", () => {
  test.each([
    ["Entw&APw-rfe", "Entwürfe"],
    ["&ZeVnLIqe-", "日本語"],
    ["&2D3c5w-", "📧"],
    ["R&-D", "R&D"],
    ["Tom &- Jerry", "Tom & Jerry"],
    // Not modified UTF-7: as it is, so that nobody looks for a folder that is not there.
    ["A&B", "A&B"],
    ["&ZeV-", "&ZeV-"],
    ["&Jjo!", "&Jjo!"],
    // UTF-8, as RFC 9051 has it and some servers send unasked; there "&" is nothing special.
    ["Entw\xc3\xbcrfe &- mehr", "Entwürfe &- mehr"],
    ["\xf0\x9f\x93\xa7", "📧"],
    ["caf\xe9", "caf\ufffd"],
  ])("%s is read as %s", (name, read) => {
    expect(decodeMailboxName(name)).toBe(read);
  });

  test("every name comes back from modified UTF-7 and from UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (name) => {
        expect(decodeMailboxName(toModifiedUtf7(name))).toBe(name);
        // Without a byte above 127 it would be modified UTF-7.
        const utf8 = `é${name}`;
        expect(decodeMailboxName(Buffer.from(utf8).toString("latin1"))).toBe(utf8);
      }),
    );
  });
});

describe("responses", () => {
  test.each([
    ['LIST (\\HasNoChildren \\Sent) "/" "Sent Items"', "Sent Items", "/"],
    ["LIST () NIL INBOX", "INBOX", null],
    ['list (\\Noselect) "." Projekte', "Projekte", "."],
    ['LSUB () "\\\\" "a\\"b\\\\c"', 'a"b\\c', "\\"],
    ['LIST (\\NonExistent \\Subscribed) "/" "gone" ("CHILDINFO" ("SUBSCRIBED"))', "gone", "/"],
  ])("%s", (line, path, delimiter) => {
    expect(parseListResponse(line)).toMatchObject({ path, delimiter });
  });

  test.each(["LIST", "LIST ()", 'LIST () "/"', "STATUS x (MESSAGES 1)", 'LIST () "/ INBOX', ""])(
    "%s is none",
    (line) => {
      expect(parseListResponse(line)).toBeUndefined();
    },
  );

  test("whatever a path is, quoting brings it back", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.integer({ min: 0x20, max: 0xff }).map((c) => String.fromCharCode(c)),
        }),
        (path) => {
          expect(parseListResponse(`LIST () "/" ${quoted(path)}`)?.path).toBe(path);
        },
      ),
    );
  });

  test("no line breaks the reader", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (rest) => {
        parseListResponse(`LIST ${rest}`);
        parseNamespaceResponse(`NAMESPACE ${rest}`);
      }),
    );
  });

  test("whose folders lie where", () => {
    expect(
      parseNamespaceResponse(
        'NAMESPACE (("" "/")) (("~" "/")("Other Users/" "/" "X-PARAM" ("a"))) NIL',
      ),
    ).toEqual([
      { owner: "personal", prefix: "" },
      { owner: "other-users", prefix: "~" },
      { owner: "other-users", prefix: "Other Users/" },
    ]);
    expect(parseNamespaceResponse('NAMESPACE NIL NIL (("Public Folders/" "/"))')).toEqual([
      { owner: "shared", prefix: "Public Folders/" },
    ]);
  });
});

describe("folders", () => {
  test("LIST and LSUB make one folder of each path, and INBOX is one in any spelling", () => {
    const folders = mailbox(
      'LIST (\\Marked) "/" INBOX',
      'LIST () "/" Projects',
      'LIST (\\Noselect) "/" Archive',
      'LSUB () "/" inbox',
      'LSUB (\\Noselect) "/" Projects',
      'LSUB () "/" Gone',
    );
    expect(folders).toEqual([
      expect.objectContaining({ path: "INBOX", subscribed: true, exists: true, use: "inbox" }),
      expect.objectContaining({ path: "Projects", subscribed: false, selectable: true }),
      expect.objectContaining({ path: "Archive", exists: true, selectable: false }),
      expect.objectContaining({ path: "Gone", subscribed: true, exists: false, selectable: false }),
    ]);
  });

  test("what a server lists twice is there once; what differs in case is two", () => {
    const paths = (...lines: readonly string[]) => mailbox(...lines).map(({ path }) => path);
    expect(paths('LIST () "/" A', 'LIST () "/" A', 'LIST () "/" a')).toEqual(["A", "a"]);
  });

  test("a name may hold what is another server's delimiter", () => {
    expect(mailbox('LIST () "." "in/out.2026"')[0]?.names).toEqual(["in/out", "2026"]);
    expect(mailbox('LIST () NIL "a/b"')[0]?.names).toEqual(["a/b"]);
  });

  test("LIST-EXTENDED says all of it in one response", () => {
    const [there, gone] = mailbox(
      'LIST (\\Subscribed \\HasNoChildren \\Junk) "/" Spam',
      'LIST (\\Subscribed \\NonExistent) "/" Gone',
    );
    expect(there).toMatchObject({ subscribed: true, exists: true, use: "junk" });
    expect(gone).toMatchObject({ subscribed: true, exists: false });
  });
});

describe("uses", () => {
  const useOf = (...lines: readonly string[]) => {
    const folders = mailbox(...lines);
    const uses = new FolderUses(folders);
    return folders.map((folder) => uses.of(folder));
  };

  test("by name, in the languages of Exchange and in any case", () => {
    const names = ["Gesendete Elemente", "brouillons", "削除済みアイテム", "Ошибки синхронизации"];
    expect(useOf(...names.map((name) => `LIST () "/" ${quoted(toModifiedUtf7(name))}`))).toEqual([
      "sent",
      "drafts",
      "trash",
      "sync-issues",
    ]);
  });

  test("what the server says goes before the name", () => {
    expect(useOf('LIST (\\Sent) "/" Outgoing', 'LIST () "/" "Sent Items"')).toEqual([
      "sent",
      undefined,
    ]);
  });

  test("only at the top, and only the person's own", () => {
    expect(useOf('LIST () "/" "Old/Sent Items"')).toEqual([undefined]);
    expect(useOf('NAMESPACE NIL NIL (("#shared/" "/"))', 'LIST () "/" "#shared/Calendar"')).toEqual(
      [undefined],
    );
  });

  test("no name has two uses", () => {
    const names = Object.values(EXCHANGE_FOLDER_NAMES).flatMap((list) => [
      ...new Set(list.split("|").map((name) => name.toLowerCase())),
    ]);
    expect(names.length).toBe(new Set(names).size);
  });
});

describe("the suggestion", () => {
  const folders = mailbox(
    'NAMESPACE (("" "/")) (("Other/" "/")) (("Public Folders/" "/"))',
    'LIST () "/" INBOX',
    'LIST () "/" Projects',
    'LIST () "/" "Projects/2026"',
    'LIST () "/" Calendar',
    'LIST () "/" "Calendar/Holidays"',
    'LIST () "/" Tasks',
    'LIST (\\Noselect) "/" Archive',
    'LIST () "/" "Archive/2020"',
    'LIST () "/" "Public Folders/Forum"',
    'LIST () "/" "Other/kim"',
    'LSUB () "/" Tasks',
    'LSUB () "/" Gone',
  );

  test("mail is on, the rest off with its reason, and nothing is unsubscribed", () => {
    const { chosen, reasons } = suggest(folders);
    expect([...chosen]).toEqual([
      "INBOX",
      "Projects",
      "Projects/2026",
      "Tasks",
      "Archive/2020",
      "Gone",
    ]);
    expect(Object.fromEntries(reasons)).toEqual({
      Calendar: "calendar",
      "Calendar/Holidays": "calendar",
      Tasks: "tasks",
      Archive: "not-selectable",
      "Public Folders/Forum": "shared",
      "Other/kim": "other-users",
      Gone: "gone",
    });
    expect(folderChanges(folders, chosen)).toEqual({
      subscribe: ["INBOX", "Projects", "Projects/2026", "Archive/2020"],
      unsubscribe: [],
    });
  });

  test("what somebody takes away is unsubscribed, and no more", () => {
    const { chosen } = suggest(folders);
    const fewer = new Set([...chosen].filter((path) => path !== "Tasks" && path !== "INBOX"));
    expect(folderChanges(folders, fewer)).toEqual({
      subscribe: ["Projects", "Projects/2026", "Archive/2020"],
      unsubscribe: ["Tasks"],
    });
  });
});

describe("the tree", () => {
  test("Thunderbird's order, then the alphabet of the language", () => {
    const names = ["Zebra", "Sent Items", "INBOX", "apple", "Drafts", "Éclair"];
    const lines = names.map((name) => `LIST () "/" ${quoted(toModifiedUtf7(name))}`);
    expect(folderTree(mailbox(...lines), compare).map(({ name }) => name)).toEqual([
      "INBOX",
      "Drafts",
      "Sent Items",
      "apple",
      "Éclair",
      "Zebra",
    ]);
  });

  test("what is missing in between has a place, and twins of one name have two", () => {
    const tree = folderTree(
      mailbox(
        'LIST () "/" "a/b/c"',
        'LIST () "/" "a&-b"',
        'LIST () "/" "a&AA-b"'.replace("&AA-", "&ACY-"),
      ),
      compare,
    );
    expect(tree.map(({ name, folder }) => [name, folder?.path])).toEqual([
      ["a", undefined],
      ["a&b", "a&-b"],
      ["a&b", "a&ACY-b"],
    ]);
    const [first] = tree;
    expect(first && [...branchOf(first)].map(({ name, level }) => [name, level])).toEqual([
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ]);
  });

  test("every folder has exactly one row, whatever the names are", () => {
    const path = fc.array(fc.constantFrom("a", "b", "A", "", "&-", "INBOX"), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(path, { maxLength: 30 }), (paths) => {
        const folders = mailbox(...paths.map((one) => `LIST () "/" ${quoted(one.join("/"))}`));
        const nodes = folderTree(folders, compare).flatMap((node) => [...branchOf(node)]);
        const rows = nodes.flatMap(({ folder }) => folder?.path ?? []);
        expect([...rows].sort()).toEqual(folders.map((folder) => folder.path).sort());
        expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
      }),
    );
  });
});

test("the time that showing takes grows with the number, and one by one with its square", () => {
  expect(showingTime(0, true)).toBe(0);
  expect(showingTime(2000, true)).toBe(20);
  expect(showingTime(2000, false)).toBe(348);
  expect(showingTime(100, false)).toBe(1);
});
