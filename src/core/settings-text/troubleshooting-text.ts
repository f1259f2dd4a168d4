// The accounts in Thunderbird's Troubleshooting Information, as its button copies them as a text
// (mail/components/about-support/content/accounts.js). Headings are translated, these lines are not:
//   account1:
//     INCOMING: account1, <name>, (imap) outlook.office365.com:993, SSL, passwordCleartext
//     OUTGOING: <Name <address>>, smtp.office365.com:587, alwaysSTARTTLS, 3, true
// Security and method are a name or a number, by what Thunderbird has opened before. There is no user
// name in it. Names may have commas and brackets, so lines are read from their ends.
import { authenticationOf, securityOf } from "../native-values";
import type {
  AccountSnapshot,
  Authentication,
  IdentitySnapshot,
  Security,
  ServerSnapshot,
} from "../server";
import type { LookAlike, SettingsTextResult } from "./settings-text";

/** The names of nsMsgSocketType's values. */
const SOCKET_TYPES: Readonly<Record<string, number>> = {
  plain: 0,
  trySTARTTLS: 1,
  alwaysSTARTTLS: 2,
  SSL: 3,
};

/** The names of nsMsgAuthMethod's values. */
const AUTH_METHODS: Readonly<Record<string, number>> = {
  none: 1,
  old: 2,
  passwordCleartext: 3,
  passwordEncrypted: 4,
  GSSAPI: 5,
  NTLM: 6,
  External: 7,
  secure: 8,
  anything: 9,
  OAuth2: 10,
};

function numberOf(word: string, names: Readonly<Record<string, number>>): number | undefined {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  return Object.hasOwn(names, word) ? names[word] : undefined;
}

interface Transport {
  readonly security: Security;
  readonly authentication: Authentication;
}

/** "undefined" is what the page prints for a server that knows no such setting. */
function transportOf(socketType: string, authMethod: string): Transport | undefined {
  const socket = socketType === "undefined" ? 0 : numberOf(socketType, SOCKET_TYPES);
  const method = authMethod === "undefined" ? 0 : numberOf(authMethod, AUTH_METHODS);
  if (socket === undefined || method === undefined) return undefined;
  return { security: securityOf(socket), authentication: authenticationOf(method) };
}

const INCOMING =
  /^INCOMING: (account\d{1,6}), (.{0,1000}), \(([\w-]{1,40})\) (\S.{0,500}?)?(?::(\d{1,5}))?, (\w{1,40}), (\w{1,40})$/;
const OUTGOING =
  /^OUTGOING: (.{0,1000}), ([^,]{0,500}?)(?::(\d{1,5}))?, (\w{1,40}), (\w{1,40}), (?:true|false)$/;

/** What these texts do not tell, or what no server has before it was looked at. */
const UNTOLD = { username: "", lockedSettings: [], rewrittenSettings: [] } as const;

interface Incoming {
  readonly key: string;
  readonly name: string;
  readonly server: ServerSnapshot;
}

function incomingIn(line: string): Incoming | undefined {
  const [, key = "", name = "", type = "", hostname = "", port = "0", ...words] =
    INCOMING.exec(line) ?? [];
  const transport = transportOf(words[0] ?? "", words[1] ?? "");
  if (key === "" || !transport) return undefined;
  const server = { id: `incoming:${key}`, type, hostname, port: Number(port), ...transport };
  return { key, name, server: { ...server, ...UNTOLD } };
}

interface Outgoing {
  readonly email: string;
  readonly server: Omit<ServerSnapshot, "id">;
}

function outgoingIn(line: string): Outgoing | undefined {
  const [, identity = "", hostname = "", port, ...words] = OUTGOING.exec(line) ?? [];
  const transport = transportOf(words[0] ?? "", words[1] ?? "");
  if (words.length === 0 || !transport) return undefined;
  // SmtpClient.sys.mjs fills in the default only when it connects.
  const usual = transport.security === "tls" ? 465 : 587;
  const server = { type: "smtp", hostname, port: Number(port ?? usual), ...transport, ...UNTOLD };
  return { email: /<([^<>\s]+@[^<>\s]+)>\s*$/.exec(identity)?.[1] ?? "", server };
}

interface Account extends Incoming {
  readonly outgoing: Outgoing[];
}

/** Undefined for a text with a torn line in it. */
function accountsIn(text: string): readonly Account[] | undefined {
  const accounts: Account[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    // Mail programs quote, and help desks indent.
    const words = line.replace(/^[\s>]+/, "").trimEnd();
    if (words.startsWith("INCOMING:")) {
      const incoming = incomingIn(words);
      if (!incoming) return undefined;
      accounts.push({ ...incoming, outgoing: [] });
    } else if (words.startsWith("OUTGOING:")) {
      const outgoing = outgoingIn(words);
      if (!outgoing || accounts.length === 0) return undefined;
      accounts.at(-1)?.outgoing.push(outgoing);
    }
  }
  return accounts;
}

/** A name that tells such servers apart as far as the text does; of several accounts, each its own. */
function outgoingId(key: string, server: Omit<ServerSnapshot, "id">): string {
  const { hostname, port, security, authentication } = server;
  return `outgoing:${key}:${hostname}:${String(port)}:${security}:${authentication}`;
}

/** A server of an account that another identity may send through as well, or not. */
function lookAlikesOf(one: Account, accounts: readonly Account[]): readonly LookAlike[] {
  const everywhere = accounts.flatMap(({ outgoing }) => outgoing);
  const hosts = one.outgoing.map(({ server }) => server.hostname);
  const hostname = hosts.find(
    (host) => everywhere.filter(({ server }) => server.hostname === host).length > 1,
  );
  return hostname === undefined ? [] : [{ accountId: one.key, hostname }];
}

function snapshot({ key, server, outgoing }: Account, name: string): AccountSnapshot {
  const identities = outgoing.map((one, index): IdentitySnapshot => ({
    id: `${key}:${String(index)}`,
    email: one.email,
    outgoingServerId: one.server.hostname === "" ? null : outgoingId(key, one.server),
  }));
  return { id: key, name, incoming: server, identities };
}

/** Its own name, or its host with a number, so that two without names are told apart. */
function nameOf({ name, server }: Account, before: readonly Account[]): string {
  if (name !== "") return name;
  const count = before.filter((one) => one.name === "" && one.server.hostname === server.hostname);
  return count.length === 0 ? server.hostname : `${server.hostname} (${String(count.length + 1)})`;
}

/** The accounts of a text in which some line is one of an account. */
export function readTroubleshootingText(text: string): SettingsTextResult {
  const accounts = accountsIn(text);
  if (!accounts || accounts.length === 0) return { ok: false, problem: "cut-off" };
  const outgoingServers = new Map(
    accounts.flatMap(({ key, outgoing }) =>
      outgoing.map(({ server }) => {
        const id = outgoingId(key, server);
        return [id, { id, ...server }] as const;
      }),
    ),
  );
  return {
    ok: true,
    text: {
      source: "troubleshooting",
      hasNames: accounts.some(({ name }) => name !== ""),
      lookAlikes: accounts.flatMap((one) => lookAlikesOf(one, accounts)),
      settings: {
        accounts: accounts.map((one, index) =>
          snapshot(one, nameOf(one, accounts.slice(0, index))),
        ),
        outgoingServers: [...outgoingServers.values()].filter(({ hostname }) => hostname !== ""),
        accountSettingsOpen: false,
      },
    },
  };
}
