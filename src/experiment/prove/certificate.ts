// Who vouches for the server at the other end.
import type { Certificate } from "../../core/mail-servers/proof";

/** Thunderbird let the certificate through only because somebody has stored an exception for it. */
const EXCEPTION = "exception";

/** Some getters throw until the handshake is done, others when there was none. */
function read<T>(getter: () => T, otherwise: T): T {
  try {
    return getter();
  } catch {
    return otherwise;
  }
}

/** What is known of the certificate of a handshake, also of one that failed. */
export function certificateIn(info: SecurityInfo): Certificate {
  const excepted = read(() => info.overridableErrorCategory, 0) !== 0;
  const error = read(() => info.errorCodeString, "") || (excepted ? EXCEPTION : "");
  return {
    issuer: read(() => info.serverCert?.issuerName, undefined) ?? "",
    builtInRoot: read(() => info.isBuiltCertChainRootBuiltInRoot, false),
    ...(error !== "" && { error }),
  };
}

/** The certificate of a TLS connection, or of the attempt at one; undefined when there is none. */
export async function certificateOf(socket: TcpSocket): Promise<Certificate | undefined> {
  const info = await socket.transport?.tlsSocketControl
    ?.asyncGetSecurityInfo()
    .catch(() => undefined);
  return info && certificateIn(info);
}

/** After a handshake that went through: whether only a stored exception let it. */
export function isTrustedByExceptionOnly(certificate: Certificate): boolean {
  return certificate.error !== undefined;
}
