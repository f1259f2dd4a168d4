import type { PlannedServer, SwitchPlan } from "./switch-plan";

function renamed(planned: PlannedServer, username: string): PlannedServer {
  const { server, target, changes } = planned;
  if (planned.protocol !== "smtp") return planned;
  const change = {
    serverId: server.id,
    setting: "username",
    before: server.username,
    after: username,
  } as const;
  return {
    ...planned,
    target: { ...target, username },
    changes: [...changes.filter(({ setting }) => setting !== "username"), change],
  };
}

/**
 * The same plan, with sending in another name: Exchange Online wants the signed-in person's own
 * there, also for a shared mailbox. Only ever on the person's own click, and proven like the rest.
 * https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
 */
export function withOutgoingUsername(plan: SwitchPlan, username: string): SwitchPlan {
  return { ...plan, servers: plan.servers.map((planned) => renamed(planned, username)) };
}
