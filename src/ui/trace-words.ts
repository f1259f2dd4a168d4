import type { TraceIds } from "../core/diagnose/trace-ids";

/** In Microsoft's own words, by which its logs are searched; the same in every language. */
const NAMES: Readonly<Record<keyof TraceIds, string>> = {
  traceId: "Trace ID",
  correlationId: "Correlation ID",
  timestamp: "Timestamp",
};

/** The ids of a failed sign-in, each with its name. */
export function traceWords(ids: TraceIds): readonly string[] {
  return (Object.keys(NAMES) as (keyof TraceIds)[]).flatMap((id) => {
    const value = ids[id];
    return value === undefined ? [] : [`${NAMES[id]}: ${value}`];
  });
}
