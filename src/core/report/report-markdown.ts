// The report as Markdown, for a ticket or a forum. Headings are given in the person's language;
// what stands in the tables is the same in every language.
import { markdownText, markdownVerbatim } from "./markdown";
import type { Report, ReportedAccount } from "./report";
import type { RunLog } from "./run-log";

export type ReportHeading = "title" | "computer" | "accounts" | "lastRun" | "said";

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${markdownText(line)}`).join("\n");
}

function accountText({ name, servers, plan, blockers }: ReportedAccount): string {
  const rows = servers.map((server) =>
    [
      `${server.type} ${server.hostname}:${String(server.port)}`,
      `${server.security}, ${server.authentication}`,
      server.username,
      server.verdict,
      server.state,
    ]
      .filter((text) => text !== "")
      .join(" | "),
  );
  const changes = [...plan, ...blockers];
  return [
    `### ${markdownText(name)}`,
    bullets(rows),
    ...(changes.length > 0 ? [bullets(changes)] : []),
  ].join("\n\n");
}

function runText({ began, stages, diagnosis }: RunLog, said: string): string {
  const lines = stages.map(({ kind, at, hostname = "" }) =>
    `${(at / 1000).toFixed(1)} s ${kind} ${hostname}`.trim(),
  );
  const { code, fixedBy, stage, microsoft, mailbox, words = "", traceIds } = diagnosis ?? {};
  const facts = diagnosis
    ? [
        `code: ${code ?? ""}`,
        `stage: ${stage ?? ""}`,
        `fixed by: ${fixedBy ?? ""}`,
        `Microsoft: ${microsoft ?? ""}, mailbox: ${mailbox ?? ""}`,
        ...Object.entries(traceIds ?? {}).map(([name, value]) => `${name}: ${String(value)}`),
      ]
    : [];
  return [
    markdownText(began),
    bullets(lines),
    ...(facts.length > 0 ? [bullets(facts)] : []),
    ...(words === "" ? [] : [`**${markdownText(said)}**`, markdownVerbatim(words)]),
  ].join("\n\n");
}

/** @param heading in the person's language */
export function reportMarkdown(report: Report, heading: (name: ReportHeading) => string): string {
  const { addOn, thunderbird, system, language, time, signInBy, obstacles } = report;
  const title = (level: string, name: ReportHeading) => `${level} ${markdownText(heading(name))}`;
  const parts = [
    title("#", "title"),
    title("##", "computer"),
    bullets([
      `Modern Auth Switch ${addOn}`,
      thunderbird,
      system,
      language,
      time,
      `sign-in: ${signInBy}`,
      ...obstacles,
    ]),
    title("##", "accounts"),
    ...report.accounts.map(accountText),
    ...(report.lastRun ? [title("##", "lastRun"), runText(report.lastRun, heading("said"))] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}
