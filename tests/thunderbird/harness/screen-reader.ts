// What a person sees and a screen reader reads in Thunderbird's own windows, found by words alone.
// Belongs here: finding. Not here: doing (-> by-words.ts).

/** What a card asks a person to find: something to click, or something that holds a value. */
type Kind = "click" | "list" | "value";

/**
 * Runs inside Thunderbird's parent process and leaves `testScreenReader` there for other functions:
 * `find(words, kind)` gives the visible element with these words, or what was there instead, and
 * `plain(text)` a text without what only some languages and pages put around it.
 */
export function installScreenReader(): void {
  const shared = Cu.getGlobalForObject(Services);
  if (shared.testScreenReader) return;
  const service = Cc["@mozilla.org/accessibilityService;1"].getService(Ci.nsIAccessibilityService);
  const lists = ["combobox", "combobox list"];
  const values = [...lists, "entry", "spinbutton", "password text"];
  const clicks = "pushbutton,toggle button,buttonmenu,checkbutton,radiobutton,link,pagetab";
  const entries = "outlineitem,menuitem,parent menuitem,check menu item,radio menu item,listitem";
  const roles: Record<Kind, readonly string[]> = {
    click: [...clicks.split(","), ...entries.split(",")],
    list: lists,
    value: values,
  };

  /** Without the access key in brackets, the colon, and the other way to write "…". */
  const plain = (text: string | null | undefined) =>
    (text ?? "")
      .replace(/\s*\([A-Z]\)/g, "")
      .replaceAll("...", "…")
      .trim()
      .replace(/\s*[:：]$/, "");

  const elementOf = (accessible: any): any => {
    const node = accessible.DOMNode;
    return node.nodeType === 1 ? node : (node.parentElement ?? node.documentElement);
  };

  /** Everything inside that a person can see, in the order of the page. */
  function* shownIn(accessible: any, framesToo: boolean): Generator<any> {
    for (let index = 0; index < accessible.childCount; index++) {
      const child = accessible.getChildAt(index);
      let element: any;
      try {
        element = elementOf(child);
      } catch {
        continue; // Of another process: a page that is no part of Thunderbird.
      }
      const visible = element?.checkVisibility({ visibilityProperty: true }) === true;
      const isFrame = ["browser", "iframe"].includes(element?.localName);
      if (isFrame && !(visible && framesToo)) continue;
      const [x, y, width, height] = [{}, {}, {}, {}].map((out: { value?: number }) => out);
      child.getBounds(x, y, width, height);
      if (visible && Number(width?.value) > 0 && Number(height?.value) > 0) {
        const role: string = service.getStringRole(child.role);
        const box = { x: x?.value ?? 0, width: width?.value ?? 0, height: height?.value ?? 0 };
        const middle = (y?.value ?? 0) + box.height / 2;
        const tooltip = element.getAttribute("tooltiptext") ?? element.getAttribute("title");
        yield { element, role, name: child.name, tooltip, middle, ...box };
      }
      yield* shownIn(child, framesToo);
    }
  }

  /** From the topmost down: what lies further up takes the clicks. */
  function surfaces(): readonly [root: any, framesToo: boolean][] {
    const main = Services.wm.getMostRecentWindow("mail:3pane");
    const windows = [...Services.wm.getEnumerator(null)].filter((one: any) => one !== main);
    const dialogs = windows.filter((one: any) => one.document.querySelector("dialog")).reverse();
    const tab = main.document.getElementById("tabmail").currentTabInfo;
    const page = (tab.chromeBrowser ?? tab.browser)?.contentDocument;
    const inPage = [...(page?.querySelectorAll(".dialogFrame") ?? [])].reverse();
    const popups = [main.document, page].flatMap((one: any) =>
      [...(one?.querySelectorAll("panel, menupopup") ?? [])].filter(
        (it: any) => it.state === "open",
      ),
    );
    return [
      ...dialogs.map((one: any) => [one.document, true] as [any, boolean]),
      ...popups.reverse().map((one: any) => [one, false] as [any, boolean]),
      ...inPage.map((one: any) => [one.contentDocument, true] as [any, boolean]),
      [page, true],
      [main.document, false],
    ];
  }

  /** Of the entries with the same words in every account: that of the selected one. */
  function ofSelected(found: readonly any[]): any {
    return (
      found.find(({ element }) => {
        const selected = element.closest("[role=tree]")?.querySelector("[aria-selected=true]");
        const account = selected?.parentElement.closest("[role=treeitem]") ?? selected;
        return account?.contains(element);
      }) ?? found[0]
    );
  }

  /** The control without a name whose label stands before it in the same row. */
  function beside(shown: readonly any[], wanted: string): any {
    const distance = (label: any, one: any) => {
      const gap = one.x - label.x - label.width;
      const drop = Math.abs(one.middle - label.middle);
      const inRow = drop < Math.max(one.height, label.height) / 2;
      return inRow && gap > -4 ? gap + 4 * drop : Infinity;
    };
    const controls = shown.filter(({ role }) => values.includes(role));
    for (const label of shown.filter((one) => plain(one.name) === wanted)) {
      const [next] = controls
        .map((control) => ({ control, far: distance(label, control) }))
        .filter(({ far }) => Number.isFinite(far))
        .sort((one, other) => one.far - other.far);
      if (next && !next.control.name) return next.control;
    }
    return undefined;
  }

  function find(
    words: string,
    kind: Kind,
    among = false,
  ): { element?: any; seen: readonly string[] } {
    const wanted = plain(words);
    const isEntry = (role: string) => role.endsWith("option") && !role.startsWith("combobox");
    const fits = ({ role }: any) =>
      roles[kind].includes(role) || (kind === "click" && isEntry(role));
    const seen: string[] = [];
    for (const [root, framesToo] of surfaces()) {
      const accessible = root && service.getAccessibleFor(root);
      if (!accessible) continue;
      const shown = [...shownIn(accessible, framesToo)];
      const says = (name: string) => (among ? name.includes(wanted) : name === wanted);
      const named = shown.filter((one) => fits(one) && says(plain(one.name)));
      const hinted =
        kind === "click" ? shown.filter((one) => fits(one) && plain(one.tooltip) === wanted) : [];
      const labelled = kind === "click" ? undefined : beside(shown, wanted);
      const found =
        ofSelected(named) ?? ofSelected(hinted) ?? (labelled && fits(labelled) && labelled);
      if (found) {
        const { ownerDocument, disabled } = found.element;
        // A page that is being filled, or about to be left for another, loses what is done to it.
        const isFilled = ownerDocument.readyState === "complete";
        if (!disabled && isFilled && ownerDocument.defaultView.docShell.busyFlags === 0)
          return { element: found.element, seen };
      }
      seen.push(...shown.filter(fits).map(({ role, name }) => `${role} "${String(name)}"`));
    }
    return { seen };
  }

  shared.testScreenReader = { find, plain };
}
