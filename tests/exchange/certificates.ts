// Certificates of the stand-in: an authority that the test profiles trust, and one that nobody does.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
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
  /** Of the trusted authority, for a name that is not asked for. */
  readonly wrongHost: KeyPair;
  /** Of the trusted authority, until yesterday. */
  readonly expired: KeyPair;
  /** Of no authority at all. */
  readonly selfSigned: KeyPair;
  /** Puts the trusted authority into a Thunderbird profile that has not been started yet. */
  trustIn(profile: string): void;
}

function openssl(folder: string, ...args: readonly string[]): void {
  execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });
}

const NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

function makeAuthority(folder: string, name: string): void {
  const subject = `/O=Stand-in of Exchange Online/CN=${name}`;
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

const ALL_NAMES = [...Object.values(HOSTS), "localhost"];

interface ServerCertificate {
  /** Which authority signs it. */
  readonly authority: string;
  readonly file: string;
  readonly names?: readonly string[];
  /** Whether its time is over; else it is good for 30 days. */
  readonly isOver?: boolean;
}

/** `openssl x509` knows no beginning but now, and what ends before it begins is no expired certificate. */
const PAST = ["-startdate", "20240101000000Z", "-enddate", "20240201000000Z"];
const CA_CONFIGURATION = `[ca]
default_ca = authority
[authority]
database = index.txt
rand_serial = yes
new_certs_dir = .
default_md = sha256
policy = policy
[policy]
commonName = supplied
`;

function readPair(folder: string, file: string): KeyPair {
  const read = (suffix: string) => fs.readFileSync(path.join(folder, file + suffix), "utf8");
  return { key: read(".key"), cert: read(".pem") };
}

function makeServer(folder: string, certificate: ServerCertificate): KeyPair {
  const { authority, file, names = ALL_NAMES, isOver = false } = certificate;
  const subject = ["-subj", `/CN=${names[0] ?? ""}`];
  openssl(folder, "req", ...NEW_KEY, "-keyout", `${file}.key`, "-out", `${file}.csr`, ...subject);
  const list = names.map((host) => `DNS:${host}`).join(",");
  const extensions = `subjectAltName=${list}\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n`;
  fs.writeFileSync(path.join(folder, "extensions.cnf"), extensions);
  if (isOver) {
    fs.writeFileSync(path.join(folder, "authority.cnf"), CA_CONFIGURATION);
    fs.writeFileSync(path.join(folder, "index.txt"), "");
    const signed = ["-cert", `${authority}-ca.pem`, "-keyfile", `${authority}-ca.key`];
    const files = ["-in", `${file}.csr`, "-out", `${file}.pem`, "-extfile", "extensions.cnf"];
    openssl(
      folder,
      "ca",
      "-batch",
      "-notext",
      "-config",
      "authority.cnf",
      ...signed,
      ...files,
      ...PAST,
    );
    return readPair(folder, file);
  }
  const signer = ["-CA", `${authority}-ca.pem`, "-CAkey", `${authority}-ca.key`, "-CAcreateserial"];
  const result = ["-days", "30", "-extfile", "extensions.cnf", "-out", `${file}.pem`];
  openssl(folder, "x509", "-req", "-in", `${file}.csr`, ...signer, ...result);
  return readPair(folder, file);
}

function makeSelfSigned(folder: string): KeyPair {
  const subject = ["-subj", `/CN=${HOSTS.incoming}`, "-days", "30"];
  const names = ALL_NAMES.map((host) => `DNS:${host}`).join(",");
  const extensions = ["-addext", `subjectAltName=${names}`];
  const files = ["-keyout", "self.key", "-out", "self.pem"];
  openssl(folder, "req", "-x509", ...NEW_KEY, ...files, ...subject, ...extensions);
  return readPair(folder, "self");
}

let made: Certificates | undefined;

/** Both authorities and all certificates; made once in a process, in 0.3 s. */
export function certificatesOfProcess(): Certificates {
  if (made) return made;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mas-pki-"));
  process.once("exit", () => {
    fs.rmSync(folder, { recursive: true, force: true });
  });
  made = makeCertificates(folder);
  return made;
}

function makeCertificates(folder: string): Certificates {
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
    server: makeServer(folder, { authority: "trusted", file: "trusted" }),
    untrusted: makeServer(folder, { authority: "untrusted", file: "untrusted" }),
    wrongHost: makeServer(folder, {
      authority: "trusted",
      file: "wrong-host",
      names: ["www.contoso.example"],
    }),
    expired: makeServer(folder, { authority: "trusted", file: "expired", isOver: true }),
    selfSigned: makeSelfSigned(folder),
    trustIn: (profile) => {
      for (const file of ["cert9.db", "key4.db", "pkcs11.txt"]) {
        fs.copyFileSync(path.join(store, file), path.join(profile, file));
      }
    },
  };
}
