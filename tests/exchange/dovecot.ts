// A real Dovecot, in its own folder and on its own port, as root or as an ordinary user. It asks
// the sign-in service about tokens. TLS is in front of it (imap-front-door.ts).
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { freePort } from "./free-ports";

export interface DovecotOptions {
  readonly folder: string;
  /** User name → password. */
  readonly users: ReadonlyMap<string, string>;
  /** Whether IMAP takes passwords; Exchange Online has not since 2022. */
  readonly passwords: "refused" | "accepted";
  /** "/" as Exchange, when absent. */
  readonly delimiter?: "/" | ".";
  /** Whether it tells all that it can (LIST-EXTENDED, SPECIAL-USE …), or no more than Exchange does. */
  readonly capabilities?: "own" | "exchange";
  /** The sign-in service's introspection endpoint (RFC 7662), plain HTTP on loopback. */
  readonly introspectionUrl: string;
}

/** One login that Dovecot let in, from its own log. */
export interface DovecotLogin {
  readonly user: string;
  readonly method: string;
}

export interface Dovecot {
  readonly port: number;
  readonly folder: string;
  /** The logins of this run, oldest first. */
  logins(): readonly DovecotLogin[];
  stop(): Promise<void>;
}

/** The folders that say what they are for, to whoever asks (RFC 6154). */
const SPECIAL_USES = [
  ["Entwürfe", "\\Drafts"],
  ["Gesendete Elemente", "\\Sent"],
];

/** What Exchange Online lists after a login. */
const CAPABILITIES =
  "IMAP4 IMAP4rev1 SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+";

function configuration(options: DovecotOptions, port: number): string {
  const { folder } = options;
  const isRoot = process.getuid?.() === 0;
  const me = os.userInfo().username;
  const group = execFileSync("id", ["-gn"], { encoding: "utf8" }).trim();
  // Dovecot never opens mail as root; 5000 is nobody's number here.
  const owner = isRoot ? "5000" : me;
  const identity = isRoot
    ? "first_valid_uid = 5000"
    : `first_valid_uid = 100
default_login_user = ${me}
default_internal_user = ${me}
default_internal_group = ${group}
service anvil {
  chroot =
}`;
  return `base_dir = ${folder}/base
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2 oauthbearer
auth_verbose = yes
auth_failure_delay = 0
# A test's mailbox need not outlive a power cut, and is listed once: without these two a first LIST of ten
# thousand folders takes twenty seconds.
mail_fsync = never
mail_location = maildir:~/Maildir:LAYOUT=fs
mailbox_list_index = no
${identity}
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${folder}/oauth2.ext
}
passdb {
  driver = passwd-file
  mechanisms = plain login
  args = username_format=%u ${folder}/passwords
}
userdb {
  driver = static
  args = uid=${owner} gid=${isRoot ? owner : group} home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
  separator = ${options.delimiter ?? "/"}
${SPECIAL_USES.map(([name, use]) => `  mailbox "${name}" {\n    special_use = ${use}\n  }\n`).join("")}}
namespace public {
  type = public
  separator = ${options.delimiter ?? "/"}
  prefix = Public Folders${options.delimiter ?? "/"}
  location = maildir:${folder}/public:LAYOUT=fs:INDEX=~/public
  subscriptions = no
  list = children
}
service imap-login {
  ${isRoot ? "" : "chroot ="}
  inet_listener imap {
    port = ${String(port)}
  }
  inet_listener imaps {
    port = 0
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
protocol imap {
  mail_max_userip_connections = 50
${options.capabilities === "own" ? "" : `  imap_capability = ${CAPABILITIES}\n`}}
`;
}

/** Starts Dovecot and waits until it listens; 0.1 s. It dies with this process. */
export async function startDovecot(options: DovecotOptions): Promise<Dovecot> {
  const { folder, users, passwords, introspectionUrl } = options;
  fs.mkdirSync(path.join(folder, "mail"), { recursive: true, mode: 0o777 });
  fs.chmodSync(folder, 0o755);
  fs.chmodSync(path.join(folder, "mail"), 0o777);
  const known = passwords === "accepted" ? [...users] : [];
  const lines = known.map(([user, password]) => `${user}:{PLAIN}${password}::::::\n`);
  fs.writeFileSync(path.join(folder, "passwords"), lines.join(""));
  const introspection = {
    introspection_mode: "post",
    introspection_url: introspectionUrl,
    username_attribute: "username",
    username_format: "%u",
    active_attribute: "active",
    active_value: "true",
    client_id: "dovecot",
    client_secret: "dovecot",
    timeout_msecs: "5000",
  };
  const settings = Object.entries(introspection).map(([name, value]) => `${name} = ${value}\n`);
  fs.writeFileSync(path.join(folder, "oauth2.ext"), settings.join(""));
  const file = path.join(folder, "dovecot.conf");
  const port = await freePort();
  fs.writeFileSync(file, configuration(options, port));
  execFileSync("doveconf", ["-c", file, "-n"], { stdio: ["ignore", "ignore", "inherit"] });

  const command = ["--pdeathsig", "TERM", "dovecot", "-F", "-c", file];
  // A process group of its own, so that all of it can be ended at once: asked politely, Dovecot
  // takes one to six seconds.
  const dovecot = spawn("setpriv", command, { stdio: "ignore", detached: true });
  const exited = new Promise<void>((resolve) =>
    dovecot.once("exit", () => {
      resolve();
    }),
  );
  const log = () => {
    const name = path.join(folder, "dovecot.log");
    return fs.existsSync(name) ? fs.readFileSync(name, "utf8") : "";
  };
  for (let waited = 0; !log().includes("starting up"); waited += 20) {
    if (waited > 8000 || dovecot.exitCode !== null) throw new Error(`Dovecot: ${log()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    port,
    folder,
    logins: () =>
      [...log().matchAll(/imap-login: Info: Login: user=<([^>]*)>, method=([\w-]+)/g)].map(
        ([, user = "", method = ""]) => ({ user, method }),
      ),
    stop: async () => {
      const runs = dovecot.exitCode === null && dovecot.signalCode === null;
      if (runs && dovecot.pid !== undefined) process.kill(-dovecot.pid, "SIGKILL");
      await exited;
    },
  };
}
