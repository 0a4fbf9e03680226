/**
 * Puts uploaded models into one glTF, at the level of its JSON: their bytes go in as they are, and where one object names
 * another by number, the number becomes that of the same object in the whole. Decoding nothing, it loses nothing.
 */
import type { Assembly } from "./assembly";
import {
  EXTENSION_LISTS,
  type ExtensionKind,
  type Gltf,
  type Kind,
  LISTS,
  type List,
  type Made,
} from "./gltf";
import type { Model } from "./model";
import { isKnown, type Renumber, renumber } from "./numbers";

const MESHOPT = ["EXT_meshopt_compression", "KHR_meshopt_compression"] as const;
const VARIANTS = "KHR_materials_variants";
/** What each hanging has of its own: a node has one parent, and a clip moves certain nodes. */
const OWN = ["nodes", "skins", "animations"] as const satisfies readonly List[];
const SHARED = LISTS.filter((list) => !["buffers", "scenes", ...OWN].includes(list));

type Extensions = Record<string, unknown>;

export interface Hung {
  readonly roots: readonly number[];
  /** Of its first hanging: what has no place at the top of a whole, such as its file's own words about itself. */
  readonly extras: Made;
}

/** One model within a whole. Its shared part goes in with its first hanging. */
export class Merged {
  readonly #assembly: Assembly;
  readonly #model: Model;
  readonly #shifts: ReadonlyMap<Kind, number>;
  readonly #buffers: readonly number[];
  readonly #dressed = new Map<number, ReadonlyMap<number, number>>();
  readonly #left: Made;
  #isHung = false;

  constructor(assembly: Assembly, model: Model) {
    this.#assembly = assembly;
    this.#model = model;
    const { gltf } = model;
    for (const name of gltf.extensionsUsed ?? [])
      assembly.use(name, gltf.extensionsRequired?.includes(name) ?? false);
    const bases = this.#takeBuffers();
    this.#buffers = bases.map(({ buffer }) => buffer);
    this.#shifts = this.#shiftsNow();
    this.#takeShared(bases.map(({ shift }) => shift));
    this.#left = this.#takeTop();
  }

