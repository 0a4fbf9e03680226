/** What colour means which value: a strip with its numbers, as one small drawing. */
import { HAIRLINE, INK, PAPER } from "../components/ink";
import { type ColourScale, STEPS, tableOf } from "./colours";
import { EM_PIXELS, SANS, type Sign } from "./signs";
import { ticksOf, writtenTicks } from "./ticks";

export interface Legend {
  readonly colours: ColourScale;
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

const STRIP_PX = 44;
const HEIGHT_PX = 420;
const PADDING_PX = 26;
const TICK_PX = 10;
const TICKS_MAX = 6;

export function legendAt(at: Sign["at"], hold: Sign["hold"], legend: Legend, locale: string): Sign {
  const ticks = ticksOf(legend.from, legend.to, TICKS_MAX);
  const texts = writtenTicks(ticks, locale);
  const pen = document.createElement("canvas").getContext("2d");
  const font = (weight: number) => `${weight} ${EM_PIXELS * 0.8}px ${SANS}`;
  const widthOf = (text: string, weight: number) => {
    if (!pen) return 0;
    pen.font = font(weight);
    return pen.measureText(text).width;
  };
  const head = legend.title === "" ? 0 : EM_PIXELS * 1.5;
  const inner = Math.max(
    STRIP_PX + TICK_PX + 12 + Math.max(...texts.map((text) => widthOf(text, 500))),
    Math.min(620, widthOf(legend.title, 600)),
  );
  const [width_px, height_px] = [Math.ceil(inner + 2 * PADDING_PX), HEIGHT_PX + head + 2 * PADDING_PX];
  return {
    at,
    hold,
    width_px,
    height_px,
    draw(context) {
      context.fillStyle = PAPER;
      context.globalAlpha = 0.94;
      context.beginPath();
      context.roundRect(1, 1, width_px - 2, height_px - 2, 18);
      context.fill();
      context.globalAlpha = 1;
      context.strokeStyle = HAIRLINE;
      context.lineWidth = 2;
      context.stroke();
      context.translate(PADDING_PX, PADDING_PX);
      context.fillStyle = INK;
      context.textBaseline = "middle";
      context.font = font(600);
      if (head > 0) context.fillText(legend.title, 0, head / 2 - 8, inner);
      context.translate(0, head);
      drawStrip(context, legend.colours);
      context.font = font(500);
      context.fillStyle = INK;
      for (const [number, { part }] of ticks.entries()) {
        const y = HEIGHT_PX * (1 - part);
        context.fillRect(STRIP_PX, y - 1, TICK_PX, 2);
        context.fillText(texts[number] ?? "", STRIP_PX + TICK_PX + 12, y);
      }
    },
  };
}

function drawStrip(context: CanvasRenderingContext2D, scale: ColourScale): void {
  const table = tableOf(scale);
  for (let y = 0; y < HEIGHT_PX; y += 1) {
    const at = 4 * Math.round((1 - y / (HEIGHT_PX - 1)) * (STEPS - 1));
    context.fillStyle = `rgb(${table[at]} ${table[at + 1]} ${table[at + 2]})`;
    context.fillRect(0, y, STRIP_PX, 1);
  }
}
