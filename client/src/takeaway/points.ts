/** Clouds of points as any viewer can draw them. */
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  type Object3D,
  Points,
  PointsMaterial,
  type ShaderMaterial,
} from "three";

/** Places are parts of the cloud's box and colours numbers in a table; glTF has both written out. Null: it is no cloud. */
export function plainPoints(cloud: Object3D): Points | null {
  if (!(cloud instanceof Points)) return null;
  const spot = cloud.geometry.getAttribute("spot");
  if (!spot) return null;
  const { low, size, table } = (cloud.material as ShaderMaterial).uniforms;
  const tint = cloud.geometry.getAttribute("tint");
  const tones = tonesIn(table?.value.image.data as Uint8Array);
  const [positions, colours] = [new Float32Array(spot.count * 3), new Float32Array(spot.count * 3)];
  const colour = new Color();
  for (let at = 0; at < spot.count; at += 1) {
    positions[at * 3] = low?.value.x + size?.value.x * spot.getX(at);
    positions[at * 3 + 1] = low?.value.y + size?.value.y * spot.getY(at);
    positions[at * 3 + 2] = low?.value.z + size?.value.z * spot.getZ(at);
    if (tint) colour.setRGB(tint.getX(at), tint.getY(at), tint.getZ(at), "srgb");
    else colour.copy(tones[Math.round(spot.getW(at) * (tones.length - 1))] ?? colour);
    colour.toArray(colours, at * 3);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(positions, 3));
  geometry.setAttribute("color", new BufferAttribute(colours, 3));
  return new Points(geometry, new PointsMaterial({ vertexColors: true }));
}

/** The colours of a table of red, green, blue and 255. */
function tonesIn(table: Uint8Array): Color[] {
  return Array.from({ length: table.length / 4 }, (_, at) => {
    const [r = 0, g = 0, b = 0] = table.subarray(at * 4, at * 4 + 3);
    return new Color().setRGB(r / 255, g / 255, b / 255, "srgb");
  });
}
