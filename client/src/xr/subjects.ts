/** What goes on in a session, in the order of a frame: each is a folder of its own, and the session goes on without it. */
import type { XrMode } from "../model/immersion";
import type { Frame } from "../systems/state";
import { openHere } from "./ar/here";
import { openTable } from "./ar/table";
import { openCard } from "./card";
import type { OpenSubject, Subject, XrStage } from "./context";
import { openLocomotion } from "./locomotion";
import { openHands } from "./own_hands";
import { openPointing } from "./pointing";
import { openBoards } from "./pointing/shown_boards";

/** Before her steps: who walks, turns and sits. */
const STEPPING: Readonly<Record<XrMode, readonly OpenSubject[]>> = {
  vr: [openLocomotion],
  table: [openTable],
  here: [openHere],
};
/** Before the picture. */
const DRAWING: Readonly<Record<XrMode, readonly OpenSubject[]>> = {
  vr: [openCard, openBoards, openPointing, openHands],
  table: [openCard, openPointing, openHands],
  here: [openCard, openPointing, openHands],
};

export class Subjects {
  readonly #stepping: Set<Subject>;
  readonly #drawing: Set<Subject>;

  constructor(xr: XrStage) {
    this.#stepping = new Set(opened(STEPPING[xr.mode], xr));
    this.#drawing = new Set(opened(DRAWING[xr.mode], xr));
  }

  step(frame: Frame): void {
    run(this.#stepping, frame);
  }

  draw(frame: Frame): void {
    run(this.#drawing, frame);
  }

  dispose(): void {
    for (const subject of [...this.#drawing, ...this.#stepping]) subject.dispose();
  }
}

function opened(subjects: readonly OpenSubject[], xr: XrStage): Subject[] {
  return subjects.flatMap((open) => {
    try {
      return [open(xr)];
    } catch (error) {
      reportError(error);
      return [];
    }
  });
}

/** Whoever fails is left out from then on: before her eyes the picture must not stop. */
export function run(subjects: Set<Subject>, frame: Frame): void {
  for (const subject of subjects) {
    try {
      subject.frame(frame.seconds, frame.nowMs);
    } catch (error) {
      subjects.delete(subject);
      reportError(error);
    }
  }
}
