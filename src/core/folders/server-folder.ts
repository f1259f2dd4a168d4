// A folder of a mailbox as the server has it, put together from everything it said.
import type { ListResponse, Namespace } from "./list-response";
import { decodeMailboxName } from "./mailbox-name";

/** What a server says that a folder is for (RFC 6154), or the inbox. */
export type SpecialUse = "inbox" | "drafts" | "sent" | "archive" | "junk" | "trash";

export interface ServerFolder {
  /** As the server spells it, one character a byte. Opaque: only to be handed back. */
  readonly path: string;
  /** The names that a person reads, from the top of the mailbox down; never empty. */
  readonly names: readonly string[];
  readonly subscribed: boolean;
  /** false: subscribed or in the way to others, but the server has no such folder (any more). */
  readonly exists: boolean;
  /** Whether it can be opened: one that cannot only holds other folders. */
  readonly selectable: boolean;
  readonly owner: Namespace["owner"];
  /** What the server itself says it is for. */
  readonly use?: SpecialUse;
}

const SPECIAL_USES: readonly (readonly [attribute: string, use: SpecialUse])[] = [
  ["\\drafts", "drafts"],
  ["\\sent", "sent"],
  ["\\archive", "archive"],
  ["\\junk", "junk"],
  ["\\trash", "trash"],
];

/** The inbox is the only name whose case does not matter (RFC 9051, 5.1). */
function keyOf(path: string): string {
  return /^inbox$/i.test(path) ? "INBOX" : path;
}

function ownerOf(path: string, namespaces: readonly Namespace[]): Namespace["owner"] {
  const [inside] = namespaces
    .filter(({ prefix }) => path.startsWith(prefix) || path === prefix.slice(0, -1))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return inside?.owner ?? "personal";
}

function namesOf({ path, delimiter }: ListResponse): readonly string[] {
  const parts = delimiter === null || delimiter === "" ? [path] : path.split(delimiter);
  // A delimiter at the end or twice in a row makes no level that a person could name.
  const names = parts.filter((part) => part !== "").map(decodeMailboxName);
  return names.length > 0 ? names : [path];
}

/** All folders, each once, in the order of the server. */
export function foldersOf(
  responses: readonly ListResponse[],
  namespaces: readonly Namespace[],
): readonly ServerFolder[] {
  const folders = new Map<string, ServerFolder>();
  for (const response of responses) {
    const { command, attributes } = response;
    const path = keyOf(response.path);
    // The root itself, which is no folder.
    if (path === "") continue;
    const known = folders.get(path);
    const absent = attributes.has("\\nonexistent");
    // LSUB's \Noselect means that only something below it is subscribed (RFC 3501, 6.3.9).
    const subscribes =
      command === "LSUB" ? !attributes.has("\\noselect") : attributes.has("\\subscribed");
    const listed = command === "LIST" && !absent;
    const said = SPECIAL_USES.find(([attribute]) => attributes.has(attribute))?.[1];
    const use = path === "INBOX" ? "inbox" : (known?.use ?? said);
    folders.set(path, {
      path,
      names: known?.names ?? namesOf(response),
      subscribed: known?.subscribed === true || subscribes,
      exists: known?.exists === true || listed,
      selectable: known?.selectable === true || (listed && !attributes.has("\\noselect")),
      owner: ownerOf(path, namespaces),
      ...(use && { use }),
    });
  }
  return [...folders.values()].filter(({ exists, subscribed }) => exists || subscribed);
}
