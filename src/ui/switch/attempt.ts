// One run of a switch on this page: carries it out, shows it, remembers how it ended.
import type { Diagnosis } from "../../core/diagnose/diagnosis";
import type { SwitchPlan } from "../../core/plan/switch-plan";
import { type RunLog, withEvent } from "../../core/report/run-log";
import type { SwitchOptions } from "../../core/run/ports";
import { run } from "../../core/run/run";
import { isEnd, type SwitchEnd, type SwitchEvent } from "../../core/run/switch-event";
import { browser } from "../../messenger/browser";
import { text } from "../../messenger/text";
import { byId } from "../element";
import { keepRunLog } from "../help-desk/last-run";
import type { Obstacles } from "./obstacles";
import { rememberRun } from "./remembered-run";
import { SwitchView } from "./view";
import { stopWaiting, waitForSignIn } from "./waiting-for-sign-in";

/** Failures of a server that stay noted, for the overview, the next start and an audit. */
async function note(plan: SwitchPlan, end: SwitchEnd): Promise<void> {
  if (end.kind !== "sign-in-failed" && end.kind !== "proof-failed") return;
  const ids =
    end.kind === "proof-failed" ? [end.serverId] : plan.servers.map(({ server }) => server.id);
  for (const id of ids) await browser.mailServers.noteState(id, "failed", end.diagnosis.code);
}

/** After the administrator was asked: remembered, and tried again at the next start. */
export async function noteWaiting(plan: SwitchPlan, { code, protocol }: Diagnosis): Promise<void> {
  const concerned = plan.servers.filter((one) => one.protocol === (protocol ?? one.protocol));
  for (const { server } of concerned) {
    await browser.mailServers.noteState(server.id, "waiting", code);
  }
}

/** Carries a plan out; resolves with its end, and the view in which it is to be shown. */
export async function attempt(
  plan: SwitchPlan,
  options: SwitchOptions,
  obstacles: Obstacles,
): Promise<{ readonly end: SwitchEnd; readonly view: SwitchView }> {
  const { mailServers } = browser;
  const view = new SwitchView(plan, options.serverIds);
  const cancel = byId("cancel") as HTMLButtonElement;
  let cancelled = false;
  cancel.onclick = () => {
    cancelled = true;
    cancel.disabled = true;
    cancel.textContent = text("cancelling");
    void mailServers.cancelSignIn();
  };
  const began = performance.now();
  let log: RunLog = { accountId: plan.accountId, began: new Date().toISOString(), stages: [] };
  const hostnameOf = (id: string) =>
    plan.servers.find(({ server }) => server.id === id)?.target.hostname;
  let last: SwitchEvent | undefined;
  try {
    for await (const event of run(plan, { ...mailServers, cancelled: () => cancelled }, options)) {
      if (event.kind === "signing-in" && event.mode === "interactive")
        waitForSignIn(obstacles.preflight);
      else stopWaiting();
      last = event;
      log = withEvent(log, event, performance.now() - began, hostnameOf);
      keepRunLog(log);
      if (!isEnd(event)) view.render(event);
    }
  } finally {
    stopWaiting();
  }
  // run() promises that an end is the last event.
  const end = last as SwitchEnd;
  view.end(end);
  await note(plan, end);
  await rememberRun({ plan, end, lines: view.lines });
  return { end, view };
}
