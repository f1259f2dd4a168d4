// The accounts in the file prefs.js of a profile. Only the preferences that are named here are read;
// passwords and tokens are never among them. What a policy or AutoConfig has locked is not in the file.
import { authenticationOf, securityOf } from "../native-values";
import { preferenceCalls } from "../preference-file/preference-calls";
import type { AccountSnapshot, IdentitySnapshot, ServerSnapshot } from "../server";
import type { SettingsTextResult } from "./settings-text";

/** The preferences that matter here: name → value, the last line of a name winning. */
type Preferences = ReadonlyMap<string, string | number | boolean>;

const NEEDED =
  /^mail\.(?:accountmanager\.accounts|smtpservers|smtp\.defaultserver|account\.[^.]+\.(?:server|identities)|identity\.[^.]+\.(?:useremail|smtpServer)|server\.[^.]+\.(?:type|hostname|port|userName|socketType|isSecure|authMethod|name)|smtpserver\.[^.]+\.(?:type|hostname|port|username|try_ssl|authMethod))$/;

/** [pref/mailnews.js]: what a server has that has no line of its own. */
const DEFAULT_AUTH_METHOD = 3;

/** Ports of nsIMsgProtocolInfo.getDefaultServerPort, plain and over TLS. */
const PORTS: Readonly<Record<string, readonly [plain: number, tls: number]>> = {
  imap: [143, 993],
  pop3: [110, 995],
  nntp: [119, 563],
};

class Reader {
  readonly #preferences: Preferences;

  constructor(preferences: Preferences) {
    this.#preferences = preferences;
  }

  text(name: string): string {
    const value = this.#preferences.get(name);
    return typeof value === "string" ? value : "";
  }

  number(name: string): number | undefined {
    const value = this.#preferences.get(name);
    return typeof value === "number" ? value : undefined;
  }

  /** Undefined where the default is used. */
  port(branch: string): number | undefined {
    const port = this.number(`${branch}port`) ?? 0;
    return port > 0 ? port : undefined;
  }

  list(name: string): readonly string[] {
    return [
      ...new Set(
        this.text(name)
          .split(",")
          .map((key) => key.trim()),
      ),
    ].filter((key) => key !== "");
  }

  flag(name: string): boolean {
    return this.#preferences.get(name) === true;
  }
}

const UNTOLD = { lockedSettings: [], rewrittenSettings: [] } as const;

/** Undefined for a key of which the file says nothing. */
function incoming(reader: Reader, key: string): ServerSnapshot | undefined {
  const branch = `mail.server.${key}.`;
  const type = reader.text(`${branch}type`);
  if (type === "") return undefined;
  const socketType =
    reader.number(`${branch}socketType`) ?? (reader.flag(`${branch}isSecure`) ? 3 : 0);
  const security = securityOf(socketType);
  const [plain, tls] = PORTS[type] ?? [0, 0];
  return {
    id: `incoming:${key}`,
    type,
    hostname: reader.text(`${branch}hostname`),
    port: reader.port(branch) ?? (security === "tls" ? tls : plain),
    username: reader.text(`${branch}userName`),
    security,
    authentication: authenticationOf(reader.number(`${branch}authMethod`) ?? DEFAULT_AUTH_METHOD),
    ...UNTOLD,
  };
}

function outgoing(reader: Reader, key: string): readonly ServerSnapshot[] {
  const branch = `mail.smtpserver.${key}.`;
  const type = reader.text(`${branch}type`) || "smtp";
  const hostname = reader.text(`${branch}hostname`);
  if (type !== "smtp" || hostname === "") return [];
  const security = securityOf(reader.number(`${branch}try_ssl`) ?? 0);
  return [
    {
      id: `outgoing:${key}`,
      type,
      hostname,
      port: reader.port(branch) ?? (security === "tls" ? 465 : 587),
      username: reader.text(`${branch}username`),
      security,
      authentication: authenticationOf(reader.number(`${branch}authMethod`) ?? DEFAULT_AUTH_METHOD),
      ...UNTOLD,
    },
  ];
}

function identity(reader: Reader, key: string, servers: ReadonlySet<string>): IdentitySnapshot {
  const own = reader.text(`mail.identity.${key}.smtpServer`);
  const used = own === "" ? reader.text("mail.smtp.defaultserver") : own;
  const id = `outgoing:${used}`;
  return {
    id: key,
    email: reader.text(`mail.identity.${key}.useremail`),
    outgoingServerId: servers.has(id) ? id : null,
  };
}

/** An account without its server's lines: what is left of a deleted one, or of half a file. */
type HalfAccount = "half";

function account(
  reader: Reader,
  key: string,
  servers: ReadonlySet<string>,
): AccountSnapshot | HalfAccount {
  const serverKey = reader.text(`mail.account.${key}.server`);
  const server = serverKey === "" ? undefined : incoming(reader, serverKey);
  if (!server) return "half";
  const identities = reader
    .list(`mail.account.${key}.identities`)
    .map((one) => identity(reader, one, servers));
  const names = [reader.text(`mail.server.${serverKey}.name`), identities[0]?.email ?? ""];
  const name = names.find((one) => one !== "") ?? server.hostname;
  return { id: key, name, incoming: server, identities };
}

/**
 * Thunderbird writes the lines in the order of the alphabet, and always has one behind those of the
 * servers (mail.ui-rdf.version): a file without any has lost its end.
 */
function hasEnd(names: readonly string[]): boolean {
  return names.some((name) => name > "mail.smtpservers");
}

/** The accounts of a text in which preferences are set. */
export function readPreferencesText(text: string): SettingsTextResult {
  const all = preferenceCalls(text).filter(({ call }) => call === "user_pref");
  const needed = all.filter(({ name }) => NEEDED.test(name));
  const reader = new Reader(new Map(needed.map(({ name, value }) => [name, value])));
  const outgoingServers = reader.list("mail.smtpservers").flatMap((key) => outgoing(reader, key));
  const ids = new Set(outgoingServers.map(({ id }) => id));
  const keys = reader.list("mail.accountmanager.accounts");
  const found = keys.map((key) => account(reader, key, ids));
  const accounts = found.filter((one) => one !== "half");
  if (keys.length === 0) return { ok: false, problem: "no-accounts" };
  if (accounts.length === 0 || !hasEnd(all.map(({ name }) => name))) {
    return { ok: false, problem: "cut-off" };
  }
  return {
    ok: true,
    text: {
      source: "preferences",
      hasNames: true,
      lookAlikes: [],
      settings: {
        accounts,
        outgoingServers,
        accountSettingsOpen: false,
      },
    },
  };
}
