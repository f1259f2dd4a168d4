// What a help desk needs to know, as one plain value: versions, how the accounts are set up, what
// would be changed, what makes a sign-in fail here, and what happened in the last try. No secret is
// ever in it; personal parts are taken out unless the person keeps them.
import { domainOf } from "../administrator/consent-links";
import type { AccountFinding, ServerFinding } from "../assess/finding";
import type { Obstacle } from "../mail-servers/preflight";
import type { Blocker, PlannedServer, SwitchPlan } from "../plan/switch-plan";
import { mapTexts, withoutPersonalParts } from "./personal-parts";
import type { RunLog } from "./run-log";

export interface ReportedServer {
  readonly type: string;
  readonly hostname: string;
  readonly port: number;
  readonly username: string;
  readonly security: string;
  readonly authentication: string;
  readonly verdict: string;
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
  const addresses = findings.flatMap(({ finding: { account, receiving, sending } }) => [
    account.name,
    receiving?.server.username ?? "",
    ...sending.map(({ server }) => server.username),
    ...account.identities.map(({ email }) => email),
  ]);
  const { signedInAs = "", tenantId = "", mailboxName = "" } = lastRun?.diagnosis ?? {};
  const own = [...addresses, signedInAs, mailboxName];
  return [...own, tenantId, ...own.map((name) => domainOf(name) ?? "")];
}

/** @param keepsPersonalParts the person has said so */
export function makeReport(source: ReportSource, keepsPersonalParts: boolean): Report {
  const { versions, signInBy, obstacles, findings, lastRun } = source;
  const report: Report = {
    version: 1,
    ...versions,
    signInBy,
    obstacles: obstacles.map(obstacleLine),
    accounts: findings.map(({ finding: { account, receiving, sending }, plan }) => ({
      name: account.name,
      servers: [...(receiving ? [receiving] : []), ...sending].map(reportedServer),
      plan: plan.servers.flatMap(planLines),
      blockers: plan.blockers.map(blockerLine),
    })),
    lastRun: lastRun ?? null,
  };
  return keepsPersonalParts ? report : mapTexts(report, withoutPersonalParts(namesIn(source)));
}
