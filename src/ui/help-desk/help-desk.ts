// The help-desk report: everything on one page, and a copy as Markdown or JSON.
import { assess, isMailAccount } from "../../core/assess/assess";
import { plan } from "../../core/plan/plan";
import { makeReport, type ReportSource } from "../../core/report/report";
import { reportMarkdown } from "../../core/report/report-markdown";
import { type ReportHeading, type ReportPart, reportParts } from "../../core/report/report-parts";
import { browser } from "../../messenger/browser";
import { edition } from "../../messenger/edition/this-edition";
import { byId, element } from "../element";
import { text, type MessageName } from "../../messenger/text";
import { setPageState, startPage } from "../start-page";
import { lastRunLog } from "./last-run";

const HEADING: Record<ReportHeading, MessageName> = {
  title: "reportTitle",
  computer: "reportComputer",
  accounts: "reportAccounts",
  lastRun: "reportLastRun",
  said: "serverWords",
};

/** Undefined when there are no settings to report of. */
async function readSource(): Promise<ReportSource | undefined> {
  const { runtime, i18n } = browser;
  const settings = await edition.mailSettings();
  if (!settings) return undefined;
  const findings = assess(settings)
    .filter(isMailAccount)
    .map((finding) => ({ finding, plan: plan(finding, settings, () => true) }));
  // Whoever helps wants to know who answers at Microsoft's, where that matters.
  const { signIn } = findings.find((one) => one.plan.servers.length > 0)?.plan ?? {};
  const found = await edition.preflight(signIn?.hostname, signIn?.protocol);
  const { signInBy = "unknown", obstacles = [] } = found ?? {};
  const { name, version, buildID } = await runtime.getBrowserInfo();
  const { os, arch } = await runtime.getPlatformInfo();
  return {
    versions: {
      time: new Date().toISOString(),
      addOn: runtime.getManifest().version,
      thunderbird: `${name} ${version} (${buildID})`,
      system: `${os} ${arch}`,
      language: i18n.getUILanguage(),
    },
    signInBy,
    obstacles,
    findings,
    lastRun: lastRunLog(),
  };
}

async function copy(words: string): Promise<void> {
  await navigator.clipboard.writeText(words);
  byId("said").textContent = text("reportCopied");
}

function shown(part: ReportPart): readonly HTMLElement[] {
  switch (part.kind) {
    case "heading":
      // The first is the page's own.
      return part.level === 1 ? [] : [element(`h${part.level}`, {}, part.text)];
    case "list":
      return [element("ul", {}, ...part.items.map((item) => element("li", {}, item)))];
    case "quotation":
      return [element("pre", { tabindex: "0" }, part.text)];
  }
}

async function show(): Promise<void> {
  const source = await readSource();
  byId("no-settings").hidden = source !== undefined;
  byId("of-settings").hidden = source === undefined;
  if (!source) return;
  const keeps = byId("keep-personal-parts") as HTMLInputElement;
  const report = () => makeReport(source, keeps.checked);
  const parts = () => reportParts(report(), (name) => text(HEADING[name]));
  const markdown = () => reportMarkdown(parts());
  const json = () => JSON.stringify(report(), null, 2);
  const render = () => {
    byId("report").replaceChildren(...parts().flatMap(shown));
  };
  keeps.addEventListener("change", render);
  byId("copy-markdown").addEventListener("click", () => void copy(markdown()));
  byId("copy-json").addEventListener("click", () => void copy(json()));
  byId("no-run").hidden = source.lastRun !== undefined || edition.name !== "full";
  render();
}

startPage(async () => {
  await show().catch((error: unknown) => {
    byId("report").textContent = error instanceof Error ? error.message : String(error);
  });
  setPageState("report");
});
