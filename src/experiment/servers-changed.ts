// The event onServersChanged: something that a finding depends on may have another value now.
import { clearTimeout, setTimeout } from "./parent-global";

/** Milliseconds: setting up an account writes dozens of preferences in one go. */
const DEBOUNCE = 300;

const BRANCHES = [
  "mail.server.",
  "mail.smtpserver.",
  "mail.smtpservers",
  "mail.smtp.defaultserver",
  "mail.account.",
  "mail.accountmanager.accounts",
  "mail.identity.",
];

/** Thunderbird writes many other preferences below these, some with every new message. */
const RELEVANT =
  /\.(hostname|userName|username|port|socketType|try_ssl|authMethod|type|smtpServer|identities|server|useremail)$|^mail\.(smtpservers|smtp\.defaultserver|accountmanager\.accounts)$/;

/** The listener's side, in the shape of ExtensionAPIPersistent.PERSISTENT_EVENTS. */
export function watchServers({ fire }: { fire: PrimedFire }) {
  let current = fire;
  let timer: number | undefined;
  const report = async () => {
    timer = undefined;
    try {
      await current.wakeup?.();
      await current.async();
    } catch {
      // The background page ended while the event was on its way; the next start looks anyway.
    }
  };
  const observer = {
    observe(_subject: unknown, _topic: string, name: string) {
      if (RELEVANT.test(name)) timer ??= setTimeout(() => void report(), DEBOUNCE);
    },
  };
  for (const branch of BRANCHES) Services.prefs.addObserver(branch, observer);
  return {
    unregister() {
      clearTimeout(timer);
      for (const branch of BRANCHES) Services.prefs.removeObserver(branch, observer);
    },
    // A pending report survives: it then goes to the page that has just woken up.
    convert(newFire: PrimedFire) {
      current = newFire;
    },
  };
}
