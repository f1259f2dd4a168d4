// Asks Microsoft's sign-in service which organisation a mail domain belongs to. Only ever after a
// click that says so; sends the domain and nothing else.
import { tenantIn, tenantLookupAddress } from "../../core/administrator/consent-links";
import type { Hostname } from "../../core/exchange-online/parse-hostname";

/** No such answer is longer. Bytes. */
const MOST_BYTES = 64 * 1024;

/** Milliseconds. */
const TIME_LIMIT = 15_000;

async function readAtMost(response: Response, bytes: number): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let read = 0;
  let words = "";
  const reader = response.body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk?.value) return words + decoder.decode();
    read += chunk.value.byteLength;
    if (read > bytes) {
      await reader?.cancel();
      return undefined;
    }
    words += decoder.decode(chunk.value, { stream: true });
  }
}

/** The tenant's id; undefined when the service does not know the domain or cannot be reached. */
export async function lookUpTenant(domain: Hostname): Promise<string | undefined> {
  try {
    const response = await fetch(tenantLookupAddress(domain), {
      redirect: "error",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      signal: AbortSignal.timeout(TIME_LIMIT),
    });
    if (!response.ok) return undefined;
    return tenantIn((await readAtMost(response, MOST_BYTES)) ?? "");
  } catch {
    return undefined;
  }
}
