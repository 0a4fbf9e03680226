/** `surface`: a matrix as a relief in the place's own light, its colours by a table. */
import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  DoubleSide,
  Group,
  type Material,
  Matrix3,
  Mesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
  type Object3D,
  SRGBColorSpace,
  Vector3,
} from "three";
import type { Surface } from "../components/generated";
import type { Quality } from "../components/site";
import type { Move, ThingPlace } from "../components/things_later";
import { RELIEF_CORNERS_MAX } from "../protocol/generated";
import { type ArrayDrawing, ArrayThing } from "./array_thing";
import { axesOf } from "./axes";
import { type ColourScale, STEPS, tableOf } from "./colours";
import type { Relief } from "./relief";
import { makeRelief } from "./work";

const CORNERS_MAX: Readonly<Record<Quality, number>> = { high: RELIEF_CORNERS_MAX, low: 30_000 };
/** What it is cut from. */
const CLAY = "#efe8d8";

export function showSurface(place: ThingPlace, surface: Surface): Move {
  const thing = new ArrayThing(place, "surface", surface, (file) => surfaceDrawing(file, surface, place));
  thing.come();
  return (seconds, around) => thing.update(seconds, around);
}

/** What is made of an array's file. */
export async function surfaceDrawing(file: Blob, surface: Surface, place: ThingPlace): Promise<ArrayDrawing> {
  const { size, z_from, z_to } = surface;
  const wish = { size, from: z_from, to: z_to, cornersMax: CORNERS_MAX[place.site.quality] };
  return drawingOf(await makeRelief(file, wish), surface, place);
}

function drawingOf(relief: Relief, surface: Surface, place: ThingPlace): ArrayDrawing {
  const root = new Group();
  const ground = new BufferGeometry();
  ground.setAttribute("position", new BufferAttribute(relief.positions, 3));
  ground.setAttribute("normal", new BufferAttribute(relief.normals, 3));
  ground.setAttribute("uv", new BufferAttribute(relief.parts, 2));
  ground.setIndex(new BufferAttribute(relief.indices, 1));
  root.add(solid(ground, place, textureOf(surface.colours), "#ffffff"));
  if (relief.skirt.length > 0) {
    const skirt = new BufferGeometry();
    skirt.setAttribute("position", new BufferAttribute(relief.skirt, 3));
    skirt.computeVertexNormals();
    root.add(solid(skirt, place, null, CLAY));
  }
  root.add(namesOf(relief, surface));
  return { root };
}

function namesOf(relief: Relief, surface: Surface): Object3D {
  const { size, title, x_title, y_title, z_title, colours } = surface;
  const { from, to } = relief;
  const low = size.map((side) => -side / 2) as [number, number, number];
  const high = size.map((side) => side / 2) as [number, number, number];
  const ends = (first: number | null, last: number | null, count: number) => ({
    from: first ?? 0,
    to: last ?? (first ?? 0) + count - 1,
  });
  const [rows, columns] = relief.shape;
  const axes = {
    x: { title: x_title, ...ends(surface.x_from, surface.x_to, columns) },
    y: { title: y_title, ...ends(surface.y_from, surface.y_to, rows) },
    z: { title: z_title, from, to },
  };
  const legend = { colours, title: z_title, from, to };
  return axesOf(
    {
      low,
      high,
      title,
      axes: surface.has_axes ? axes : null,
      legend: surface.has_legend ? legend : null,
    },
    document.documentElement.lang || "en",
  );
}

function solid(geometry: BufferGeometry, place: ThingPlace, map: DataTexture | null, colour: string): Mesh {
  const isLow = place.site.quality === "low";
  if (isLow) bake(geometry, place);
  const common = { map, color: colour, side: DoubleSide };
  const material: Material = isLow
    ? new MeshBasicMaterial({ ...common, vertexColors: true, toneMapped: false })
    : new MeshStandardMaterial({ ...common, roughness: 0.92, metalness: 0 });
  const mesh = new Mesh(geometry, material);
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  mesh.userData.isUntouchable = true;
  return mesh;
}

/** On low quality the light is in the colours: of white here, which the table's colours are multiplied by. */
function bake(geometry: BufferGeometry, { site, group }: ThingPlace): void {
  const normal = geometry.getAttribute("normal");
  const colours = new Float32Array(normal.count * 3).fill(1);
  group.updateWorldMatrix(true, false);
  const turn = new Matrix3().getNormalMatrix(group.matrixWorld);
  const way = new Vector3();
  for (let at = 0; site.bakedLight && at < normal.count; at += 1) {
    way.fromBufferAttribute(normal, at).applyMatrix3(turn).normalize();
    colours.set(site.bakedLight.seen(1, 1, 1, way.x, way.y, way.z), 3 * at);
  }
  geometry.setAttribute("color", new BufferAttribute(colours, 3));
}

export function textureOf(scale: ColourScale): DataTexture {
  const texture = new DataTexture(tableOf(scale), STEPS, 1);
  texture.colorSpace = SRGBColorSpace;
  texture.needsUpdate = true;
  return texture;
}
