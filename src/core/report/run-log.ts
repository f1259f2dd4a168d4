// What happened in one run of a switch, for the help desk: stages with the time each took, and what
// was said. Plain values; kept in the page's session and nowhere else.
import type { Diagnosis } from "../diagnose/diagnosis";
import type { Certificate } from "../mail-servers/proof";
import type { SwitchEvent } from "../run/switch-event";

export interface RunStage {
  readonly kind: SwitchEvent["kind"];
  /** Milliseconds since the run began. */
  readonly at: number;
  /** The host that was tried. */
  readonly hostname?: string;
  /** Who vouches for the server of a proof; an organisation or security software, when not built in. */
  readonly certificate?: Certificate;
  /** Server lines of a proof, secrets removed. */
  readonly lines?: readonly string[];
}

export interface RunLog {
  readonly accountId: string;
  /** ISO 8601, UTC. */
  readonly began: string;
  readonly stages: readonly RunStage[];
  /** Of the end; absent when it ended well. */
  readonly diagnosis?: Diagnosis;
}

/** A text of a run, read back; undefined when it is none. */
export function readRunLog(text: string | null): RunLog | undefined {
  try {
    const value = JSON.parse(text ?? "null") as Partial<RunLog> | null;
    return value && typeof value.began === "string" && Array.isArray(value.stages)
      ? (value as RunLog)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The log with one more event in it. */
export function withEvent(
  log: RunLog,
  event: SwitchEvent,
  at: number,
  hostnameOf: (serverId: string) => string | undefined,
): RunLog {
  const hostname = "serverId" in event ? hostnameOf(event.serverId) : undefined;
  const proof = event.kind === "proven" ? event.result : undefined;
  const stage: RunStage = {
    kind: event.kind,
    at: Math.round(at),
    ...(hostname !== undefined && { hostname }),
    ...(proof && { lines: proof.lines, certificate: proof.certificate }),
  };
  const diagnosis = "diagnosis" in event ? event.diagnosis : undefined;
  return { ...log, stages: [...log.stages, stage], ...(diagnosis && { diagnosis }) };
}
