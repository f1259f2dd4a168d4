// What a folder is for: as the server says, else by the names that Exchange gives.
import { EXCHANGE_FOLDER_NAMES, type NoMail } from "./exchange-folder-names";
import type { ServerFolder, SpecialUse } from "./server-folder";

export type FolderUse = SpecialUse | NoMail;

const NO_MAIL: ReadonlySet<FolderUse> = new Set<NoMail>([
  "calendar",
  "contacts",
  "tasks",
  "journal",
  "notes",
  "sync-issues",
  "conversation-history",
  "feeds",
  "outbox",
]);

function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

const BY_NAME: ReadonlyMap<string, FolderUse> = new Map(
  Object.entries(EXCHANGE_FOLDER_NAMES).flatMap(([use, names]) =>
    names.split("|").map((name) => [folded(name), use as FolderUse] as const),
  ),
);

/** The use that the first part of a folder's names gives it: Exchange makes its own at the top. */
export function useByName({ names, owner }: ServerFolder): FolderUse | undefined {
  const [top = ""] = names;
  return owner === "personal" ? BY_NAME.get(folded(top)) : undefined;
}

/** Whether a use is one for mail. */
export function isSpecialUse(use: FolderUse): use is SpecialUse {
  return !NO_MAIL.has(use);
}

/** What the folders of one mailbox are for. */
export class FolderUses {
  readonly #said: ReadonlySet<FolderUse>;

  constructor(folders: readonly ServerFolder[]) {
    this.#said = new Set(folders.flatMap(({ use }) => use ?? []));
  }

  /** undefined: a folder of the person's own. */
  of(folder: ServerFolder): FolderUse | undefined {
    if (folder.use || folder.names.length > 1) return folder.use;
    const named = useByName(folder);
    // What the server has named itself is not looked for by name once more.
    return named && this.#said.has(named) ? undefined : named;
  }

  /** Which of Exchange's folders without mail it is or lies in; undefined: it may well hold mail. */
  noMail(folder: ServerFolder): NoMail | undefined {
    const named = useByName(folder);
    return folder.use === undefined && named && !isSpecialUse(named) ? named : undefined;
  }
}
