/** Where a goal lies at this moment: the point to walk to, how near is near enough, what to do and look at there. */
import { CLICK_WITHIN_M, PRESS_WITHIN_M, SIT_WITHIN_M } from "../protocol/generated";
import type { AppModel } from "./app_model";
import type { Goal } from "./going";
import { before, placementOf } from "./placement";
import type { SceneEntity } from "./scene_model";

export type Use =
  | { readonly kind: "seat"; readonly id: string }
  | { readonly kind: "button"; readonly id: string }
  | { readonly kind: "portal"; readonly target: string }
  /** Of an experience. */
  | { readonly kind: "click" | "board"; readonly id: string };

export interface Destination {
  readonly x: number;
  readonly z: number;
  /** She stops so far before it. */
  readonly stopM: number;
  /** Where the way ends before, so near still counts as having come. */
  readonly nearM: number;
  /** On arrival she turns to this point, if `faces`. */
  readonly faces: boolean;
  readonly lookX: number;
  readonly lookZ: number;
  readonly use: Use | null;
}

const PLACE_STOP_M = 0.25;
const PERSON_STOP_M = 1.4;
const PERSON_NEAR_M = 2.2;
const THING_STOP_M = 1.2;
const THING_NEAR_M = 3;
/** In front of a seat one turns round and sits down. */
const SEAT_BEFORE_M = 0.55;
const SEAT_STOP_M = 0.7;
/** With this to spare of how near the server wants her: she may have moved since her last report. */
const SEAT_MARGIN_M = 0.3;
const PORTAL_BEFORE_M = 1;
const PORTAL_STOP_M = 0.5;
const PORTAL_NEAR_M = 1.6;

/** Null where there is no such person or thing. */
export function destinationOf(model: AppModel, goal: Goal): Destination | null {
  if (goal.to === "place") return atPlace(goal.x, goal.z);
  if (goal.to === "entity") {
    const entity = model.scene.entities.get(goal.id);
    if (!entity) return null;
    return (goal.use && atShown(model, entity)) || atThing(model.scene.entities, entity, goal.use);
  }
  const person = model.people.get(goal.slot);
  if (!person || person.self) return null;
  const { x, z } = person.shown;
  return { ...facing(x, z), x, z, stopM: PERSON_STOP_M, nearM: PERSON_NEAR_M, use: null };
}

function atPlace(x: number, z: number): Destination {
  const stopM = PLACE_STOP_M;
  return { x, z, stopM, nearM: stopM, faces: false, lookX: x, lookZ: z, use: null };
}

function facing(lookX: number, lookZ: number): Pick<Destination, "faces" | "lookX" | "lookZ"> {
  return { faces: true, lookX, lookZ };
}

/** Null for what no experience has to do with, or what has a use of its own. */
function atShown({ experiences, scene }: AppModel, entity: SceneEntity): Destination | null {
  const here = experiences.peek();
  const { seat, portal, button } = entity.components;
  const isClick = here?.clickOf(entity.id) !== undefined;
  if (!here || seat || portal || button || !(isClick || here.boards.peek().has(entity.id))) return null;
  const { x, z } = placementOf(scene.entities, entity);
  const nearM = isClick ? CLICK_WITHIN_M - SEAT_MARGIN_M : THING_NEAR_M;
  const use: Use = { kind: isClick ? "click" : "board", id: entity.id };
  return { ...facing(x, z), x, z, stopM: nearM, nearM, use };
}

function atThing(entities: ReadonlyMap<string, SceneEntity>, entity: SceneEntity, use: boolean): Destination {
  const placement = placementOf(entities, entity);
  const { seat, portal, label, button } = entity.components;
  const looks = facing(placement.x, placement.z);
  if (use && seat) {
    const [nearM, stopM] = [SIT_WITHIN_M - SEAT_MARGIN_M, SEAT_STOP_M];
    const what: Use = { kind: "seat", id: entity.id };
    return { ...looks, ...before(placement, SEAT_BEFORE_M), faces: false, stopM, nearM, use: what };
  }
  if (portal) {
    const [nearM, stopM] = [PORTAL_NEAR_M, PORTAL_STOP_M];
    const what: Use | null = use ? { kind: "portal", target: portal.target } : null;
    return { ...looks, ...before(placement, PORTAL_BEFORE_M), stopM, nearM, use: what };
  }
  const radius = radiusOf(entity);
  if (use && button) {
    const [nearM, stopM] = [PRESS_WITHIN_M - SEAT_MARGIN_M, THING_STOP_M + radius];
    const what: Use = { kind: "button", id: entity.id };
    return { ...looks, x: placement.x, z: placement.z, stopM: Math.min(stopM, nearM), nearM, use: what };
  }
  // Words are read from their front; anything else is fine from where she comes.
  if (label)
    return { ...looks, ...before(placement, THING_STOP_M), stopM: 0.4, nearM: THING_NEAR_M, use: null };
  const { x, z } = placement;
  return { ...looks, x, z, stopM: THING_STOP_M + radius, nearM: THING_NEAR_M + radius, use: null };
}

/** From the middle of a thing to its nearer sides. */
function radiusOf({ components: { collider, shape, rock } }: SceneEntity): number {
  const size = collider?.size ?? shape?.size ?? rock?.size;
  return size ? Math.min(size[0], size[2]) / 2 : 0;
}
