// The states of the guided edition in a real Thunderbird, in light and dark: each is reached, and axe-core
// finds nothing to complain of. Pictures of what it complains of are in build/screenshots.
import { GUIDED_SCENES_IN_CI } from "./states/guided-scenes";
import { testScenes } from "./states/test-scenes";

testScenes(GUIDED_SCENES_IN_CI);
