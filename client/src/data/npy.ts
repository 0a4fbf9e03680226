/** Reads an `.npy` file that the server has looked through: where its numbers begin, and of which kind and shape they are. */

export interface Matrix {
  readonly shape: readonly number[];
  /** Row after row. */
  readonly numbers: ArrayLike<number>;
}

const HEADER = /'descr'\s*:\s*'[<|]?([fiu]\d)'/;
const SHAPE = /'shape'\s*:\s*\(([\d\s,]*)\)/;

type Reading = (buffer: ArrayBuffer) => ArrayLike<number>;

const KINDS: Readonly<Record<string, Reading>> = {
  f4: (buffer) => new Float32Array(buffer),
  f8: (buffer) => new Float64Array(buffer),
  i1: (buffer) => new Int8Array(buffer),
  i2: (buffer) => new Int16Array(buffer),
  i4: (buffer) => new Int32Array(buffer),
  i8: (buffer) => Float64Array.from(new BigInt64Array(buffer), Number),
  u1: (buffer) => new Uint8Array(buffer),
  u2: (buffer) => new Uint16Array(buffer),
  u4: (buffer) => new Uint32Array(buffer),
  u8: (buffer) => Float64Array.from(new BigUint64Array(buffer), Number),
};

/** Throws where it is no such file. */
export function readNpy(file: ArrayBuffer): Matrix {
  const view = new DataView(file);
  const isLong = view.getUint8(6) > 1;
  const begin = isLong ? 12 : 10;
  const size = isLong ? view.getUint32(8, true) : view.getUint16(8, true);
  const header = new TextDecoder().decode(new Uint8Array(file, begin, size));
  const read = KINDS[HEADER.exec(header)?.[1] ?? ""];
  const shape = SHAPE.exec(header)?.[1]
    ?.split(",")
    .filter((side) => side.trim() !== "");
  if (!read || !shape) throw new Error("this is no array of numbers");
  // Numbers begin wherever the header ends; a view of them would have to begin at a multiple of their size.
  return { shape: shape.map(Number), numbers: read(file.slice(begin + size)) };
}
