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

async function namespacesOf(
  session: ImapSession,
  capabilities: ReadonlySet<string>,
): Promise<readonly Namespace[]> {
  if (!capabilities.has("NAMESPACE")) return [];
  const { untagged } = await session.command("NAMESPACE");
  return untagged.flatMap(parseNamespaceResponse);
}

/** RFC 5258 and 6154 where the server has them; else LIST and LSUB of RFC 3501, as Exchange. */
function listCommands(
  capabilities: ReadonlySet<string>,
  patterns: readonly string[],
): readonly string[] {
  const uses = capabilities.has("SPECIAL-USE") ? " SPECIAL-USE" : "";
  return patterns.map(quoted).flatMap((pattern) =>
    capabilities.has("LIST-EXTENDED")
      ? // The second one also names what is subscribed and gone.
        [
          `LIST "" ${pattern} RETURN (SUBSCRIBED${uses})`,
          `LIST (SUBSCRIBED) "" ${pattern} RETURN (SUBSCRIBED)`,
        ]
      : [`LIST "" ${pattern}`, `LSUB "" ${pattern}`],
  );
}

/** All folders of the mailbox, and those of others that it lets see. */
export async function readFolders(session: ImapSession): Promise<readonly ServerFolder[]> {
  const capabilities = await session.capabilities();
  const namespaces = await namespacesOf(session, capabilities);
  // Not every server counts the folders of others to "*".
  const prefixes = namespaces.map(({ prefix }) => `${prefix}*`);
  const patterns = [...new Set(["*", ...prefixes])];
  const commands = listCommands(capabilities, patterns);
  const responses: ListResponse[] = [];
  await pipeline(
    session,
    commands,
    () => true,
    (index, { status, untagged }) => {
      // Somebody else's folders may not be for us; the own ones are.
      const isOwn = index < commands.length / patterns.length;
      if (isOwn && status !== "OK") throw new ProofStopped("refused");
      responses.push(...untagged.flatMap((response) => parseListResponse(response) ?? []));
    },
  );
  return foldersOf(responses, namespaces);
}
