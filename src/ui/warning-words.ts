import type { Warning } from "../core/plan/switch-plan";
import { messageFor, text } from "../messenger/text";

/** What else the person should know before the click. */
export function warningWords({ code, server, accountNames }: Warning): string {
  return text(messageFor("warning", code), server.hostname, accountNames.join(", "));
}
