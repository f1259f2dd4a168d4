// What a server answers to LIST, LSUB and NAMESPACE (RFC 9051, 7.3; RFC 2342).
// Belongs here: reading the responses. Not here: what they mean together (-> server-folder.ts).

/** One untagged LIST or LSUB response. */
export interface ListResponse {
  readonly command: "LIST" | "LSUB";
  /** In lower case, with their backslash. */
  readonly attributes: ReadonlySet<string>;
  /** null: the mailbox has no levels. */
  readonly delimiter: string | null;
  /** One character a byte. */
  readonly path: string;
}

/** Where the folders of somebody else begin, e.g. "Public Folders/". */
export interface Namespace {
  readonly owner: "personal" | "other-users" | "shared";
  readonly prefix: string;
}

/** An atom, or a quoted string with what is in it. */
const TOKEN = /^(?:"((?:[^"\\]|\\.)*)"|([^\s()"]+))/;

interface Token {
  /** null: NIL. */
  readonly value: string | null;
  readonly rest: string;
}

function nextToken(text: string): Token | undefined {
  const match = TOKEN.exec(text);
  if (!match) return undefined;
  const [whole, quoted, atom = ""] = match;
  const isNil = quoted === undefined && /^NIL$/i.test(atom);
  const value = quoted === undefined ? atom : quoted.replace(/\\(.)/g, "$1");
  return { value: isNil ? null : value, rest: text.slice(whole.length) };
}

/**
 * @param response without "* "; a literal in it has become a quoted string
 * @returns undefined for any other response, and for one that cannot be read
 */
export function parseListResponse(response: string): ListResponse | undefined {
  const start = /^(LIST|LSUB) \(([^)]*)\) /i.exec(response);
  if (!start) return undefined;
  const [whole, command = "", attributes = ""] = start;
  const delimiter = nextToken(response.slice(whole.length));
  if (!delimiter?.rest.startsWith(" ")) return undefined;
  const path = nextToken(delimiter.rest.slice(1));
  // NIL is a mailbox's name like any other here; what follows it are extensions.
  if (!path) return undefined;
  return {
    command: command.toUpperCase() as ListResponse["command"],
    attributes: new Set(attributes.toLowerCase().split(" ").filter(Boolean)),
    delimiter: delimiter.value,
    path: path.value ?? "NIL",
  };
}

/** A parenthesis, NIL, or a string; of a namespace's extensions too. */
const NAMESPACE_TOKEN = /[()]|NIL|"(?:[^"\\]|\\.)*"/gi;

/** @returns none for any other response */
export function parseNamespaceResponse(response: string): readonly Namespace[] {
  if (!/^NAMESPACE /i.test(response)) return [];
  const owners = ["personal", "other-users", "shared"] as const;
  const namespaces: Namespace[] = [];
  let group = 0;
  let depth = 0;
  let isFirst = false;
  for (const [token] of response.matchAll(NAMESPACE_TOKEN)) {
    if (token === "(") {
      depth++;
      isFirst = depth === 2;
    } else if (token === ")") {
      depth--;
      if (depth === 0) group++;
    } else if (depth === 0) {
      group++;
    } else {
      const owner = owners[group];
      const prefix = isFirst ? nextToken(token)?.value : undefined;
      if (owner && prefix !== undefined && prefix !== null) namespaces.push({ owner, prefix });
      isFirst = false;
    }
  }
  return namespaces;
}

/** A string as it may stand in a command (RFC 9051, 4.3); for one character a byte without CR and LF. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, "\\$&")}"`;
}
