import { markdownText, markdownVerbatim } from "./markdown";
import type { ReportPart } from "./report-parts";

function partMarkdown(part: ReportPart): string {
  switch (part.kind) {
    case "heading":
      return `${"#".repeat(part.level)} ${markdownText(part.text)}`;
    case "list":
      return part.items.map((item) => `- ${markdownText(item)}`).join("\n");
    case "quotation":
      return markdownVerbatim(part.text);
  }
}

/** The report as Markdown, for a ticket or a forum. */
export function reportMarkdown(parts: readonly ReportPart[]): string {
  return `${parts.map(partMarkdown).join("\n\n")}\n`;
}
