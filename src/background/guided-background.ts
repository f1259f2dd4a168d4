// The background of the guided edition: there is nothing to watch, only a page to open.
import { browser } from "../messenger/browser";
import { openOverview, overviewSpace } from "./space";

browser.action.onClicked.addListener(() => void openOverview());
void overviewSpace();
