// Installs what is missing on Debian, saying so first; elsewhere, says what is needed.
import { output, run, say } from "./say.mjs";

/** Languages in which a Thunderbird of the tests speaks, beside English. */
export const LANGUAGES = ["ar", "de", "ja", "zh-cn"];

/** Debian's packages with its language packs. */
export const LANGUAGE_PACKAGES = LANGUAGES.map((language) => `thunderbird-l10n-${language}`);

/** Programs that the tests and the demo run, by the Debian package that has them. */
const PACKAGES = {
  thunderbird: "the Thunderbird of the newer ESR",
  ...Object.fromEntries(LANGUAGE_PACKAGES.map((name) => [name, "a language pack of it"])),
  "dovecot-imapd": "the IMAP server of the stand-in",
  "libnss3-tools": "certutil, for the stand-in's certificate authority",
  openssl: "the stand-in's certificates",
  "util-linux": "setpriv, so that nothing is left running",
  "fonts-ipafont-gothic": "a font for the Japanese pages",
};

/** @param {string} name */
function isInstalled(name) {
  return output("dpkg-query", ["-W", "-f=${Status}", name]).includes("install ok installed");
}

export function installDebianPackages() {
  if (output("apt-get", ["--version"]) === "") {
    say(
      "This is not Debian: THUNDERBIRD= and THUNDERBIRD_140= name the programs to test, and these",
    );
    say("have to be installed: Dovecot (IMAP), certutil (NSS), openssl, setpriv.");
    return;
  }
  const named = process.env.THUNDERBIRD ? ["thunderbird", ...LANGUAGE_PACKAGES] : [];
  const missing = Object.keys(PACKAGES).filter(
    (name) => !named.includes(name) && !isInstalled(name),
  );
  if (missing.length === 0) return;
  say(`Missing Debian packages: ${missing.join(" ")}`);
  if (process.getuid?.() !== 0) {
    throw new Error(`Please install them first: sudo apt-get install ${missing.join(" ")}`);
  }
  say("Installing them with apt");
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  const install = ["install", "--yes", "--no-install-recommends", "-qq", ...missing];
  if (!run("apt-get", ["update", "-qq"], quiet) || !run("apt-get", install, quiet)) {
    throw new Error("apt could not install them; its words are above.");
  }
}
