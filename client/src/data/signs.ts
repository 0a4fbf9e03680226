/** Words and small drawings that stand in the place and turn to whoever looks: all of one chart are one drawing. */
import {
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  Mesh,
  ShaderMaterial,
  SRGBColorSpace,
  UniformsLib,
  UniformsUtils,
} from "three";
import { INK, PAPER, SERIF } from "../components/ink";

/** A letter's em on the canvas. */
export const EM_PIXELS = 40;
export const SANS = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans SC', sans-serif";
const SIDE_PIXELS = 2_048;
const GAP_PIXELS = 4;
const HALO_PIXELS = 9;

export interface Sign {
  readonly at: readonly [number, number, number];
  /** Which point of it is there: −1 its left or lower edge, 0 its middle, 1 its right or upper edge. */
  readonly hold: readonly [number, number];
  readonly width_px: number;
  readonly height_px: number;
  /** From its upper left corner. */
  draw(context: CanvasRenderingContext2D): void;
}

/** Words in ink with a rim of paper, to be read before anything. */
export function wordsAt(
  at: Sign["at"],
  hold: Sign["hold"],
  text: string,
  style: "tick" | "axis" | "title",
): Sign {
  const font = { tick: `500 ${EM_PIXELS * 0.86}px ${SANS}`, axis: `500 ${EM_PIXELS}px ${SANS}` };
  const wanted = style === "title" ? `600 ${EM_PIXELS * 1.35}px ${SERIF}` : font[style];
  const height_px = Math.ceil(EM_PIXELS * (style === "title" ? 1.9 : 1.4));
  const pen = document.createElement("canvas").getContext("2d");
  if (pen) pen.font = wanted;
  const width_px = Math.min(
    SIDE_PIXELS - 2 * GAP_PIXELS,
    Math.ceil(pen?.measureText(text).width ?? 0) + 2 * HALO_PIXELS,
  );
  return {
    at,
    hold,
    width_px,
    height_px,
    draw(context) {
      context.font = wanted;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      context.lineWidth = HALO_PIXELS * 1.6;
      context.strokeStyle = PAPER;
      context.globalAlpha = 0.85;
      context.strokeText(text, width_px / 2, height_px / 2, width_px);
      context.globalAlpha = 1;
      context.fillStyle = INK;
      context.fillText(text, width_px / 2, height_px / 2, width_px);
    },
  };
}

/** `letter_m`: how large an em is in the place. */
export function signsMesh(signs: readonly Sign[], letter_m: number): Mesh {
  const { canvas, places } = drawn(signs);
  const geometry = new BufferGeometry();
  const [anchors, corners, uvs, indices]: number[][] = [[], [], [], []] as never;
  const scale = letter_m / EM_PIXELS;
  for (const [number, sign] of signs.entries()) {
    const [x, y] = places[number] as [number, number];
    const [width, height] = [sign.width_px, sign.height_px];
    for (const [u, v] of [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as const) {
      anchors?.push(...sign.at);
      corners?.push(
        (u - 0.5 - sign.hold[0] / 2) * width * scale,
        (v - 0.5 - sign.hold[1] / 2) * height * scale,
      );
      uvs?.push((x + u * width) / canvas.width, 1 - (y + (1 - v) * height) / canvas.height);
    }
    const first = number * 4;
    indices?.push(first, first + 1, first + 2, first, first + 2, first + 3);
  }
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(anchors ?? []), 3));
  geometry.setAttribute("corner", new BufferAttribute(new Float32Array(corners ?? []), 2));
  geometry.setAttribute("uv", new BufferAttribute(new Float32Array(uvs ?? []), 2));
  geometry.setIndex(indices ?? []);
  const mesh = new Mesh(geometry, signMaterial(canvas, letter_m));
  mesh.userData.isUntouchable = true;
  mesh.frustumCulled = false;
  mesh.renderOrder = 3;
  return mesh;
}

function signMaterial(canvas: HTMLCanvasElement, letter_m: number): ShaderMaterial {
  const map = new CanvasTexture(canvas);
  map.colorSpace = SRGBColorSpace;
  map.minFilter = LinearMipmapLinearFilter;
  map.magFilter = LinearFilter;
  map.anisotropy = 4;
  const material = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    toneMapped: false,
    fog: true,
    uniforms: UniformsUtils.merge([UniformsLib.fog, { nearer: { value: 1.5 * letter_m } }]),
    vertexShader: `
      attribute vec2 corner;
      uniform float nearer;
      varying vec2 onSheet;
      #include <fog_pars_vertex>
      void main() {
        onSheet = uv;
        float size = length(modelMatrix[0].xyz);
        vec4 mvPosition = modelViewMatrix * vec4(position, 1.0);
        // A little nearer than what it names, lest it sink into it.
        mvPosition.xyz *= 1.0 - min(0.2, size * nearer / length(mvPosition.xyz));
        mvPosition.xy += size * corner;
        gl_Position = projectionMatrix * mvPosition;
        #include <fog_vertex>
      }`,
    fragmentShader: `
      uniform sampler2D map;
      varying vec2 onSheet;
      #include <fog_pars_fragment>
      void main() {
        gl_FragColor = texture2D(map, onSheet);
        if (gl_FragColor.a < 0.02) discard;
        #include <colorspace_fragment>
        #include <fog_fragment>
      }`,
  });
  // Not merged: a copy of it would be another texture.
  material.uniforms.map = { value: map };
  material.addEventListener("dispose", () => map.dispose());
  return material;
}

/** All of them on one sheet, row below row. */
function drawn(signs: readonly Sign[]): { canvas: HTMLCanvasElement; places: [number, number][] } {
  const canvas = document.createElement("canvas");
  const places: [number, number][] = [];
  let [x, y, rowHeight, width] = [GAP_PIXELS, GAP_PIXELS, 0, 1];
  for (const { width_px, height_px } of signs) {
    if (x + width_px + GAP_PIXELS > SIDE_PIXELS && x > GAP_PIXELS) {
      x = GAP_PIXELS;
      y += rowHeight + GAP_PIXELS;
      rowHeight = 0;
    }
    places.push([x, y]);
    x += width_px + GAP_PIXELS;
    width = Math.max(width, x);
    rowHeight = Math.max(rowHeight, height_px);
  }
  canvas.width = width;
  canvas.height = y + rowHeight + GAP_PIXELS;
  const context = canvas.getContext("2d");
  for (const [number, sign] of signs.entries()) {
    const [left, top] = places[number] as [number, number];
    context?.save();
    context?.translate(left, top);
    if (context) sign.draw(context);
    context?.restore();
  }
  return { canvas, places };
}
