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
      path: junkPath(server),
      locked: isLocked([
        `mail.server.${key}.spamActionTargetFolder`,
        `mail.server.${key}.moveTargetMode`,
      ]),
      set: (address) => {
        // Not through nsISpamSettings, which would make a folder of the usual name (measured). It reads
        // these when it is first asked, which has not been yet where that folder is missing.
        server.setStringValue("spamActionTargetFolder", address);
        server.setIntValue("moveTargetMode", TO_NAMED_FOLDER);
      },
    },
  ];
}

/**
 * The folder for junk; undefined where it is not moved, or elsewhere. From the preferences: whoever asks
 * nsISpamSettings for the first time makes the folder on the server (measured on 140 and 153).
 */
function junkPath(server: ImapServer): string | undefined {
  const { prefs } = Services;
  const branch = `mail.server.${server.key}.`;
  if (!prefs.getBoolPref(`${branch}moveOnSpam`, false)) return undefined;
  if (prefs.getIntPref(`${branch}moveTargetMode`, 0) === TO_NAMED_FOLDER) {
    return pathOf(server, prefs.getStringPref(`${branch}spamActionTargetFolder`, ""));
  }
  const root = server.rootFolder.URI;
  const isOwn = prefs.getStringPref(`${branch}spamActionTargetAccount`, root) === root;
  return isOwn ? usualPath(server, Ci.nsMsgFolderFlags.Junk, "Junk") : undefined;
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
  // Thunderbird makes the folders for deleted and junk mail as soon as it reads the list of folders and
  // finds none of that name: these must be set before.
  const isMadeAtOnce = use === "trash" || use === "junk";
  if (!folder && !isMadeAtOnce) return { ok: false, reason: "unknown-folder" };
  const address = folder?.URI ?? `${server.rootFolder.URI}/${path}`;
  // Only what points into this mailbox: somebody may keep the mail of one identity elsewhere.
  const pointers = pointersOf(server).filter((one) => one.use === use && one.path !== undefined);
  if (pointers.some(({ locked }) => locked)) return { ok: false, reason: "setting-locked" };
  for (const { set } of pointers) set(address, path);
  Services.prefs.savePrefFile(null);
  return { ok: true };
}
