// Turns a finding into the exact before → after of every setting. Decides nothing that needs the
// network: whether it works is proven later.
import { protocolOf } from "../assess/assess";
import type { AccountFinding, ServerFinding } from "../assess/finding";
import { targetSettings } from "../exchange-online/target-settings";
import type { SettingChange } from "../mail-servers/commit";
import type { LoginTarget } from "../mail-servers/proof";
import type { AccountSnapshot, MailSettings, Protocol, ServerSnapshot, Setting } from "../server";
import type {
  Blocker,
  BlockerReason,
  Half,
  PlannedServer,
  SwitchPlan,
  Warning,
} from "./switch-plan";

const ORDER: readonly Setting[] = ["hostname", "port", "security", "authentication", "username"];

/** Only what differs, in the order in which it is shown. */
export function changesOf(server: ServerSnapshot, target: LoginTarget): readonly SettingChange[] {
  const after = { ...target, authentication: "oauth2" };
  return ORDER.filter((setting) => server[setting] !== after[setting]).map((setting) => ({
    serverId: server.id,
    setting,
    before: server[setting],
    after: after[setting],
  }));
}

/** Where a server at Exchange Online shall log in; undefined for every other server. */
export function targetOf({ server, host }: ServerFinding): LoginTarget | undefined {
  const protocol = protocolOf(server);
  return protocol && host && targetSettings(server, protocol, host);
}

function blockerOf(
  protocol: Protocol,
  { lockedSettings, rewrittenSettings }: ServerSnapshot,
  changes: readonly SettingChange[],
  hasProvider: boolean,
): BlockerReason | undefined {
  if (protocol === "pop3") return { code: "pop3-not-supported" };
  if (!hasProvider) return { code: "no-oauth-provider" };
  const locked = changes.find(({ setting }) => lockedSettings.includes(setting));
  if (locked) return { code: "setting-locked", setting: locked.setting };
  const rewritten = rewrittenSettings.find(({ setting, value }) =>
    changes.some((change) => change.setting === setting && change.after !== value),
  );
  return rewritten && { code: "setting-rewritten", rewritten };
}

/** Other accounts whose identities send through this server: what changes for one changes for all. */
function sharedWith(
  { id }: ServerSnapshot,
  accountId: string,
  accounts: readonly AccountSnapshot[],
): readonly string[] {
  return accounts
    .filter((account) => account.id !== accountId)
    .filter(({ identities }) => identities.some((identity) => identity.outgoingServerId === id))
    .map(({ name }) => name);
}

/** The name that the person types at Microsoft: an address, wherever one is to be found. */
function signInName({ account }: AccountFinding, servers: readonly ServerSnapshot[]): string {
  const names = [account.incoming?.username ?? "", ...servers.map(({ username }) => username)];
  return names.find((name) => name.includes("@")) ?? account.identities[0]?.email ?? names[0] ?? "";
}

/**
 * The plan for one account: every server that is on password or insecure and, in an account that
 * has one, those on an unusual port or security as well. Empty for an account that is not flagged.
 *
 * @param hasProvider whether Thunderbird itself knows an OAuth2 provider for the *target* host of
 *   the server with this id ({@link targetOf}, `mailServers.oauthProvider`)
 */
export function plan(
  finding: AccountFinding,
  { accounts }: MailSettings,
  hasProvider: (serverId: string) => boolean,
): SwitchPlan {
  const { account, receiving, sending, flagged } = finding;
  const servers: PlannedServer[] = [];
  const blockers: Blocker[] = [];
  const consider = (half: Half, one: ServerFinding) => {
    const { server } = one;
    const protocol = protocolOf(server);
    const target = targetOf(one);
    if (!flagged || !protocol || !target || one.verdict === "modern") return;
    const changes = changesOf(server, target);
    const blocker = blockerOf(protocol, server, changes, hasProvider(server.id));
    if (blocker) blockers.push({ ...blocker, half, server });
    else if (protocol !== "pop3") servers.push({ half, protocol, server, target, changes });
  };
  if (receiving) consider("receiving", receiving);
  for (const one of sending) consider("sending", one);

  const warnings = servers.flatMap(({ server, protocol }): Warning[] => {
    const accountNames = protocol === "smtp" ? sharedWith(server, account.id, accounts) : [];
    return accountNames.length > 0
      ? [{ code: "shared-outgoing-server", server, accountNames }]
      : [];
  });
  const first = servers[0];
  return {
    accountId: account.id,
    accountName: account.name,
    signIn: {
      hostname: first?.target.hostname ?? "",
      protocol: first?.protocol ?? "imap",
      username: signInName(
        finding,
        servers.map(({ server }) => server),
      ),
    },
    servers,
    blockers,
    warnings,
  };
}
