// What @types/thunderbird-webext-browser (127) does not know: our Experiment, and alarms.
declare namespace messenger {
  export const mailServers: import("../core/mail-servers/mail-servers").MailServers & {
    readonly onServersChanged: WebExtEvent<() => void>;
    readonly onSubscriptionProgress: WebExtEvent<
      (progress: import("../core/mail-servers/subscriptions").SubscriptionProgress) => void
    >;
    readonly onServerFailed: WebExtEvent<(serverId: string) => void>;
  };
}

/** toolkit/components/extensions/schemas/alarms.json */
declare namespace messenger.alarms {
  const onAlarm: WebExtEvent<() => void>;
  function get(name: string): Promise<object | undefined>;
  function create(name: string, when: { readonly periodInMinutes: number }): void;
}
