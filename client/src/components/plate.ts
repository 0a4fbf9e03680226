/** A pill of paper with a name on it, that turns to whoever looks: for what has a name only while people build. */
import { CanvasTexture, Sprite, SpriteMaterial, SRGBColorSpace } from "three";
import { INK, PAPER, SERIF } from "./ink";

const LINE_PIXELS = 48;
const PADDING = 20;
const HEIGHT_M = 0.2;
const FONT = `600 ${LINE_PIXELS * 0.56}px ${SERIF}`;

export function plate(name: string, colour = INK): Sprite {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (context) write(canvas, context, name, colour);
  const map = new CanvasTexture(canvas);
  map.colorSpace = SRGBColorSpace;
  const sprite = new Sprite(new SpriteMaterial({ map, depthTest: false, toneMapped: false, fog: false }));
  sprite.scale.set((HEIGHT_M * canvas.width) / Math.max(1, canvas.height), HEIGHT_M, 1);
  sprite.renderOrder = 10;
  sprite.userData.isUntouchable = true;
  return sprite;
}

function write(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  name: string,
  colour: string,
): void {
  context.font = FONT;
  canvas.width = Math.ceil(context.measureText(name).width + 2 * PADDING);
  canvas.height = LINE_PIXELS;
  context.fillStyle = PAPER;
  context.beginPath();
  context.roundRect(1, 1, canvas.width - 2, canvas.height - 2, LINE_PIXELS / 2);
  context.fill();
  context.font = FONT;
  context.textBaseline = "middle";
  context.fillStyle = colour;
  context.fillText(name, PADDING, LINE_PIXELS / 2 + 2);
}
