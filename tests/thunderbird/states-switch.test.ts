// Every state of the switch page in a real Thunderbird, in light and dark: it is reached, and axe-core finds
// nothing to complain of. Pictures of what it complains of are in build/screenshots.
import { testScenes } from "./states/test-scenes";
import { SWITCH_SCENES } from "./states/switch-scenes";

testScenes(SWITCH_SCENES);
