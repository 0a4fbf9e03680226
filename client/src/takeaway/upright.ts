/** Whether a photo has to be turned: its camera notes in Exif how it was held, and glTF knows nothing of that. */

const START_OF_IMAGE = 0xffd8;
const APP1 = 0xffe1;
const START_OF_SCAN = 0xffda;
const EXIF = 0x45786966;
const LITTLE = 0x4949;
const ORIENTATION = 0x0112;
const ENTRY_BYTES = 12;
/** Exif stands in the first segments, none of which is longer. */
export const EXIF_WITHIN_BYTES = 128 * 1024;

/** As Exif counts it, 1 … 8; 1 where the photo lies as it is to be seen, or says nothing. */
export function orientationOf(bytes: DataView): number {
  try {
    return searched(bytes);
  } catch (error) {
    // It ends where it should go on: then it says nothing.
    if (error instanceof RangeError) return 1;
    throw error;
  }
}

function searched(bytes: DataView): number {
  if (bytes.getUint16(0) !== START_OF_IMAGE) return 1;
  for (let at = 2; ; at += 2 + bytes.getUint16(at + 2)) {
    const marker = bytes.getUint16(at);
    if (marker < 0xff00 || marker === START_OF_SCAN) return 1;
    if (marker === APP1 && bytes.getUint32(at + 4) === EXIF) return inTiff(bytes, at + 10);
  }
}

function inTiff(bytes: DataView, start: number): number {
  const isLittle = bytes.getUint16(start) === LITTLE;
  const directory = start + bytes.getUint32(start + 4, isLittle);
  const count = bytes.getUint16(directory, isLittle);
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * ENTRY_BYTES;
    if (bytes.getUint16(at, isLittle) !== ORIENTATION) continue;
    const value = bytes.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
