/** Draws a sheet: paper, ink, hairlines; what is under a hand has a ring, what is on is filled lightly and marked. */
import type { ButtonBox, Layout, Size, TextBox } from "./layout";
import { cssFont, type Fitted, LINE } from "./letters";
import type { Paper } from "./paper";

const CORNER = 8;
const BUTTON_CORNER = 5;

export interface Touched {
  readonly over: ReadonlySet<string>;
  readonly pressed: ReadonlySet<string>;
}

/** On paper of that size; `pixels` to a millimetre. */
export function paint(
  context: CanvasRenderingContext2D,
  layout: Layout,
  size: Size,
  pixels: number,
  paper: Paper,
  touched: Touched,
): void {
  context.setTransform(pixels, 0, 0, pixels, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  outline(context, 0.6, 0.6, size.width - 1.2, size.height - 1.2, CORNER);
  context.fillStyle = paper.paper;
  context.fill();
  context.lineWidth = 0.6;
  context.strokeStyle = paper.hairline;
  context.stroke();
  for (const box of layout.texts) drawText(context, box, pixels, paper);
  for (const box of layout.buttons) {
    const { name } = box.block;
    drawButton(context, box, pixels, paper, touched.over.has(name), touched.pressed.has(name));
  }
}

function drawText(context: CanvasRenderingContext2D, box: TextBox, pixels: number, paper: Paper): void {
  const isMiddle = box.tone === "number";
  context.fillStyle =
    box.tone === "second" || isMiddle ? paper.second : box.tone === "done" ? paper.name : paper.ink;
  write(context, box.fitted, isMiddle ? box.x + box.width / 2 : box.x, box.y, pixels, isMiddle);
}

function drawButton(
  context: CanvasRenderingContext2D,
  box: ButtonBox,
  pixels: number,
  paper: Paper,
  isOver: boolean,
  isPressed: boolean,
): void {
  const { isDisabled = false, isOn = false, isAction = false } = box.block;
  const isFilled = (isAction || isPressed) && !isDisabled;
  outline(context, box.x, box.y, box.width, box.height, BUTTON_CORNER);
  if (isFilled) {
    context.fillStyle = isPressed ? paper.name : paper.action;
    context.fill();
  } else if (isOn) {
    context.globalAlpha = 0.18;
    context.fillStyle = paper.name;
    context.fill();
    context.globalAlpha = 1;
  }
  const isRinged = isOver && !isDisabled;
  if (isDisabled) context.setLineDash([1.5, 1.5]);
  context.lineWidth = isRinged ? 1.4 : isOn ? 0.9 : 0.5;
  context.strokeStyle = isRinged || isOn ? paper.name : paper.second;
  context.stroke();
  context.setLineDash([]);
  if (isOn && !isFilled) drawMark(context, box, paper);
  drawWords(context, box, pixels, paper, isFilled ? paper.onAction : isDisabled ? paper.second : paper.ink);
}

/** A tick in the corner: that it is on is told by more than a colour. */
function drawMark(context: CanvasRenderingContext2D, { x, y, width }: ButtonBox, paper: Paper): void {
  context.strokeStyle = paper.name;
  context.lineWidth = 1;
  context.lineCap = context.lineJoin = "round";
  context.beginPath();
  context.moveTo(x + width - 7, y + 4.6);
  context.lineTo(x + width - 5.6, y + 6);
  context.lineTo(x + width - 3, y + 3);
  context.stroke();
}

function drawWords(
  context: CanvasRenderingContext2D,
  box: ButtonBox,
  pixels: number,
  paper: Paper,
  ink: string,
): void {
  const { label, note } = box;
  const middle = box.x + box.width / 2;
  const height = label.lines.length * label.font.size * LINE;
  const noteHeight = note ? note.font.size * LINE : 0;
  const top = box.y + (box.height - height - noteHeight) / 2;
  context.fillStyle = ink;
  write(context, label, middle, top, pixels, true);
  if (!note) return;
  if (ink === paper.ink) context.fillStyle = paper.second;
  write(context, note, middle, top + height, pixels, true);
}

function write(
  context: CanvasRenderingContext2D,
  { lines, font }: Fitted,
  x: number,
  y: number,
  pixels: number,
  isMiddle: boolean,
): void {
  // Letters are set in pixels: sizes below one are refused by some browsers.
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.font = cssFont(font, pixels);
  context.textAlign = isMiddle ? "center" : "left";
  context.textBaseline = "alphabetic";
  const step = font.size * LINE;
  lines.forEach((line, at) => {
    context.fillText(line, x * pixels, (y + step * at + font.size * 0.98) * pixels);
  });
  context.restore();
}

function outline(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  corner: number,
): void {
  context.beginPath();
  context.roundRect(x, y, width, height, corner);
}
