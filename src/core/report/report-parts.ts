// The report as headings, lists and quotations: what a page shows and what Markdown says of it alike.
// Headings are in the person's language; what stands below them is the same in every language.
import type { Report, ReportedAccount } from "./report";
import type { RunLog } from "./run-log";

export type ReportHeading = "title" | "computer" | "accounts" | "lastRun" | "said";

export type ReportPart =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** Word for word. */
  | { readonly kind: "quotation"; readonly text: string };

function list(...items: readonly string[]): readonly ReportPart[] {
  return items.length > 0 ? [{ kind: "list", items }] : [];
}

function joined(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join(", ");
}

function accountParts({ name, servers, plan, blockers }: ReportedAccount): readonly ReportPart[] {
  const lines = servers.map((server) => {
    const { type, hostname, port, username, security, authentication, verdict, state } = server;
    const address = `${type} ${hostname}:${String(port)}`;
    return joined(address, security, authentication, username, verdict, state);
  });
  return [{ kind: "heading", level: 3, text: name }, ...list(...lines, ...plan, ...blockers)];
}

function runParts({ began, stages, diagnosis }: RunLog, said: string): readonly ReportPart[] {
  const lines = stages.map(({ kind, at, hostname = "", certificate }) =>
    joined(`${(at / 1000).toFixed(1)} s ${kind}`, hostname, certificate?.issuer ?? ""),
  );
  if (!diagnosis) return list(began, ...lines);
  const { code, fixedBy, stage, microsoft, mailbox, words, traceIds } = diagnosis;
  const facts = {
    code,
    stage,
    "fixed by": fixedBy,
    Microsoft: microsoft,
    mailbox,
    ...traceIds,
  };
  const named = Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  const quotation: readonly ReportPart[] =
    words === ""
      ? []
      : [
          { kind: "heading", level: 3, text: said },
          { kind: "quotation", text: words },
        ];
  return [...list(began, ...lines), ...list(...named), ...quotation];
}

/** @param heading in the person's language */
export function reportParts(
  report: Report,
  heading: (name: ReportHeading) => string,
): readonly ReportPart[] {
  const { addOn, thunderbird, system, language, time, signInBy, obstacles, lastRun } = report;
  const computer = [
    `Modern Auth Switch ${addOn}`,
    thunderbird,
    system,
    language,
    time,
    `sign-in: ${signInBy}`,
    ...obstacles,
  ];
  return [
    { kind: "heading", level: 1, text: heading("title") },
    { kind: "heading", level: 2, text: heading("computer") },
    ...list(...computer),
    { kind: "heading", level: 2, text: heading("accounts") },
    ...report.accounts.flatMap(accountParts),
    ...(lastRun
      ? [
          { kind: "heading", level: 2, text: heading("lastRun") } as const,
          ...runParts(lastRun, heading("said")),
        ]
      : []),
  ];
}
