/**
 * glTF from bytes: with Draco and meshopt, whose decoders are files of our own, and with nothing fetched from anywhere
 * else. What a file brings besides surfaces (lights, cameras, notes of its program) stays outside of the place.
 */
import {
  type AnimationClip,
  type Camera,
  type Light,
  LoadingManager,
  type Material,
  Mesh,
  type Object3D,
} from "three";
import dracoProgram from "three/examples/jsm/libs/draco/gltf/draco_decoder.wasm?url";
import dracoScript from "three/examples/jsm/libs/draco/gltf/draco_wasm_wrapper.js?url";
import { MeshoptDecoder } from "three/examples/jsm/libs/meshopt_decoder.module.js";
import { DRACOLoader } from "three/examples/jsm/loaders/DRACOLoader.js";
import { type GLTF, GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";

const VARIANTS = "KHR_materials_variants";
const DRACO_WORKERS = 2;

/** Which material a surface wears in which variants, both as numbers in the file. */
interface VariantMapping {
  readonly material: number;
  readonly variants: readonly number[];
}

export interface Parsed {
  readonly scene: Object3D;
  readonly clips: readonly AnimationClip[];
  readonly variants: readonly string[];
  /** A surface's material in a variant; null: it wears its own. */
  materialOf(mesh: Mesh, variant: string): Promise<Material | null>;
}

let loader: GLTFLoader | null = null;

function loaderOf(): GLTFLoader {
  if (loader) return loader;
  const manager = new LoadingManager();
  // The server refuses files that name others; here nothing would be asked for either.
  manager.setURLModifier((url) => (/^(blob|data):/.test(url) ? url : "data:,"));
  const draco = new DRACOLoader().setDecoderPath({ js: dracoScript, wasm: dracoProgram });
  draco.setWorkerLimit(DRACO_WORKERS);
  loader = new GLTFLoader(manager).setDRACOLoader(draco).setMeshoptDecoder(MeshoptDecoder);
  return loader;
}

/** Rejects where the bytes are no glTF that can be shown. */
export async function parseModel(blob: Blob): Promise<Parsed> {
  const gltf = await loaderOf().parseAsync(await blob.arrayBuffer(), "");
  const names = variantNames(gltf);
  clean(gltf.scene);
  return {
    scene: gltf.scene,
    clips: gltf.animations,
    variants: names,
    materialOf: async (mesh, variant) => {
      const mappings = mesh.userData.variants as readonly VariantMapping[] | undefined;
      const mapping = mappings?.find(({ variants }) => variants.some((at) => names[at] === variant));
      if (!mapping) return null;
      const material = (await gltf.parser.getDependency("material", mapping.material)) as Material;
      // The loader fits a material to a surface by the surface's own attributes.
      const fitted = new Mesh(mesh.geometry, material);
      gltf.parser.assignFinalMaterial(fitted);
      return fitted.material;
    },
  };
}

function variantNames({ parser }: GLTF): readonly string[] {
  const declared = parser.json.extensions?.[VARIANTS]?.variants as readonly { name?: unknown }[] | undefined;
  return (declared ?? []).map(({ name }) => String(name ?? ""));
}

function clean(scene: Object3D): void {
  const foreign: Object3D[] = [];
  scene.traverse((object) => {
    if ((object as Light).isLight || (object as Camera).isCamera) foreign.push(object);
    const mappings = object.userData.gltfExtensions?.[VARIANTS]?.mappings;
    object.userData = mappings === undefined ? {} : { variants: mappings };
  });
  for (const object of foreign) {
    // What hangs on a lamp stays.
    for (const child of [...object.children]) object.parent?.attach(child);
    object.removeFromParent();
  }
}
