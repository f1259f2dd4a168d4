import { issuerName } from "../core/diagnose/intercepting-product";
import type { Obstacle } from "../core/mail-servers/preflight";
import { messageFor, text } from "../messenger/text";

/** Nothing to worry about before a sign-in stalls or fails. */
const ONLY_WHEN_STALLED: ReadonlySet<Obstacle["code"]> = new Set([
  "proxy",
  "window-without-device",
  "service-read-along",
]);

/** What to say of an obstacle, and who has set it. */
export function obstacleWords({ code, locked, names = [] }: Obstacle): string {
  const who = code.startsWith("service-")
    ? (issuerName(names[0] ?? "") ?? text("unknownProgram"))
    : names.join(", ");
  const words = text(messageFor("obstacle", code), who);
  return locked ? `${words} ${text("obstacleByPolicy")}` : words;
}

/** Those that the person should know of before the click. */
export function obstaclesBefore(obstacles: readonly Obstacle[]): readonly Obstacle[] {
  return obstacles.filter(({ code }) => !ONLY_WHEN_STALLED.has(code));
}
