/** Photos of the place as it is drawn, without the HUD. They are made and kept in the browser: nothing leaves the device. */

const QUALITY = 0.92;

export class Photos {
  readonly #canvas: HTMLCanvasElement;
  #asked: ((photo: Blob | null) => void)[] = [];

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  /** The next picture as a JPEG; null where the browser could not make one. */
  take(): Promise<Blob | null> {
    return new Promise((resolve) => this.#asked.push(resolve));
  }

  /** Call right after drawing: once the browser has shown the picture, the canvas no longer holds it. */
  drawn(): void {
    if (this.#asked.length === 0) return;
    const asked = this.#asked;
    this.#asked = [];
    this.#canvas.toBlob((photo) => asked.forEach((answer) => void answer(photo)), "image/jpeg", QUALITY);
  }
}
