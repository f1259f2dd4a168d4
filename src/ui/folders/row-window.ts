// A list of thousands of rows, of which only those that can be seen are in the page. Each is placed by its
// number; all are of one height, which the style sheet sets.

/** Rows above and below what can be seen, so that scrolling finds them there. */
const SPARE = 12;

export class RowWindow {
  readonly #list: HTMLElement;
  readonly #space: HTMLElement;
  readonly #render: (index: number) => HTMLElement;
  /** By number. */
  #rows = new Map<number, HTMLElement>();
  #count = 0;
  #height = 0;
  #isWaiting = false;

  /**
   * @param list scrolls
   * @param space is in it, and becomes as high as all rows
   */
  constructor(list: HTMLElement, space: HTMLElement, render: (index: number) => HTMLElement) {
    this.#list = list;
    this.#space = space;
    this.#render = render;
    list.addEventListener("scroll", () => {
      if (this.#isWaiting) return;
      this.#isWaiting = true;
      requestAnimationFrame(() => {
        this.#isWaiting = false;
        this.#fill();
      });
    });
    new ResizeObserver(() => {
      this.#measure();
    }).observe(list);
  }

  /** All rows are other ones now. */
  renew(count: number): void {
    this.#count = count;
    for (const row of this.#rows.values()) row.remove();
    this.#rows.clear();
    this.#fill();
    this.#measure();
  }

  /** The row with this number, brought to where it can be seen. */
  reveal(index: number): HTMLElement | undefined {
    const top = index * this.#height;
    const { scrollTop, clientHeight } = this.#list;
    if (top < scrollTop) this.#list.scrollTop = top;
    else if (top + this.#height > scrollTop + clientHeight) {
      this.#list.scrollTop = top + this.#height - clientHeight;
    }
    this.#fill();
    return this.#rows.get(index);
  }

  /** How many rows are seen at a time. */
  get page(): number {
    return Math.max(1, Math.floor(this.#list.clientHeight / Math.max(1, this.#height)) - 1);
  }

  /** The height of a row depends on the font, the zoom and the width. */
  #measure(): void {
    const [row] = this.#rows.values();
    const height = row?.getBoundingClientRect().height ?? 0;
    if (height === 0 || height === this.#height) return;
    this.#height = height;
    this.#space.style.blockSize = `${String(this.#count * height)}px`;
    for (const [index, one] of this.#rows) this.#place(one, index);
    this.#fill();
  }

  #place(row: HTMLElement, index: number): void {
    row.style.insetBlockStart = `${String(index * this.#height)}px`;
  }

  #fill(): void {
    this.#space.style.blockSize = `${String(this.#count * this.#height)}px`;
    const { scrollTop, clientHeight } = this.#list;
    const height = this.#height || 32;
    const first = Math.max(0, Math.floor(scrollTop / height) - SPARE);
    const last = Math.min(this.#count, Math.ceil((scrollTop + clientHeight) / height) + SPARE);
    for (const [index, row] of this.#rows) {
      // Whoever is in it with the keyboard stays in it.
      if ((index >= first && index < last) || row === document.activeElement) continue;
      row.remove();
      this.#rows.delete(index);
    }
    for (let index = first; index < last; index++) {
      if (this.#rows.has(index)) continue;
      const row = this.#render(index);
      this.#place(row, index);
      this.#rows.set(index, row);
      this.#space.append(row);
    }
  }
}
