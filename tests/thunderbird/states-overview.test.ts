// Every state of the overview page in a real Thunderbird, in light and dark: it is reached, and axe-core finds
// nothing to complain of. Pictures of what it complains of are in build/screenshots.
import { testScenes } from "./states/test-scenes";
import { OVERVIEW_SCENES } from "./states/overview-scenes";

testScenes(OVERVIEW_SCENES);
