// Where Thunderbird puts what is sent, drafted, deleted or junk: as its settings point, whether the mailbox
// has such a folder or not. One that it does not have is made on the server the first time it is needed.
import { decodeMailboxName } from "../../core/folders/mailbox-name";
import type { FolderPointer, UseFolderResult } from "../../core/mail-servers/subscriptions";
import { isAccountSettingsOpen } from "../commit/account-settings-tab";
import { MailServices } from "../parent-global";
import { findImapServer } from "./open-mailbox";

/** nsISpamSettings.idl: junk goes to the folder that is named. */
const TO_NAMED_FOLDER = 1;

/** Of a folder picker in "Copies & Folders": the folder that is named, not the usual one (am-copies.js). */
const NAMED_FOLDER = "1";

function accountOf({ key }: ImapServer): Account | undefined {
  return MailServices.accounts.accounts.find(({ incomingServer }) => incomingServer?.key === key);
}

/** Where mail goes when nothing is set: the folder that says so itself, else one of the usual name. */
function usualPath(server: ImapServer, flag: number, name: string): string {
  const folder = server.rootFolder.getFolderWithFlags(flag);
  const onlineName = folder?.QueryInterface(Ci.nsIMsgImapMailFolder).onlineName ?? "";
  return onlineName === "" ? name : onlineName;
}

/** A folder's address in the spelling of the server; undefined: it lies elsewhere. */
function pathOf(server: ImapServer, address: string): string | undefined {
  const folder = MailServices.folderLookup.getFolderForURL(address);
  if (folder) {
    if (folder.server !== server) return undefined;
    return folder.QueryInterface(Ci.nsIMsgImapMailFolder).onlineName || undefined;
  }
  const root = `${server.rootFolder.URI}/`;
  return address.startsWith(root) ? decoded(address.slice(root.length)) : undefined;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function isLocked(names: readonly string[]): boolean {
  return names.some((name) => Services.prefs.prefIsLocked(name));
}

/** One setting that points at a folder. */
interface Pointer {
  readonly use: FolderPointer["use"];
  /** undefined: it points elsewhere, or nowhere. */
  readonly path: string | undefined;
  readonly locked: boolean;
  /** Has it point at the folder with this address, which is at this path. */
  readonly set: (address: string, path: string) => void;
}

function pointersOf(server: ImapServer): readonly Pointer[] {
  const { key } = server;
  const { SentMail, Drafts } = Ci.nsMsgFolderFlags;
  const setOrUsual = (address: string | null, flag: number, name: string) =>
    address ? pathOf(server, address) : usualPath(server, flag, name);
  const identities = (accountOf(server)?.identities ?? []).flatMap((identity): Pointer[] => {
    const branch = `mail.identity.${identity.key}.`;
    return [
      {
        use: "sent",
        path: identity.doFcc ? setOrUsual(identity.fccFolderURI, SentMail, "Sent") : undefined,
        locked: isLocked([`${branch}fcc_folder`, `${branch}fcc_folder_picker_mode`]),
        set: (address) => {
          identity.fccFolderURI = address;
          identity.fccFolderPickerMode = NAMED_FOLDER;
        },
      },
      {
        use: "drafts",
        path: setOrUsual(identity.draftsFolderURI, Drafts, "Drafts"),
        locked: isLocked([`${branch}draft_folder`, `${branch}drafts_folder_picker_mode`]),
        set: (address) => {
          identity.draftsFolderURI = address;
          identity.draftsFolderPickerMode = NAMED_FOLDER;
        },
      },
    ];
  });
  const { spamSettings } = server;
  const junk = spamSettings.moveOnSpam
    ? pathOf(server, spamSettings.spamFolderURI ?? "")
    : undefined;
  return [
    ...identities,
    {
      use: "trash",
      path: trashPath(server),
      locked: isLocked([`mail.server.${key}.trash_folder_name`]),
      set: (_address, path) => {
        // In plain words (am-server.js), other than every address.
        server.trashFolderName = decodeMailboxName(path);
      },
    },
    {
      use: "junk",
      path: junk,
      locked: isLocked([
        `mail.server.${key}.spamActionTargetFolder`,
        `mail.server.${key}.moveTargetMode`,
      ]),
      set: (address) => {
        server.setUnicharValue("spamActionTargetFolder", address);
        server.setIntValue("moveTargetMode", TO_NAMED_FOLDER);
        spamSettings.initialize(server);
      },
    },
  ];
}

/** The folder for deleted mail; undefined where nothing is moved there. */
function trashPath(server: ImapServer): string | undefined {
  return server.deleteModel === Ci.nsMsgImapDeleteModels.MoveToTrash
    ? server.trashFolderName
    : undefined;
}

/** See the schema, listSubscriptions. Reads only. */
export function folderPointers(server: ImapServer): readonly FolderPointer[] {
  return pointersOf(server).flatMap(({ use, path, locked }) =>
    path === undefined ? [] : [{ use, path, locked }],
  );
}

/** See the schema. */
export function useFolder(
  serverId: string,
  use: FolderPointer["use"],
  path: string,
): UseFolderResult {
  const server = findImapServer(serverId);
  if (!server) return { ok: false, reason: "unknown-server" };
  if (isAccountSettingsOpen()) return { ok: false, reason: "account-settings-open" };
  const folder = server.rootFolder.descendants.find(
    (one) => one.QueryInterface(Ci.nsIMsgImapMailFolder).onlineName === path,
  );
  // Thunderbird makes the folder for deleted mail as soon as it reads the list of folders and finds
  // none of that name: that one must be set before.
  if (!folder && use !== "trash") return { ok: false, reason: "unknown-folder" };
  // Only what points into this mailbox: somebody may keep the mail of one identity elsewhere.
  const pointers = pointersOf(server).filter((one) => one.use === use && one.path !== undefined);
  if (pointers.some(({ locked }) => locked)) return { ok: false, reason: "setting-locked" };
  for (const { set } of pointers) set(folder?.URI ?? "", path);
  Services.prefs.savePrefFile(null);
  return { ok: true };
}
