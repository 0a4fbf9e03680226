/** Pictures that people hung, and places to look into, as meshes that wear the files themselves. */
import {
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  Mesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
  SRGBColorSpace,
  Texture,
} from "three";
import type { Image, Panorama } from "../components/generated";
import { type AssetCard, aspectOf } from "../media/asset";
import { hangPicture, Sheet } from "../media/frame";
import { writePlate } from "../media/plate";
import { ofFile } from "./looks";

const AROUND = { columns: 64, rows: 32 } as const;

/** Frame, gilt, picture and plate: a mesh for each that is there. */
export function pictureMeshes(image: Image, asset: AssetCard, file: Blob): Mesh[] {
  const plate = writePlate(image);
  const { geometry } = hangPicture(image, aspectOf(asset), plate);
  geometry.rotateY(Math.PI);
  const matter = new MeshStandardMaterial({ vertexColors: true, roughness: 0.8 });
  const gilt = new MeshStandardMaterial({ vertexColors: true, roughness: 0.32, metalness: 0.45 });
  const meshes = [
    new Mesh(partOf(geometry, Sheet.matter), matter),
    new Mesh(partOf(geometry, Sheet.gilt), gilt),
    new Mesh(partOf(geometry, Sheet.picture), new MeshBasicMaterial({ map: fileTexture(file) })),
  ];
  if (plate) {
    const map = new CanvasTexture(plate.canvas);
    map.colorSpace = SRGBColorSpace;
    map.flipY = false;
    meshes.push(new Mesh(partOf(geometry, Sheet.plate), new MeshBasicMaterial({ map })));
  }
  return meshes.filter((mesh) => (mesh.geometry.index?.count ?? 0) > 0);
}

/** The ball's far side, seen from before it and from within. */
export function panoramaMesh({ radius_m }: Panorama, file: Blob): Mesh {
  const [positions, uvs, indices]: number[][] = [[], [], []];
  for (let row = 0; row <= AROUND.rows; row += 1) {
    for (let column = 0; column <= AROUND.columns; column += 1) {
      const [u, v] = [column / AROUND.columns, row / AROUND.rows];
      const [turn, rise] = [(u - 0.5) * 2 * Math.PI, (0.5 - v) * Math.PI];
      positions!.push(
        -Math.sin(turn) * Math.cos(rise) * radius_m,
        Math.sin(rise) * radius_m,
        Math.cos(turn) * Math.cos(rise) * radius_m,
      );
      uvs!.push(u, v);
      if (row === AROUND.rows || column === AROUND.columns) continue;
      const here = row * (AROUND.columns + 1) + column;
      const below = here + AROUND.columns + 1;
      indices!.push(here, below, here + 1, here + 1, below, below + 1);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions!), 3));
  geometry.setAttribute("uv", new BufferAttribute(new Float32Array(uvs!), 2));
  geometry.setIndex(indices!);
  return new Mesh(geometry, new MeshBasicMaterial({ map: fileTexture(file) }));
}

function fileTexture(file: Blob): Texture {
  const texture = ofFile(new Texture(), file);
  texture.flipY = false;
  return texture;
}

/** The triangles of one sheet, with the points that they need. */
function partOf(whole: BufferGeometry, wanted: number): BufferGeometry {
  const sheet = whole.getAttribute("sheet");
  const numbers = new Map<number, number>();
  const indices: number[] = [];
  for (const vertex of whole.index?.array ?? []) {
    if (Math.round(sheet.getX(vertex)) !== wanted) continue;
    if (!numbers.has(vertex)) numbers.set(vertex, numbers.size);
    indices.push(numbers.get(vertex) as number);
  }
  const part = new BufferGeometry();
  for (const name of ["position", "normal", "color", "uv"]) {
    const { array, itemSize } = whole.getAttribute(name) as BufferAttribute;
    const values = [...numbers.keys()].flatMap((vertex) => [
      ...array.slice(vertex * itemSize, (vertex + 1) * itemSize),
    ]);
    part.setAttribute(name, new BufferAttribute(new Float32Array(values), itemSize));
  }
  part.setIndex(indices);
  return part;
}
