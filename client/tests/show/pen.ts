/** A pen that draws nothing and notes what it was told to write: letters half as wide as they are high. */
import type { Pen } from "../../src/show/ink";

export interface Written {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export function notingPen(): { pen: Pen; written: Written[] } {
  const written: Written[] = [];
  const size = (font: string) => Number(/([\d.]+)px/.exec(font)?.[1] ?? 0);
  const own: Record<string, unknown> = {
    font: "10px serif",
    measureText: (text: string) => ({ width: (text.length * size(own.font as string)) / 2 }),
    fillText: (text: string, x: number, y: number) =>
      written.push({ text, x, y, size: size(own.font as string) }),
    createLinearGradient: () => ({ addColorStop: () => undefined }),
  };
  const pen = new Proxy(own, {
    get: (target, name: string) => target[name] ?? (() => undefined),
    set: (target, name: string, value) => {
      target[name] = value;
      return true;
    },
  });
  return { pen: pen as unknown as Pen, written };
}
