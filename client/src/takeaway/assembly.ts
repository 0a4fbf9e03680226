/** One GLB in the making: what is put into its lists is numbered, bytes go into its one buffer, and nothing is copied. */
import { EXTENSION_LISTS, type ExtensionKind, type Gltf, type List, type Made } from "./gltf";

const MAGIC = 0x46546c67;
const VERSION = 2;
const JSON_CHUNK = 0x4e4f534a;
const BIN_CHUNK = 0x004e4942;
const ALIGNED = 4;
const HEADER_BYTES = 12 + 8 + 8;
const SPACE = 0x20;

export type Bytes = Blob | ArrayBufferView<ArrayBuffer>;

export class Assembly {
  readonly gltf: Gltf;
  readonly scene: Made;
  /** Of what lies in the buffer. */
  bytes = 0;
  readonly #parts: Bytes[] = [];
  readonly #used = new Set<string>();
  readonly #required = new Set<string>();

  constructor(name: string) {
    this.scene = { name, nodes: [] };
    this.gltf = { asset: { version: "2.0" }, scene: 0, scenes: [this.scene] };
  }

  /** Returns its number. */
  add(list: List, made: Made): number {
    this.gltf[list] ??= [];
    return this.gltf[list].push(made) - 1;
  }

  count(list: List): number {
    return this.gltf[list]?.length ?? 0;
  }

  /** A list that an extension keeps at the top of the file. */
  extensionList(kind: ExtensionKind): Made[] {
    for (const [name, lists] of Object.entries(EXTENSION_LISTS)) {
      for (const [list, own] of Object.entries(lists)) {
        if (own !== kind) continue;
        this.gltf.extensions ??= {};
        this.gltf.extensions[name] ??= {};
        const holder = this.gltf.extensions[name];
        holder[list] ??= [];
        return holder[list] as Made[];
      }
    }
    throw new Error(`no extension has a list of ${kind}`);
  }

  use(extension: string, isRequired = false): void {
    this.#used.add(extension);
    if (isRequired) this.#required.add(extension);
  }

  /** Puts bytes into the buffer; returns where they begin, a multiple of four. */
  put(bytes: Bytes): number {
    const at = this.bytes;
    const length = bytes instanceof Blob ? bytes.size : bytes.byteLength;
    const padding = (ALIGNED - (length % ALIGNED)) % ALIGNED;
    this.#parts.push(bytes);
    if (padding > 0) this.#parts.push(new Uint8Array(padding));
    this.bytes += length + padding;
    return at;
  }

  /** Puts bytes into the buffer; returns the number of the view of them. */
  view(bytes: Bytes, target: number | null = null): number {
    const byteLength = bytes instanceof Blob ? bytes.size : bytes.byteLength;
    const view: Made = { buffer: this.buffer(), byteOffset: this.put(bytes), byteLength };
    if (target !== null) view.target = target;
    return this.add("bufferViews", view);
  }

  /** The number of the one buffer that has bytes: a GLB's first. */
  buffer(): number {
    if (this.count("buffers") === 0) this.add("buffers", { byteLength: 0 });
    return 0;
  }

  /** The whole file. Nothing may be added any more. */
  finished(): Blob {
    if (this.#used.size > 0) this.gltf.extensionsUsed = [...this.#used].sort();
    if (this.#required.size > 0) this.gltf.extensionsRequired = [...this.#required].sort();
    const [buffer] = this.gltf.buffers ?? [];
    if (buffer) buffer.byteLength = this.bytes;
    if (Object.keys(this.gltf.extensions ?? {}).length === 0) delete this.gltf.extensions;
    if ((this.scene.nodes as number[]).length === 0) delete this.scene.nodes;
    const text = new TextEncoder().encode(JSON.stringify(this.gltf));
    const padding = new Uint8Array((ALIGNED - (text.length % ALIGNED)) % ALIGNED).fill(SPACE);
    const jsonBytes = text.length + padding.length;
    const binary = this.bytes > 0 ? [words(this.bytes, BIN_CHUNK), ...this.#parts] : [];
    const total = HEADER_BYTES - (this.bytes > 0 ? 0 : 8) + jsonBytes + this.bytes;
    return new Blob([words(MAGIC, VERSION, total, jsonBytes, JSON_CHUNK), text, padding, ...binary], {
      type: "model/gltf-binary",
    });
  }
}

function words(...values: number[]): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(values.length * 4));
  for (const [at, value] of values.entries()) bytes.setUint32(at * 4, value, true);
  return new Uint8Array(bytes.buffer);
}
