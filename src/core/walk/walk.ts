// From a plan to the steps by hand. The order is the one that works in Thunderbird 140 and 153: the
// outgoing server first, by the button on the account's main page; in its window the list of sign-in
// methods is made anew whenever it opens; choosing the security moves the port; the server page saves
// each change at once; old passwords last, when both halves have been seen to work.
import type { AccountFinding } from "../assess/finding";
import { changesOf, targetOf } from "../plan/plan";
import type { SwitchPlan } from "../plan/switch-plan";
import type { SettingChange } from "../mail-servers/commit";
import type { ServerSnapshot } from "../server";
import type { SettingsText } from "../settings-text/settings-text";
import { walkServers } from "./plan-by-hand";
import type {
  Shown,
  ThunderbirdWord,
  Walk,
  WalkAction,
  WalkServer,
  WalkStep,
  WalkStepKind,
} from "./walk-step";

const word = (name: ThunderbirdWord): Shown => ({ word: name });
const text = (shown: string): Shown => ({ text: shown });
const click = (control: Shown): WalkAction => ({ kind: "click", control });

/** A server with what has to change about it. */
interface Change {
  readonly server: ServerSnapshot;
  readonly changes: readonly SettingChange[];
  readonly place: WalkServer;
}

/** The words of the fields of either window. */
const FIELDS = {
  sending: {
    security: "outgoingConnectionSecurity",
    port: "outgoingPort",
    authentication: "outgoingAuthenticationMethod",
  },
  receiving: {
    security: "connectionSecurity",
    port: "port",
    authentication: "authenticationMethod",
  },
} as const satisfies Record<string, Record<string, ThunderbirdWord>>;

function changeOf({ changes }: Change, setting: SettingChange["setting"]) {
  return changes.find((change) => change.setting === setting);
}

/** The steps of one server carry its place in their id, so that two of a kind are told apart. */
function stepOf(
  change: Change,
  kind: WalkStepKind,
  actions: readonly WalkAction[],
  ...settings: readonly SettingChange["setting"][]
): WalkStep {
  const { place } = change;
  const id = place.half === "sending" ? `${kind}:${String(place.identity)}` : kind;
  const wanted = settings.flatMap((setting) => {
    const found = changeOf(change, setting);
    return found ? [{ setting, value: found.after }] : [];
  });
  return { id, kind, actions, server: place, wanted };
}

/** Security and port: choosing the one moves the other, as a rule. */
function connectionSteps(change: Change, kind: WalkStepKind): readonly WalkStep[] {
  const fields = FIELDS[change.place.half];
  const security = changeOf(change, "security");
  const port = changeOf(change, "port");
  if (!security && !port) return [];
  const value = word(security?.after === "tls" ? "securityTls" : "securityStarttls");
  const actions: WalkAction[] = [
    ...(security ? [{ kind: "choose", control: word(fields.security), value } as const] : []),
    ...(port
      ? [
          {
            kind: "check",
            control: word(fields.port),
            value: text(String(port.after)),
          } as const,
        ]
      : []),
  ];
  return [stepOf(change, kind, actions, "security", "port")];
}

function signInSteps(
  change: Change,
  kind: WalkStepKind,
  ...after: readonly WalkAction[]
): readonly WalkStep[] {
  const control = word(FIELDS[change.place.half].authentication);
  const choose = { kind: "choose", control, value: word("authenticationOauth2") } as const;
  // The window has to be closed by its button, whatever was changed in it.
  const actions = [...(changeOf(change, "authentication") ? [choose] : []), ...after];
  return actions.length > 0 ? [stepOf(change, kind, actions, "authentication")] : [];
}

