// What an organisation has set, well or not, or does not allow.
import path from "node:path";
import { Page } from "../harness/page";
import { policyFile } from "../harness/policy-file";
import { exchangeAccount, LOCAL_FOLDERS, NATIVE } from "../harness/profile";
import { repack } from "../harness/repack";
import { ADD_ON_ID, removeProfile } from "../harness/thunderbird";
import type { Scene } from "./page-state";
import { overview, shows } from "./show-overview";

const ACCOUNT = exchangeAccount("jo@contoso.example", { receiving: NATIVE.oauth2 });

/** The managed settings of an administrator. */
function managed(settings: object) {
  const { folder, ...options } = policyFile({
    "3rdparty": { Extensions: { [ADD_ON_ID]: settings } },
  });
  const remove = () => {
    removeProfile(folder);
  };
  return { accounts: [ACCOUNT, LOCAL_FOLDERS], ...options, remove };
}

export const MANAGED: Scene = {
  title: "settings that an administrator has set",
  options: () => managed({ networkQuestions: false, reminders: true }),
  states: [
    {
      name: "settings-managed",
      about: "Values set by policy are shown as such and cannot be changed.",
      show: (lab) => Page.open(lab.thunderbird, "settings.html"),
      proof: [
        "#networkQuestions:disabled:not(:checked)",
        "#reminders:disabled:checked",
        "[data-managed=reminders]:not([hidden])",
      ],
    },
  ],
};

export const UNREADABLE_POLICY: Scene = {
  title: "a policy that cannot be read",
  options: () => managed({ networkQuestions: "perhaps" }),
  states: [
    overview(
      "policy-unreadable",
      "A policy value that is neither yes nor no.",
      "[data-notice=noticePolicyUnreadable]",
    ),
  ],
};

export const WITHOUT_EXPERIMENT: Scene = {
  title: "without the Experiment",
  options: async () => {
    const xpi = path.resolve("build/without-experiment.xpi");
    await repack(xpi, (name, content) => {
      if (name !== "manifest.json") return content;
      const manifest = JSON.parse(content.toString()) as object;
      return JSON.stringify({ ...manifest, experiment_apis: undefined });
    });
    return { accounts: [ACCOUNT, LOCAL_FOLDERS], xpi };
  },
  states: [
    {
      name: "without-experiment",
      about: "Thunderbird does not let the add-on read the settings: the way by hand, and why.",
      show: (lab) => Page.open(lab.thunderbird, "overview.html", "guided.html"),
      proof: [shows("asking"), "#reason:not(:empty)"],
    },
  ],
};
