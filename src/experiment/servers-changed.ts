// The event onServersChanged: something that a finding or the state of a switch depends on may have
// another value now.
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

/** The network may be back: what could not be confirmed may be now. Topic → the data that says so. */
const NETWORK_IS_BACK: Readonly<Record<string, string>> = {
  "network:offline-status-changed": "online",
  "network:link-status-changed": "up",
};

/** Thunderbird writes many other preferences below these, some with every new message. */
const RELEVANT =
  /\.(hostname|userName|username|port|socketType|try_ssl|authMethod|type|smtpServer|identities|server|useremail)$|^mail\.(smtpservers|smtp\.defaultserver|accountmanager\.accounts)$/;

/**
 * The listener's side, in the shape of ExtensionAPIPersistent.PERSISTENT_EVENTS.
 *
 * @param ownBranch where the records and states of switches are kept
 */
export function watchServers({ fire }: { fire: PrimedFire }, ownBranch: string) {
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
    observe(_subject: unknown, topic: string, detail: string) {
      const relevant =
        topic in NETWORK_IS_BACK
          ? NETWORK_IS_BACK[topic] === detail
          : RELEVANT.test(detail) || detail.startsWith(ownBranch);
      if (relevant) timer ??= setTimeout(() => void report(), DEBOUNCE);
    },
  };
  const branches = [...BRANCHES, ownBranch];
  const topics = Object.keys(NETWORK_IS_BACK);
  for (const branch of branches) Services.prefs.addObserver(branch, observer);
  for (const topic of topics) Services.obs.addObserver(observer, topic);
  return {
    unregister() {
      clearTimeout(timer);
      for (const branch of branches) Services.prefs.removeObserver(branch, observer);
      for (const topic of topics) Services.obs.removeObserver(observer, topic);
    },
    // A pending report survives: it then goes to the page that has just woken up.
    convert(newFire: PrimedFire) {
      current = newFire;
    },
  };
}