function outgoingSteps(change: Change, account: Shown): readonly WalkStep[] {
  const hostname = changeOf(change, "hostname");
  const isMain = change.place.half === "sending" && change.place.identity === 0;
  const open = isMain
    ? stepOf(change, "open-outgoing-server", [click(account), click(word("editOutgoing"))])
    : stepOf(change, "open-listed-server", [
        click(word("outgoingServerPane")),
        click({ serverAt: change.server.hostname, username: change.server.username }),
        click(word("editListedServer")),
      ]);
  const control = word("outgoingServerName");
  return [
    open,
    ...(hostname
      ? [
          stepOf(
            change,
            "outgoing-hostname",
            [{ kind: "type", control, value: text(String(hostname.after)) }],
            "hostname",
          ),
        ]
      : []),
    ...connectionSteps(change, "outgoing-connection"),
    ...signInSteps(change, "outgoing-sign-in", click(word("dialogOk"))),
  ];
}

function incomingSteps(change: Change, account: Shown): readonly WalkStep[] {
  const open = [click(account), click(word("serverSettings"))];
  return [
    stepOf(change, "open-incoming-server", open),
    ...connectionSteps(change, "incoming-connection"),
    ...signInSteps(change, "incoming-sign-in"),
  ];
}

/** A step that is the same for every account. */
function plain(kind: WalkStepKind, ...actions: readonly WalkAction[]): WalkStep {
  return { id: kind, kind, actions, wanted: [] };
}

/** What changes by hand, sending first. */
function changesByHand(finding: AccountFinding, plan: SwitchPlan): readonly Change[] {
  const { account, receiving, sending } = finding;
  const planned = walkServers(plan);
  const all = [...sending, ...(receiving ? [receiving] : [])];
  return all.flatMap((one): Change[] => {
    const { server } = one;
    const target = targetOf(one);
    if (!target || !planned.has(server.id)) return [];
    const identity = account.identities.findIndex((own) => own.outgoingServerId === server.id);
    const place: WalkServer =
      one === receiving ? { half: "receiving" } : { half: "sending", identity };
    return [{ server, place, changes: changesOf(server, target) }];
  });
}

/** The entry in Thunderbird's list of saved passwords (nsIMsgIncomingServer.serverURI, SmtpServer). */
function oldLogin({ server, place }: Change): string {
  const scheme = place.half === "sending" ? "smtp" : server.type === "pop3" ? "mailbox" : "imap";
  return `${scheme}://${server.hostname}`;
}

/** The steps for an account; none where nothing can be changed by hand. */
export function walkFor(
  finding: AccountFinding,
  plan: SwitchPlan,
  { hasNames }: Pick<SettingsText, "hasNames">,
): Walk {
  const { account } = finding;
  const changes = changesByHand(finding, plan);
  const receiving = changes.find(({ place }) => place.half === "receiving");
  const sending = changes.filter(({ place }) => place.half === "sending");
  const [identity] = account.identities;
  const email = [identity?.email ?? "", account.incoming?.username ?? "", account.name].find(
    (one) => /^\S+@\S+\.\S+$/.test(one),
  );
  const host = account.incoming?.hostname ?? "";
  const shown: Shown = hasNames ? text(account.name) : { accountAt: host };
  const steps = [
    plain("open-account-settings", click(word("appMenu")), click(word("accountSettings"))),
    ...sending.flatMap((change) => outgoingSteps(change, shown)),
    ...(receiving ? incomingSteps(receiving, shown) : []),
    plain("check"),
    ...(receiving
      ? [plain("receive", { kind: "context-menu", control: shown }, click(word("getMessages")))]
      : []),
    plain("send"),
    ...(receiving?.server.type === "imap"
      ? [plain("folders", { kind: "context-menu", control: shown }, click(word("subscribe")))]
      : []),
    plain(
      "passwords",
      click(word("appMenu")),
      click(word("settings")),
      click(word("privacySecurity")),
      click(word("savedPasswords")),
    ),
  ];
  return {
    accountId: account.id,
    accountName: account.name,
    email: email ?? "",
    hostname: host,
    oldLogins: changes.map(oldLogin),
    steps: changes.length > 0 ? steps : [],
  };
}
