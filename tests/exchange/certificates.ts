// Certificates of the stand-in: an authority that the test profiles trust, and one that nobody does.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** Every name that the stand-in answers to; the last ones play servers that are not Microsoft's. */
export const HOSTS = {
  incoming: "outlook.office365.com",
  outgoing: "smtp.office365.com",
  signIn: "login.microsoftonline.com",
  gmailIncoming: "imap.gmail.com",
  gmailOutgoing: "smtp.gmail.com",
  onPremises: "mail.contoso.example",
  relay: "relay.contoso.example",
} as const;

/** PEM texts. */
export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

export interface Certificates {
  readonly server: KeyPair;
  /** The same names, from an authority that no profile trusts. */
  readonly untrusted: KeyPair;
  /** Puts the trusted authority into a Thunderbird profile that has not been started yet. */
  trustIn(profile: string): void;
}

function openssl(folder: string, ...args: readonly string[]): void {
  execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });
}

const NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

function makeAuthority(folder: string, name: string): void {
  const subject = `/CN=Modern Auth Switch ${name}`;
  const files = ["-keyout", `${name}-ca.key`, "-out", `${name}-ca.pem`];
  const extensions = [
    "-addext",
    "basicConstraints=critical,CA:TRUE",
    "-addext",
    "keyUsage=critical,keyCertSign,cRLSign",
  ];
  openssl(
    folder,
    "req",
    "-x509",
    ...NEW_KEY,
    ...files,
    "-days",
    "30",
    "-subj",
    subject,
    ...extensions,
  );
}

function makeServer(folder: string, name: string): KeyPair {
  const subject = ["-subj", `/CN=${HOSTS.incoming}`];
  openssl(folder, "req", ...NEW_KEY, "-keyout", `${name}.key`, "-out", `${name}.csr`, ...subject);
  const names = [...Object.values(HOSTS), "localhost"].map((host) => `DNS:${host}`).join(",");
  const extensions = `subjectAltName=${names}\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n`;
  fs.writeFileSync(path.join(folder, "extensions.cnf"), extensions);
  const signer = ["-CA", `${name}-ca.pem`, "-CAkey", `${name}-ca.key`, "-CAcreateserial"];
  const result = ["-days", "30", "-extfile", "extensions.cnf", "-out", `${name}.pem`];
  openssl(folder, "x509", "-req", "-in", `${name}.csr`, ...signer, ...result);
  const read = (file: string) => fs.readFileSync(path.join(folder, file), "utf8");
  return { key: read(`${name}.key`), cert: read(`${name}.pem`) };
}

/** Makes both authorities and a server certificate of each, in 0.1 s. */
export function makeCertificates(folder: string): Certificates {
  fs.mkdirSync(folder, { recursive: true });
  for (const name of ["trusted", "untrusted"]) makeAuthority(folder, name);
  const store = path.join(folder, "nss");
  fs.mkdirSync(store);
  const certutil = (...args: readonly string[]) => {
    execFileSync("certutil", [...args, "-d", `sql:${store}`], { stdio: "ignore" });
  };
  certutil("-N", "--empty-password");
  const authority = path.join(folder, "trusted-ca.pem");
  certutil("-A", "-n", "Modern Auth Switch test", "-t", "C,,", "-i", authority);
  return {
    server: makeServer(folder, "trusted"),
    untrusted: makeServer(folder, "untrusted"),
    trustIn: (profile) => {
      for (const file of ["cert9.db", "key4.db", "pkcs11.txt"]) {
        fs.copyFileSync(path.join(store, file), path.join(profile, file));
      }
    },
  };
}
