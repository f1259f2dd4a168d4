// Who answers in the place of an https address: a TLS handshake, and nothing said over it.
import type { Certificate } from "../../core/mail-servers/proof";
import { clearTimeout, parentGlobal, setTimeout } from "../parent-global";
import { certificateOf } from "./certificate";

/** Milliseconds: a server that is trusted says nothing by itself, so silence is the good end. */
const TIME_LIMIT = 3000;

/** The certificate that stands in the way of an address, and its host; undefined when none does. */
export async function untrustedCertificateAt(
  address: string,
): Promise<{ readonly hostname: string; readonly certificate: Certificate } | undefined> {
  const [, hostname, port = "443"] = /^https:\/\/([^/:]+)(?::(\d+))?/.exec(address) ?? [];
  if (hostname === undefined) return undefined;
  const socket = new parentGlobal.TCPSocket(hostname, Number(port), {
    useSecureTransport: true,
    binaryType: "string",
  });
  let timer: number | undefined;
  await new Promise<void>((resolve) => {
    const end = () => {
      resolve();
    };
    timer = setTimeout(end, TIME_LIMIT);
    socket.onerror = end;
    socket.onclose = end;
  });
  clearTimeout(timer);
  const certificate = await certificateOf(socket);
  socket.closeImmediately();
  return certificate?.error === undefined ? undefined : { hostname, certificate };
}
