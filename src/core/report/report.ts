// What a help desk needs to know, as one plain value: versions, how the accounts are set up, what
// would be changed, what makes a sign-in fail here, and what happened in the last try. No secret is
// ever in it; personal parts are taken out unless the person keeps them.
import { domainOf } from "../administrator/consent-links";
import { halvesOf } from "../assess/assess";
import type { AccountFinding, ServerFinding, Verdict } from "../assess/finding";
import { isConsumerAccount } from "../exchange-online/consumer-account";
import type { Obstacle } from "../mail-servers/preflight";
import type { Blocker, PlannedServer, SwitchPlan } from "../plan/switch-plan";
import { mapTexts, withoutPersonalParts } from "./personal-parts";
import type { ServerSnapshot } from "../server";
import type { RunLog } from "./run-log";

export interface ReportedServer extends Pick<
  ServerSnapshot,
  "type" | "hostname" | "port" | "username" | "security" | "authentication"
> {
  readonly verdict: Verdict;
  /** State, code and time of what is noted; "" when nothing is. */
  readonly state: string;
}

export interface ReportedAccount {
  readonly name: string;
  readonly servers: readonly ReportedServer[];
  /** "server setting: before → after" */
  readonly plan: readonly string[];
  readonly blockers: readonly string[];
}

export interface Report {
  readonly version: 1;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly addOn: string;
  readonly thunderbird: string;
  readonly system: string;
  readonly language: string;
  readonly signInBy: string;
  readonly obstacles: readonly string[];
  readonly accounts: readonly ReportedAccount[];
  readonly lastRun: RunLog | null;
}

/** What a report is made of. */
export interface ReportSource {
  readonly versions: Pick<Report, "time" | "addOn" | "thunderbird" | "system" | "language">;
  readonly signInBy: string;
  readonly obstacles: readonly Obstacle[];
  readonly findings: readonly { readonly finding: AccountFinding; readonly plan: SwitchPlan }[];
  readonly lastRun: RunLog | undefined;
}

function reportedServer({ server, verdict }: ServerFinding): ReportedServer {
  const { type, hostname, port, username, security, authentication, state } = server;
  const noted = state ? [state.state, state.code, state.time].filter(Boolean).join(" ") : "";
  return { type, hostname, port, username, security, authentication, verdict, state: noted };
}

function planLines({ server, changes }: PlannedServer): readonly string[] {
  return changes.map(
    ({ setting, before, after }) =>
      `${server.hostname} ${setting}: ${String(before)} → ${String(after)}`,
  );
}

function blockerLine({ code, server }: Blocker): string {
  return `${server.hostname}: ${code}`;
}

function obstacleLine({ code, locked, names }: Obstacle): string {
  const details = [...(locked ? ["locked"] : []), ...(names ?? [])];
  return details.length > 0 ? `${code} (${details.join(", ")})` : code;
}

/** Every name in a report that says whose it is. */
function namesIn({ findings, lastRun }: ReportSource): readonly string[] {
  const addresses = findings.flatMap(({ finding }) => [
    finding.account.name,
    ...halvesOf(finding).map(({ server }) => server.username),
    ...finding.account.identities.map(({ email }) => email),
  ]);
  const { signedInAs = "", tenantId = "", mailboxName = "" } = lastRun?.diagnosis ?? {};
  const own = [...addresses, signedInAs, mailboxName];
  // The domain of a personal account says nothing of a person, and stands in the names of servers.
  const organisations = own.filter((name) => !isConsumerAccount(name));
  return [...own, tenantId, ...organisations.map((name) => domainOf(name) ?? "")];
}

/** @param keepsPersonalParts the person has said so */
export function makeReport(source: ReportSource, keepsPersonalParts: boolean): Report {
  const { versions, signInBy, obstacles, findings, lastRun } = source;
  const report: Report = {
    version: 1,
    ...versions,
    signInBy,
    obstacles: obstacles.map(obstacleLine),
    accounts: findings.map(({ finding, plan }) => ({
      name: finding.account.name,
      servers: halvesOf(finding).map(reportedServer),
      plan: plan.servers.flatMap(planLines),
      blockers: plan.blockers.map(blockerLine),
    })),
    lastRun: lastRun ?? null,
  };
  return keepsPersonalParts ? report : mapTexts(report, withoutPersonalParts(namesIn(source)));
}
