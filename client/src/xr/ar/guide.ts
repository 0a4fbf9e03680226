/** Tells her what to do until the place stands on her table: on the card, or, on a phone, in the HUD. */
import type { XrStage } from "../context";
import { Overlay } from "./overlay";
import type { Surface } from "./surface";

/** After so long without a table it may also stand in the air. */
const WAIT_MS = 10_000;
/** A table that is out of sight for so long is looked for anew. */
const LOST_MS = 3_000;

export class Guide {
  /** Nothing was found for so long that a press sets it down in the air. */
  isAirOffered = false;

  readonly #xr: XrStage;
  readonly #overlay: Overlay | null;
  #foundMs = Number.NaN;
  #told = "";

  constructor(xr: XrStage) {
    this.#xr = xr;
    this.#overlay = Overlay.over(xr);
  }

  /** It is looked for anew. */
  begin(): void {
    this.#foundMs = Number.NaN;
    this.#told = "";
    this.isAirOffered = false;
  }

  seek({ isFound, isPossible }: Surface, nowMs: number): void {
    if (isFound || Number.isNaN(this.#foundMs)) this.#foundMs = nowMs;
    const lostMs = nowMs - this.#foundMs;
    this.isAirOffered = !isPossible || lostMs >= WAIT_MS;
    if (isFound) this.#tell("press", nowMs);
    else if (!isPossible) this.#tell("impossible", nowMs);
    else if (this.isAirOffered) this.#tell("none", nowMs);
    else if (this.#told === "" || lostMs >= LOST_MS) this.#tell("seek", nowMs);
  }

  /** It stands. */
  stand(nowMs: number): void {
    this.#tell("placed", nowMs);
    this.#overlay?.frame(nowMs);
  }

  dispose(): void {
    this.#overlay?.dispose();
  }

  #tell(what: "seek" | "press" | "none" | "impossible" | "placed", nowMs: number): void {
    if (what === this.#told) return;
    this.#told = what;
    if (this.#overlay) this.#overlay.tell(`headset-phone-${what}`, nowMs);
    else this.#xr.say(`headset-table-${what}`);
  }
}
