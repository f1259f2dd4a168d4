// The full edition: Thunderbird itself is asked, through the Experiment. Where it is missing or fails,
// it knows no more than the guided one.
import { browser, hasExperiment } from "../browser";
import type { Edition } from "./edition";
import { guidedEdition } from "./guided-edition";

const fullEdition: Edition = {
  name: "full",
  startPage: "overview.html",
  mailSettings: async () => {
    try {
      return await browser.mailServers.list();
    } catch (error) {
      const settings = await guidedEdition.mailSettings();
      if (settings) return settings;
      throw error;
    }
  },
  preflight: (...question) => browser.mailServers.preflight(...question),
};

export const edition: Edition = hasExperiment()
  ? fullEdition
  : { ...guidedEdition, name: "without-experiment" };
