// Asks a server for its folders: everything in one go, whatever the server's age.
import {
  type ListResponse,
  type Namespace,
  parseListResponse,
  parseNamespaceResponse,
  quoted,
} from "../../core/folders/list-response";
import { foldersOf, type ServerFolder } from "../../core/folders/server-folder";
import type { ImapSession } from "../prove/imap-session";
import { ProofStopped } from "../prove/proof-stopped";
import { pipeline } from "./pipeline";

/** How this server wants to be asked for its folders. */
export interface FolderListing {
  readonly namespaces: readonly Namespace[];
  /** For all folders, those of the person first; for the subscribed ones. */
  readonly list: readonly string[];
  readonly listSubscribed: readonly string[];
}

/**
 * RFC 5258 and 6154 where the server has them, whose second form also names what is subscribed and gone;
 * else LIST and LSUB of RFC 3501, as Exchange.
 */
function commandsFor(
  capabilities: ReadonlySet<string>,
  namespaces: readonly Namespace[],
): FolderListing {
  // Not every server counts the folders of others to "*".
  const prefixes = namespaces.map(({ prefix }) => `${prefix}*`);
  const patterns = [...new Set(["*", ...prefixes])].map(quoted);
  const isExtended = capabilities.has("LIST-EXTENDED");
  const uses = capabilities.has("SPECIAL-USE") ? " SPECIAL-USE" : "";
  const returned = isExtended ? ` RETURN (SUBSCRIBED${uses})` : "";
  return {
    namespaces,
    list: patterns.map((pattern) => `LIST "" ${pattern}${returned}`),
    listSubscribed: patterns.map((pattern) =>
      isExtended ? `LIST (SUBSCRIBED) "" ${pattern} RETURN (SUBSCRIBED)` : `LSUB "" ${pattern}`,
    ),
  };
}

/** Asks a server what it can; the answers to these commands are for {@link listingOf}. */
export const ASK_FOR_LISTING = ["CAPABILITY", "NAMESPACE"];

/**
 * @param untagged all responses to {@link ASK_FOR_LISTING}. A server without namespaces says that it does
 *   not know the word, and that is all.
 */
export function listingOf(untagged: readonly string[]): FolderListing {
  const words = untagged.filter((response) => /^CAPABILITY /i.test(response)).join(" ");
  return commandsFor(
    new Set(words.toUpperCase().split(" ")),
    untagged.flatMap(parseNamespaceResponse),
  );
}

async function ask(
  session: ImapSession,
  commands: readonly string[],
  own: ReadonlySet<string>,
): Promise<readonly ListResponse[]> {
  const responses: ListResponse[] = [];
  await pipeline(
    session,
    commands,
    () => true,
    (index, { status, untagged }) => {
      // Somebody else's folders may not be for us; the own ones are.
      if (status !== "OK" && own.has(commands[index] ?? "")) throw new ProofStopped("refused");
      responses.push(...untagged.flatMap((response) => parseListResponse(response) ?? []));
    },
  );
  return responses;
}

/** All folders of the mailbox, and those of others that it lets see. */
export async function readFolders(session: ImapSession): Promise<readonly ServerFolder[]> {
  const untagged: string[] = [];
  await pipeline(
    session,
    ASK_FOR_LISTING,
    () => true,
    (_index, reply) => untagged.push(...reply.untagged),
  );
  const { namespaces, list, listSubscribed } = listingOf(untagged);
  const own = new Set([list[0] ?? "", listSubscribed[0] ?? ""]);
  return foldersOf(await ask(session, [...list, ...listSubscribed], own), namespaces);
}

/** The paths of those that are subscribed. */
export async function readSubscribed(
  session: ImapSession,
  { namespaces, listSubscribed }: FolderListing,
): Promise<ReadonlySet<string>> {
  const own = new Set(listSubscribed.slice(0, 1));
  const folders = foldersOf(await ask(session, listSubscribed, own), namespaces);
  return new Set(folders.filter(({ subscribed }) => subscribed).map(({ path }) => path));
}
