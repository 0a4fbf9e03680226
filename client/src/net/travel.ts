/**
 * Going through a portal without a page load: the other Space is looked up first, so that a closed gate costs nothing;
 * then the mist thickens, the old line is left and the new one entered. Where the other Space does not let her in, she
 * goes back to where she stood.
 *
 *     at home ── travel ──> looking ──> leaving (mist) ──> entering the other ── Welcome ──> at home there
 *        ^                     └── no such Space: a sentence      └── refused ──> returning ── Welcome ──┐
 *        └──────────────────────────────────────────────────────────────────────────────────────────────┘
 */
import type { AppModel } from "../model/app_model";
import type { Snapshot } from "../model/scene_model";
import type { Line } from "./line";
import type { Entering } from "./order";
import type { SceneSource, SpaceFacts } from "./snapshot";

/** A portal's mist closes, and opens again, in this time. */
export const FADE_MS = 400;

/** What the browser's page shows of where she is. */
export interface PageAddress {
  /** She is in another Space: title and address follow. `push`: a new step in the history. */
  arrived(space: SpaceFacts, push: boolean): void;
  /** The back button led to a place that did not let her in: the address tells the truth again. */
  stayed(slug: string): void;
}

export interface TravelPorts {
  readonly line: Line;
  readonly scenes: SceneSource;
  readonly address: PageAddress;
  /** Until the mist is thick. */
  readonly fade: () => Promise<void>;
  /** Takes the other place's things in, once its mist hides the old ones. */
  readonly takeScene: (space: string, snapshot: Snapshot) => void;
}

type Arrival = Pick<Entering, "space" | "through" | "code">;

/** She would rather not wait any longer: nothing to tell. */
export const GAVE_UP = "gave-up";
/** What she is told on the way back, by the code of the refusal. */
const RETURNS: ReadonlyMap<string, string> = new Map([
  ["space_full", "travel-full"],
  ["not_admitted", "travel-refused"],
  ["locked", "travel-locked"],
  ["banned", "travel-refused"],
  ["code_needed", "travel-refused"],
  ["code_wrong", "travel-refused"],
  ["too_many_tries", "travel-refused"],
]);

interface Trip {
  readonly space: SpaceFacts;
  readonly from: { readonly entering: Entering; readonly slug: string };
  readonly entering: Entering;
  /** Whether the history gets a step, or is itself what led here. */
  readonly push: boolean;
  readonly isReturn: boolean;
}

export class Travel {
  readonly #model: AppModel;
  readonly #ports: TravelPorts;
  /** What opened the Spaces that she has left, by their ids: the way back needs it again. */
  readonly #codes = new Map<string, string>();
  #trip: Trip | null = null;
  #isLooking = false;

  constructor(model: AppModel, ports: TravelPorts) {
    this.#model = model;
    this.#ports = ports;
  }

  get isUnderWay(): boolean {
    return this.#trip !== null;
  }

  /** Leads from the Space that was entered last to another one; true once she is on her way. */
  async begin(slug: string, from: Entering, push: boolean): Promise<boolean> {
    const model = this.#model;
    if (this.#trip || this.#isLooking || model.state.value !== "inside") return false;
    this.#isLooking = true;
    const found = await this.#look(slug);
    this.#isLooking = false;
    if (!found || model.state.value !== "inside") {
      if (!found && !push) this.#ports.address.stayed(model.spaceSlug);
      return false;
    }
    const { space, snapshot } = found;
    const through = model.spaceSlug;
    this.#trip = {
      space,
      from: { entering: from, slug: through },
      entering: arriving(from, this.#arrival(space.id, through, from), model.self.watching.value),
      push,
      isReturn: false,
    };
    model.travel.value = { slug: space.slug, name: space.name };
    await this.#ports.fade();
    model.departed();
    this.#ports.line.enter(this.#trip.entering);
    if (snapshot) this.#ports.takeScene(space.id, snapshot);
    return true;
  }

  /** Whoever is in line there goes by another name now: returns as what she enters, null where this is no journey. */
  renamed(name: string): Entering | null {
    const trip = this.#trip;
    if (!trip) return null;
    const from = { ...trip.from, entering: { ...trip.from.entering, name } };
    this.#trip = { ...trip, from, entering: { ...trip.entering, name } };
    return this.#trip.entering;
  }

  /** The line was let in: returns what was entered, null where this was no journey. */
  welcomed(): Entering | null {
    const trip = this.#trip;
    if (!trip) return null;
    this.#trip = null;
    this.#model.travel.value = null;
    if (trip.isReturn) {
      if (!trip.push) this.#ports.address.stayed(trip.from.slug);
    } else {
      this.#model.spaceSlug = trip.space.slug;
      this.#ports.address.arrived(trip.space, trip.push);
    }
    return trip.entering;
  }

  /** The other Space did not let her in: back to the one before. False where there is no way back from here. */
  turnBack(code: string): boolean {
    const trip = this.#trip;
    if (!trip || trip.isReturn) return false;
    const { entering: before } = trip.from;
    const entering = arriving(before, here(before), this.#model.self.watching.value);
    this.#trip = { ...trip, entering, isReturn: true };
    const told = RETURNS.get(code.replace(/^close-/, "")) ?? "travel-failed";
    if (code !== GAVE_UP) this.#model.tidings.value = { code: told, facts: { space: trip.space.name } };
    if (this.#model.waiting.value) this.#model.departed();
    this.#ports.line.enter(entering);
    return true;
  }

  /** Neither there nor back: the stay is over. */
  forget(): void {
    this.#trip = null;
    this.#model.travel.value = null;
  }

  #arrival(space: string, through: string, from: Entering): Arrival {
    if (from.code) this.#codes.set(from.space, from.code);
    const code = this.#codes.get(space);
    return { space, through, ...(code && { code }) };
  }

  /** Where she may not look in yet, the things are fetched once she is inside. */
  async #look(slug: string): Promise<{ space: SpaceFacts; snapshot: Snapshot | null } | null> {
    const { scenes } = this.#ports;
    try {
      const space = await scenes.space(slug);
      const isSeen = space !== null && space.scene_revision > 0;
      const snapshot = isSeen ? await scenes.snapshot(space.id, space.scene_revision) : null;
      if (space) return { space, snapshot };
      this.#model.tidings.value = { code: "portal-closed", facts: {} };
    } catch {
      this.#model.tidings.value = { code: "travel-failed", facts: { space: slug } };
    }
    return null;
  }
}

/** To the same Space again. */
export function here({ space, code }: Entering): Arrival {
  return { space, ...(code && { code }) };
}

/** Who she is, for another arrival: how the last one came about does not count any more. */
export function arriving({ name, look }: Entering, arrival: Arrival, watching: boolean): Entering {
  return { ...arrival, name, ...(look && { look }), ...(watching && { watching }) };
}
