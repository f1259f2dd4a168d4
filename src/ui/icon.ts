// Small signs in the colour of the words beside them, in every theme and with high contrast. They say
// nothing that the words do not say: assistive technology passes them over.

const SVG = "http://www.w3.org/2000/svg";

/** Drawn in a field of 16 by 16, as lines. */
const LINES = {
  fine: "M3 8.5 6.5 12 13 4.5",
  attention: "M8 2.5 14.5 13.5H1.5ZM8 6.5V9.5M8 11.5V11.6",
  none: "M4 8H12",
  running: "M8 3a5 5 0 1 0 5 5",
  waiting: "M8 3a5 5 0 1 0 .01 0",
  failed: "M4 4 12 12M12 4 4 12",
  arrow: "M2.5 8H13M9 4 13 8 9 12",
} as const;

export type IconName = keyof typeof LINES;

export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  for (const [attribute, value] of Object.entries({
    class: `icon ${name}`,
    viewBox: "0 0 16 16",
    "aria-hidden": "true",
  })) {
    svg.setAttribute(attribute, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", LINES[name]);
  svg.append(path);
  return svg;
}
