import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orientationOf } from "../../src/takeaway/upright";

/** The beginning of a JPEG whose Exif says how it was held. */
function photo(orientation: number, isLittle: boolean): DataView {
  const bytes = new DataView(new ArrayBuffer(60));
  bytes.setUint16(0, 0xffd8);
  bytes.setUint32(2, 0xffe00004);
  bytes.setUint16(8, 0xffe1);
  bytes.setUint16(10, 50);
  bytes.setUint32(12, 0x45786966);
  const tiff = 18;
  bytes.setUint16(tiff, isLittle ? 0x4949 : 0x4d4d);
  bytes.setUint32(tiff + 4, 8, isLittle);
  bytes.setUint16(tiff + 8, 2, isLittle);
  bytes.setUint16(tiff + 10, 0x010f, isLittle);
  bytes.setUint16(tiff + 22, 0x0112, isLittle);
  bytes.setUint16(tiff + 30, orientation, isLittle);
  return bytes;
}

describe("how a photo was held", () => {
  it("is read in both orders of bytes", () => {
    expect([true, false].map((isLittle) => orientationOf(photo(6, isLittle)))).toEqual([6, 6]);
  });

  it("is as it lies where nothing, or nonsense, is said", () => {
    expect(orientationOf(photo(77, true))).toBe(1);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const held = orientationOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
        expect(held).toBeGreaterThanOrEqual(1);
        expect(held).toBeLessThanOrEqual(8);
      }),
    );
  });
});
