/** Badges on a name's pill: each a word on a capsule in a colour of cloth, with a dot of it for who sees colours badly. */
import { CLOTH } from "../avatar/palette";
import { INK } from "../components/ink";
import type { Badge } from "../protocol/generated";

/** Texture pixels. */
const HEIGHT = 40;
const GAP = 12;
const PADDING = 14;
const DOT = 14;

/** How much room they take, at most `room`; whatever does not fit is cut, the last ones first. */
export function widthOfBadges(
  context: CanvasRenderingContext2D,
  badges: readonly Badge[],
  font: string,
  room: number,
): number {
  context.font = font;
  let width = 0;
  for (const { text } of badges) {
    const next = width + GAP + capsuleWidth(context, text);
    if (next > room && width > 0) break;
    width = Math.min(room, next);
  }
  return width;
}

/** Within `width`, as measured. */
export function drawBadges(
  context: CanvasRenderingContext2D,
  badges: readonly Badge[],
  font: string,
  left: number,
  middle: number,
  width: number,
): void {
  context.font = font;
  let x = left;
  for (const { text, colour } of badges) {
    const from = x + GAP;
    const wide = Math.min(capsuleWidth(context, text), left + width - from);
    if (wide < 2 * PADDING + DOT) break;
    context.fillStyle = CLOTH[colour] ?? INK;
    context.globalAlpha = 0.36;
    context.beginPath();
    context.roundRect(from, middle - HEIGHT / 2, wide, HEIGHT, HEIGHT / 2);
    context.fill();
    context.globalAlpha = 1;
    context.beginPath();
    context.arc(from + PADDING + DOT / 2 - 2, middle, DOT / 2, 0, Math.PI * 2);
    context.fill();
    context.fillStyle = INK;
    context.fillText(text, from + PADDING + DOT + 4, middle + 1, wide - 2 * PADDING - DOT - 4);
    x = from + wide;
  }
}

function capsuleWidth(context: CanvasRenderingContext2D, text: string): number {
  return context.measureText(text).width + 2 * PADDING + DOT + 4;
}
