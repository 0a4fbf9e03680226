/** What stands on a portal: the other place's name, and how many are there. */
import { CanvasTexture, Mesh, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace } from "three";
import { CELADON, INK, PAPER, SERIF } from "./ink";

const LINE_PIXELS = 64;
const HEIGHT_M = 0.34;
const PADDING = 26;
const FONT = `600 ${LINE_PIXELS * 0.56}px ${SERIF}`;

export class PortalSign {
  readonly mesh: Mesh<PlaneGeometry, MeshBasicMaterial>;
  #written = "";

  constructor(diameter_m: number) {
    const material = new MeshBasicMaterial({
      transparent: true,
      opacity: 0,
      depthWrite: false,
      toneMapped: false,
    });
    this.mesh = new Mesh(new PlaneGeometry(1, 1).rotateY(Math.PI), material);
    // Before the wall's face, on the lower part of the ring's crown, where heads do not reach.
    this.mesh.position.set(0, diameter_m / 2 - 0.3, -0.32);
    this.mesh.visible = false;
    this.mesh.renderOrder = 6;
  }

  dispose(): void {
    this.mesh.material.map?.dispose();
  }

  /** Adds to how clearly it is seen. */
  fade(by: number): void {
    const { material } = this.mesh;
    material.opacity = Math.max(0, Math.min(1, material.opacity + by));
    this.mesh.visible = material.opacity > 0 && material.map !== null;
  }

  write(name: string, people: number): void {
    const wanted = `${name}\n${people}`;
    if (wanted === this.#written) return;
    this.#written = wanted;
    const canvas = drawn(name, people);
    const { material } = this.mesh;
    material.map?.dispose();
    material.map = new CanvasTexture(canvas);
    material.map.colorSpace = SRGBColorSpace;
    material.map.anisotropy = 4;
    material.needsUpdate = true;
    this.mesh.scale.set((HEIGHT_M * canvas.width) / canvas.height, HEIGHT_M, 1);
  }
}

/** A pill of paper; beside the name a figure and a number, which need no language. */
function drawn(name: string, people: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  context.font = FONT;
  const nameWidth = context.measureText(name).width;
  const count = people > 0 ? String(people) : "";
  const countWidth = count ? 58 + context.measureText(count).width : 0;
  canvas.width = Math.ceil(nameWidth + countWidth + 2 * PADDING);
  canvas.height = LINE_PIXELS;
  context.fillStyle = PAPER;
  context.beginPath();
  context.roundRect(1, 1, canvas.width - 2, canvas.height - 2, LINE_PIXELS / 2);
  context.fill();
  context.font = FONT;
  context.textBaseline = "middle";
  context.fillStyle = INK;
  context.fillText(name, PADDING, LINE_PIXELS / 2 + 2);
  if (count) drawCount(context, count, PADDING + nameWidth + 36);
  return canvas;
}

function drawCount(context: CanvasRenderingContext2D, count: string, x: number): void {
  const y = LINE_PIXELS / 2;
  context.fillStyle = CELADON;
  context.beginPath();
  context.arc(x, y - 9, 7, 0, Math.PI * 2);
  context.fill();
  context.beginPath();
  context.ellipse(x, y + 15, 12, 13, 0, Math.PI, 0);
  context.fill();
  context.fillText(count, x + 22, y + 2);
}
