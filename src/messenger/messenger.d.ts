// What @types/thunderbird-webext-browser (127) does not know: our Experiment.
declare namespace messenger {
  export const mailServers: import("../core/mail-servers/mail-servers").MailServers & {
    readonly onServersChanged: WebExtEvent<() => void>;
  };
}
