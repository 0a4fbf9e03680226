/**
 * What our own shaders draw, as plain meshes that any viewer can draw too: the wash of the sky and the mist on the hills
 * become colours of their points, the stream a still and shining one, a portal's light one colour.
 */
import {
  BackSide,
  BufferAttribute,
  type BufferGeometry,
  CanvasTexture,
  Color,
  DoubleSide,
  Mesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
  type ShaderMaterial,
  SRGBColorSpace,
  Vector3,
} from "three";
import type { Site } from "../components/site";

const VEIL = { width: 128, height: 32 } as const;
const WATER_ROUGHNESS = 0.18;

type Uniforms = ShaderMaterial["uniforms"];

/** The mesh itself where it needs no shader of ours; null where nothing plain looks like it, such as a sign that turns. */
export function plain(mesh: Mesh, { materials }: Site): Mesh | null {
  const material = mesh.material as ShaderMaterial;
  if (material === (materials.finishes.glow as unknown)) return new Mesh(mesh.geometry, GLOW);
  if (!material.isShaderMaterial) return mesh;
  const { uniforms } = material;
  const { geometry } = mesh;
  if (uniforms.zenith) return sky(geometry.clone(), uniforms);
  if (geometry.hasAttribute("rise")) return hills(geometry.clone(), uniforms);
  if (geometry.hasAttribute("corner")) return clouds(geometry.clone(), uniforms);
  if (uniforms.deep) {
    const roughness = WATER_ROUGHNESS;
    const water = new MeshStandardMaterial({ color: uniforms.deep.value as Color, roughness });
    return new Mesh(geometry.clone(), water);
  }
  if (!uniforms.open) return null;
  return new Mesh(geometry, new MeshBasicMaterial({ color: uniforms.light?.value as Color }));
}

const GLOW = new MeshBasicMaterial({ vertexColors: true });

function sky(geometry: BufferGeometry, uniforms: Uniforms): Mesh {
  const position = geometry.getAttribute("position");
  const colours = new Float32Array(position.count * 3);
  const of = (name: string) => uniforms[name]?.value as Color;
  const sun = new Vector3().copy(uniforms.sun?.value as Vector3).normalize();
  const [way, colour] = [new Vector3(), new Color()];
  for (let at = 0; at < position.count; at += 1) {
    way.fromBufferAttribute(position, at).normalize();
    colour.copy(of("horizon")).lerp(of("zenith"), smooth(0.1, 0.62, way.y));
    colour.copy(
      of("mist")
        .clone()
        .lerp(colour, smooth(0, 0.16, way.y)),
    );
    colour.lerp(of("glow"), 0.75 * Math.max(way.dot(sun), 0) ** 5);
    colour.toArray(colours, at * 3);
  }
  geometry.setAttribute("color", new BufferAttribute(colours, 3));
  return new Mesh(geometry, new MeshBasicMaterial({ vertexColors: true, side: BackSide }));
}

function hills(geometry: BufferGeometry, uniforms: Uniforms): Mesh {
  const [ridge, rise] = [geometry.getAttribute("color"), geometry.getAttribute("rise")];
  const mist = uniforms.mist?.value as Color;
  const colour = new Color();
  const colours = new Float32Array(ridge.count * 3);
  for (let at = 0; at < ridge.count; at += 1) {
    colour.fromBufferAttribute(ridge as BufferAttribute, at);
    mist
      .clone()
      .lerp(colour, smooth(0.05, 0.85, rise.getX(at)))
      .toArray(colours, at * 3);
  }
  geometry.setAttribute("color", new BufferAttribute(colours, 3));
  return new Mesh(geometry, new MeshBasicMaterial({ vertexColors: true, side: DoubleSide }));
}

function clouds(geometry: BufferGeometry, uniforms: Uniforms): Mesh {
  const corner = geometry.getAttribute("corner");
  const uvs = Array.from({ length: corner.count }, (_, at) => [corner.getX(at), corner.getY(at)]);
  const flat = uvs.flat().map((value) => 0.5 + 0.5 * value);
  geometry.setAttribute("uv", new BufferAttribute(new Float32Array(flat), 2));
  const material = new MeshBasicMaterial({
    color: uniforms.tint?.value as Color,
    map: veil(),
    transparent: true,
    opacity: uniforms.opacity?.value as number,
    side: DoubleSide,
  });
  return new Mesh(geometry, material);
}

/** One soft strip. */
function veil(): CanvasTexture {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, VEIL);
  const context = canvas.getContext("2d");
  if (context) {
    const pixels = context.createImageData(VEIL.width, VEIL.height);
    for (let y = 0; y < VEIL.height; y += 1) {
      for (let x = 0; x < VEIL.width; x += 1) {
        const [u, v] = [(2 * (x + 0.5)) / VEIL.width - 1, (2 * (y + 0.5)) / VEIL.height - 1];
        const wave = 0.16 * Math.sin(u * 7) + 0.1 * Math.sin(u * 17 + 1.3);
        const thick = (1 - u * u) * (0.75 + wave);
        const alpha = 255 * smooth(0, 0.9, thick - Math.abs(v));
        pixels.data.set([255, 255, 255, Math.round(alpha)], 4 * (y * VEIL.width + x));
      }
    }
    context.putImageData(pixels, 0, 0);
  }
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  return texture;
}

/** As shaders have it. */
function smooth(from: number, to: number, value: number): number {
  const part = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return part * part * (3 - 2 * part);
}
