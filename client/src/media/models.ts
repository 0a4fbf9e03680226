/** Models that have come: each file is read once and shown by any number of things; freed soon after the last is gone. */
import {
  type AnimationClip,
  type Material,
  type Mesh,
  MeshLambertMaterial,
  type MeshStandardMaterial,
  type Object3D,
  type SkinnedMesh,
  type Texture,
} from "three";
import { clone } from "three/examples/jsm/utils/SkeletonUtils.js";
import type { Quality } from "../components/site";
import { type Parsed, parseModel } from "./gltf";

/** A place that is built anew in another light takes the same models again. */
const KEPT_MS = 5_000;
/** How strongly things mirror the sky; metal has no other colour. */
const MIRROR = 0.4;
const MIRROR_METAL = 0.9;

/** One thing's own copy. Geometries, materials and textures are everybody's. */
export interface ModelCopy {
  readonly root: Object3D;
  readonly clips: readonly AnimationClip[];
  /** Puts a variant on; null: as it is. Names that the file does not have are passed over. */
  wear(variant: string | null): Promise<void>;
  release(): void;
}

interface Kept {
  readonly parsed: Promise<Parsed>;
  readonly materials: Map<Material, Material>;
  users: number;
}

const shelf = new Map<string, Kept>();

/** Whether it needs no fetching. */
export function isOnShelf(url: string, quality: Quality): boolean {
  return shelf.has(`${quality} ${url}`);
}

/** Rejects where the bytes cannot be shown. They are not looked at where it is on the shelf. */
export async function takeModel(
  url: string,
  quality: Quality,
  bytes: Blob | null,
  mirrored: (() => Texture) | null,
): Promise<ModelCopy> {
  const key = `${quality} ${url}`;
  let kept = shelf.get(key);
  if (!kept) {
    kept = { parsed: parseModel(bytes ?? new Blob()), materials: new Map(), users: 0 };
    shelf.set(key, kept);
  }
  kept.users += 1;
  try {
    return copyOf(kept, await kept.parsed, quality, mirrored, () => release(key));
  } catch (error) {
    kept.users -= 1;
    if (shelf.get(key) === kept) shelf.delete(key);
    throw error;
  }
}

function copyOf(
  { materials }: Kept,
  parsed: Parsed,
  quality: Quality,
  mirrored: (() => Texture) | null,
  release: () => void,
): ModelCopy {
  const root = clone(parsed.scene);
  const dress = (mesh: Mesh, material: Material) => {
    mesh.material = materialFor(material, materials, quality, mirrored);
  };
  const own = new Map<Mesh, Material>();
  root.traverse((object) => {
    const mesh = object as Mesh;
    if (!mesh.isMesh) return;
    own.set(mesh, mesh.material as Material);
    mesh.geometry.userData.isShared = true;
    mesh.receiveShadow = quality === "high";
    // A moving skin leaves the ball that was measured at rest.
    if ((mesh as SkinnedMesh).isSkinnedMesh) mesh.frustumCulled = false;
    dress(mesh, mesh.material as Material);
  });
  return {
    root,
    clips: parsed.clips,
    wear: async (variant) => {
      for (const [mesh, material] of own) {
        const worn = variant === null ? null : await parsed.materialOf(mesh, variant);
        dress(mesh, worn ?? material);
      }
    },
    release: () => {
      // The bones are its own.
      for (const mesh of own.keys())
        if ((mesh as SkinnedMesh).isSkinnedMesh) (mesh as SkinnedMesh).skeleton.dispose();
      release();
    },
  };
}

/** A file's material as it is in this place: mirrors its sky, or is as cheap as a small machine needs. */
function materialFor(
  material: Material,
  made: Map<Material, Material>,
  quality: Quality,
  mirrored: (() => Texture) | null,
): Material {
  let fitting = made.get(material);
  if (!fitting) {
    const standard = (material as MeshStandardMaterial).isMeshStandardMaterial;
    fitting = quality === "low" && standard ? plain(material as MeshStandardMaterial) : material;
    fitting.userData = { isShared: true };
    made.set(material, fitting);
  }
  const standard = fitting as MeshStandardMaterial;
  if (mirrored && standard.isMeshStandardMaterial) {
    standard.envMap = mirrored();
    standard.envMapIntensity =
      MIRROR + (MIRROR_METAL - MIRROR) * (standard.metalnessMap ? 0.5 : standard.metalness);
  }
  return fitting;
}

function plain(standard: MeshStandardMaterial): MeshLambertMaterial {
  const lambert = new MeshLambertMaterial({
    color: standard.color,
    map: standard.map,
    emissive: standard.emissive,
    emissiveMap: standard.emissiveMap,
    emissiveIntensity: standard.emissiveIntensity,
    alphaMap: standard.alphaMap,
    alphaTest: standard.alphaTest,
    transparent: standard.transparent,
    opacity: standard.opacity,
    side: standard.side,
    vertexColors: standard.vertexColors,
    flatShading: standard.flatShading,
    depthWrite: standard.depthWrite,
  });
  // Metal has no colour of its own where nothing is mirrored: without this it would be black.
  lambert.color.multiplyScalar(1 - 0.2 * standard.metalness);
  return lambert;
}

function release(key: string): void {
  const kept = shelf.get(key);
  if (!kept) return;
  kept.users -= 1;
  if (kept.users > 0) return;
  setTimeout(async () => {
    if (kept.users > 0 || shelf.get(key) !== kept) return;
    shelf.delete(key);
    free(await kept.parsed, kept.materials);
  }, KEPT_MS);
}

function free({ scene }: Parsed, made: ReadonlyMap<Material, Material>): void {
  const materials = new Set<Material>([...made.keys(), ...made.values()]);
  scene.traverse((object) => {
    const mesh = object as Mesh;
    if (!mesh.isMesh) return;
    mesh.geometry.dispose();
    materials.add(mesh.material as Material);
  });
  for (const material of materials) {
    for (const value of Object.values(material)) if (isOwnTexture(value)) value.dispose();
    material.dispose();
  }
}

/** What the place mirrors is everybody's. */
function isOwnTexture(value: unknown): value is Texture {
  const texture = value as Texture | null;
  return texture?.isTexture === true && texture.isRenderTargetTexture !== true;
}
