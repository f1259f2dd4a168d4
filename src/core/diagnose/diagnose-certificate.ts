import type { Certificate } from "../mail-servers/proof";
import type { DiagnosisCode } from "./catalogue/catalogue";

/** NSS's names of errors, security/nss/lib/{ssl/sslerr.h,util/secerr.h}. */
export function diagnoseCertificate({ error = "" }: Certificate): DiagnosisCode {
  if (error === "SSL_ERROR_BAD_CERT_DOMAIN") return "certificate-wrong-host";
  if (/EXPIRED|NOT_YET_VALID|INVALID_TIME/.test(error)) return "certificate-expired";
  return "certificate-intercepted";
}
