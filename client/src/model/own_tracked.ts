/** The visitor's own head and hands while she wears a headset: written in every frame, said with her own report. */
import { TRACKED_REPORT_BYTES } from "../protocol/generated";
import type { PlaceLike } from "../protocol/thing_codec";
import { writeTracked } from "../protocol/tracked_codec";
import type { ShownTracked, TrackedPart } from "./tracked";

export function newTrackedPart(): TrackedPart {
  return { isTracked: false, x: 0, y: 0, z: 0, q: [0, 0, 0, 1], shape: 0 };
}

export class OwnTracked implements ShownTracked {
  flags = 0;
  readonly head = newTrackedPart();
  readonly left = newTrackedPart();
  readonly right = newTrackedPart();
  readonly #bytes = new Uint8Array(TRACKED_REPORT_BYTES);
  readonly #view = new DataView(this.#bytes.buffer);

  /** The 30 bytes of all this, counted from her feet; written over by the next. */
  report(epoch: number, feet: PlaceLike): Uint8Array {
    writeTracked(this.#view, epoch, this, feet);
    return this.#bytes;
  }
}