  /** `variant`: what it wears at this place; null, or a name that it does not have: what it wears by itself. */
  hang(variant: string | null): Hung {
    const { gltf } = this.#model;
    const shifts = new Map<Kind, number>(this.#shifts);
    for (const list of OWN) shifts.set(list, this.#assembly.count(list));
    const meshes = this.#dress(variant);
    const to: Renumber = (kind, number) =>
      kind === "meshes" && meshes.has(number)
        ? (meshes.get(number) as number)
        : this.#to(kind, number, shifts);
    for (const list of OWN) this.#copy({ [list]: gltf[list] ?? [] }, to);
    const roots = rootsOf(gltf).map((node) => to("nodes", node));
    if (this.#isHung) return { roots, extras: {} };
    this.#isHung = true;
    this.#takeScenes(to);
    return { roots, extras: this.#left };
  }

  #to(kind: Kind, number: number, shifts: ReadonlyMap<Kind, number>): number {
    return kind === "buffers" ? (this.#buffers[number] ?? number) : number + (shifts.get(kind) ?? 0);
  }

  #shared: Renumber = (kind, number) => this.#to(kind, number, this.#shifts);

  #shiftsNow(): Map<Kind, number> {
    const shifts = new Map<Kind, number>(LISTS.map((list) => [list, this.#assembly.count(list)]));
    for (const [name, list, kind] of extensionLists())
      if ((this.#model.gltf.extensions?.[name]?.[list] as unknown[] | undefined)?.length)
        shifts.set(kind, this.#assembly.extensionList(kind).length);
    return shifts;
  }

  #takeBuffers(): { readonly buffer: number; readonly shift: number }[] {
    const assembly = this.#assembly;
    return (this.#model.gltf.buffers ?? []).map((buffer, at) => {
      const own = assembly.buffer();
      const bytes = this.#model.buffers[at];
      if (bytes) return { buffer: own, shift: assembly.put(bytes) };
      return { buffer: assembly.add("buffers", structuredClone(buffer)), shift: 0 };
    });
  }

  #takeShared(shifts: readonly number[]): void {
    for (const list of SHARED) {
      const copied = structuredClone(this.#model.gltf[list] ?? []);
      if (list === "bufferViews") for (const view of copied) moveView(view, shifts);
      this.#copy({ [list]: copied }, this.#shared);
    }
  }

  /** Puts in copies of objects that have their new numbers. */
  #copy(part: Partial<Record<List, Made[]>>, to: Renumber): void {
    const copied = structuredClone(part);
    renumber(copied, to);
    for (const [list, things] of Object.entries(copied))
      for (const thing of things) this.#assembly.add(list as List, thing);
  }

  /** What stands at the top of its file; returns what finds no place at the top of the whole. */
  #takeTop(): Made {
    const { gltf } = this.#model;
    const top = structuredClone({ asset: gltf.asset, extensions: gltf.extensions ?? {} });
    renumber(top, this.#shared);
    for (const [name, list, kind] of extensionLists()) {
      const things = top.extensions[name]?.[list];
      if (!Array.isArray(things)) continue;
      if (things.length > 0) this.#assembly.extensionList(kind).push(...things);
      delete top.extensions[name]?.[list];
    }
    this.#assembly.gltf.extensions ??= {};
    const left: Made = {};
    const own = carry(top.extensions, this.#assembly.gltf.extensions);
    if (own) left.extensions = own;
    const { version: _, ...asset } = top.asset;
    if (Object.keys(asset).length > 0) left.asset = asset;
    if (gltf.extras !== undefined) left.extras = structuredClone(gltf.extras);
    return left;
  }

  /** The scene that is shown gives its roots to whoever hangs it; others stay scenes, of what is left for them. */
  #takeScenes(to: Renumber): void {
    const { gltf } = this.#model;
    const shown = new Set(rootsOf(gltf));
    for (const [at, scene] of (gltf.scenes ?? []).entries()) {
      const copied: { scenes: [Made] } = { scenes: [structuredClone(scene)] };
      const [own] = copied.scenes;
      own.nodes = ((own.nodes as number[] | undefined) ?? []).filter((node) => !shown.has(node));
      renumber(copied, to);
      if (at !== (gltf.scene ?? 0)) {
        if ((own.nodes as number[]).length > 0) this.#assembly.add("scenes", own);
        continue;
      }
      this.#takeSounds(own);
      this.#assembly.scene.extensions ??= {};
      const left = carry((own.extensions ?? {}) as Extensions, this.#assembly.scene.extensions as Extensions);
      if (Object.keys(this.#assembly.scene.extensions as Extensions).length === 0)
        delete this.#assembly.scene.extensions;
      const { name, extras } = own;
      this.#left.scene = {
        ...(name === undefined ? {} : { name }),
        ...(extras === undefined ? {} : { extras }),
        ...(left ? { extensions: left } : {}),
      };
      if (Object.keys(this.#left.scene as object).length === 0) delete this.#left.scene;
    }
  }

  /** What is heard everywhere in one model is heard everywhere in the whole. */
  #takeSounds(scene: Made): void {
    const sounds = (scene.extensions as Extensions | undefined)?.KHR_audio_emitter as Made | undefined;
    if (!Array.isArray(sounds?.emitters)) return;
    this.#assembly.scene.extensions ??= {};
    const whole = this.#assembly.scene.extensions as Record<string, { emitters?: number[] }>;
    whole.KHR_audio_emitter ??= {};
    whole.KHR_audio_emitter.emitters = [...(whole.KHR_audio_emitter.emitters ?? []), ...sounds.emitters];
    delete (scene.extensions as Extensions).KHR_audio_emitter;
  }

  /** Meshes with the materials of a variant, by the numbers of those without. */
  #dress(name: string | null): ReadonlyMap<number, number> {
    const variants = this.#model.gltf.extensions?.[VARIANTS]?.variants as Made[] | undefined;
    const variant = name === null ? -1 : (variants ?? []).findIndex((each) => each.name === name);
    if (variant < 0) return new Map();
    const known = this.#dressed.get(variant);
    if (known) return known;
    const dressed = new Map<number, number>();
    for (const [at, mesh] of (this.#model.gltf.meshes ?? []).entries()) {
      const copied = structuredClone(mesh) as { primitives: Primitive[] };
      const changed = copied.primitives.filter((primitive) => wear(primitive, variant));
      if (changed.length === 0) continue;
      dressed.set(at, this.#assembly.count("meshes"));
      this.#copy({ meshes: [copied as unknown as Made] }, this.#shared);
    }
    this.#dressed.set(variant, dressed);
    return dressed;
  }
}

/** Whether a model has JSON whose numbers nobody here knows: such a model goes first, so that they stay right. */
export function hasUnknown({ gltf }: Model): boolean {
  return (gltf.extensionsUsed ?? []).some((name) => !isKnown(name));
}

/** The nodes of the scene that is shown; without scenes, those that hang on no other. */
export function rootsOf(gltf: Gltf): readonly number[] {
  const scene = gltf.scenes?.[gltf.scene ?? 0];
  if (scene) return (scene.nodes as number[] | undefined) ?? [];
  const below = new Set(
    (gltf.nodes ?? []).flatMap(({ children }) => (children as number[] | undefined) ?? []),
  );
  return (gltf.nodes ?? []).map((_, at) => at).filter((at) => !below.has(at));
}

interface Primitive {
  material?: number;
  extensions?: Record<string, { mappings?: { material: number; variants: number[] }[] }>;
}

function wear(primitive: Primitive, variant: number): boolean {
  const mappings = primitive.extensions?.[VARIANTS]?.mappings ?? [];
  const worn = mappings.find(({ variants }) => variants.includes(variant));
  if (worn) primitive.material = worn.material;
  return worn !== undefined;
}

/** A view's bytes lie so much further on in the whole. */
function moveView(view: Made, shifts: readonly number[]): void {
  const extensions = (view.extensions ?? {}) as Record<string, Made>;
  for (const range of [view, ...MESHOPT.map((name) => extensions[name])]) {
    const shift = range === undefined ? 0 : (shifts[range.buffer as number] ?? 0);
    if (range && shift > 0) range.byteOffset = ((range.byteOffset as number | undefined) ?? 0) + shift;
  }
}

/** Puts extensions where none of the same name is yet; returns the others, and null where there is none. */
function carry(from: Extensions, into: Extensions): Extensions | null {
  const left: Extensions = {};
  for (const [name, value] of Object.entries(from)) {
    const isEmptied = name in EXTENSION_LISTS && Object.keys(value as object).length === 0;
    if (isEmptied || JSON.stringify(into[name]) === JSON.stringify(value)) continue;
    if (name in into) left[name] = value;
    else into[name] = value;
  }
  return Object.keys(left).length > 0 ? left : null;
}

function* extensionLists(): Generator<[name: string, list: string, kind: ExtensionKind]> {
  for (const [name, lists] of Object.entries(EXTENSION_LISTS))
    for (const [list, kind] of Object.entries(lists)) yield [name, list, kind];
}
