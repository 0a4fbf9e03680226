/** `label`: words on a thing, written with the system's own letters. */
import { CanvasTexture, Mesh, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace } from "three";
import type { Label } from "./generated";
import { SERIF } from "./ink";
import type { BuilderOf } from "./site";

const LINE_PIXELS = 96;
const FONT = `600 ${LINE_PIXELS * 0.78}px ${SERIF}`;

export const label: BuilderOf<"label"> = (site) => ({
  add(component, { entity, matrix }) {
    const canvas = written(component);
    const texture = new CanvasTexture(canvas);
    texture.colorSpace = SRGBColorSpace;
    texture.anisotropy = 4;
    const scale = component.height_m / LINE_PIXELS;
    const plane = new PlaneGeometry(canvas.width * scale, canvas.height * scale).rotateY(Math.PI);
    const mesh = new Mesh(plane, new MeshBasicMaterial({ map: texture, transparent: true, alphaTest: 0.02 }));
    mesh.applyMatrix4(matrix);
    site.owner(entity).add(mesh);
  },
});

function written(label: Label): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  const lines = label.is_upright ? [...label.text] : label.text.split("\n");
  context.font = FONT;
  canvas.width = Math.ceil(Math.max(...lines.map((line) => context.measureText(line).width))) + 8;
  canvas.height = lines.length * LINE_PIXELS;
  context.font = FONT;
  context.textAlign = "center";
  context.textBaseline = "middle";
  if (label.paper) {
    context.fillStyle = label.paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.fillStyle = label.colour;
  lines.forEach((line, at) => {
    context.fillText(line, canvas.width / 2, (at + 0.5) * LINE_PIXELS);
  });
  return canvas;
}
