/** What things that people brought along need of the page around the place; a place without it shows their boxes alone. */
import type { Signal } from "@preact/signals";
import type { WebGLRenderer } from "three";
import type { Arriving } from "../model/arriving";

export interface MediaHost {
  /** The Space whose Assets they are, by id or slug. */
  readonly space: string;
  readonly renderer: WebGLRenderer;
  /** How far they have come, for one quiet line. */
  readonly arriving: Signal<Arriving | null>;
}
