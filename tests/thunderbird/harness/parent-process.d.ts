// Globals of the functions that tests send into Thunderbird's parent process. Thunderbird checks
// them, not the compiler.

declare const Services: any;
declare const ChromeUtils: any;
declare const Components: any;
declare const Cc: any;
declare const Ci: any;
declare const Cu: any;
declare const WebExtensionPolicy: any;
declare const IOUtils: any;
declare const PathUtils: any;

// And of those that run in a page of the add-on.
declare const messenger: any;
