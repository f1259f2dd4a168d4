// Every state of the folder page in a real Thunderbird, in light and dark: it is reached, and axe-core finds
// nothing to complain of. Pictures of what it complains of are in build/screenshots.
import { FOLDER_SCENES } from "./states/folder-scenes";
import { testScenes } from "./states/test-scenes";

testScenes(FOLDER_SCENES);
