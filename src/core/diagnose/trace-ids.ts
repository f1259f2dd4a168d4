// The ids by which an administrator finds a failed sign-in in Microsoft's logs.

export interface TraceIds {
  readonly traceId?: string;
  readonly correlationId?: string;
  /** As Microsoft wrote it. */
  readonly timestamp?: string;
}

const GUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/**
 * Reads them from the words of an error.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export function traceIdsIn(words: string): TraceIds {
  const find = (pattern: string) => new RegExp(pattern, "i").exec(words)?.[1];
  const traceId = find(`Trace ID:?\\s*(${GUID})`);
  const correlationId = find(`Correlation ID:?\\s*(${GUID})`);
  const timestamp = find(
    "Timestamp:?\\s*(\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?Z?)",
  );
  return {
    ...(traceId !== undefined && { traceId }),
    ...(correlationId !== undefined && { correlationId }),
    ...(timestamp !== undefined && { timestamp }),
  };
}
