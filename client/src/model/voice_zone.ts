/** What the part of the place in which one stands does to voices, by the same rules as on the server (SP-154 to SP-156). */
import type { Zone } from "../components/generated";
import { toOwn } from "../text/axes";
import { type Placement, placementOf } from "./placement";
import type { SceneEntity } from "./scene_model";

export type VoiceZone = "private" | "quiet" | "stage";

/** A zone that is drawn a little above the floor still holds those who stand under it. */
const ABOVE_FEET_M = 0.5;

export interface PlacedZone {
  readonly zone: Zone;
  readonly placement: Placement;
}

/** Those that say something about voices. */
export function voiceZones(entities: ReadonlyMap<string, SceneEntity>): PlacedZone[] {
  const found: PlacedZone[] = [];
  for (const entity of entities.values()) {
    const { zone } = entity.components;
    if (zone?.is_private || zone?.is_quiet || zone?.is_stage)
      found.push({ zone, placement: placementOf(entities, entity) });
  }
  return found;
}

/** Quiet before private before stage; null where voices go as they do everywhere. */
export function voiceZoneAt(zones: readonly PlacedZone[], x: number, y: number, z: number): VoiceZone | null {
  const around = zones.filter((each) => holds(each, x, y, z)).map(({ zone }) => zone);
  if (around.some((zone) => zone.is_quiet)) return "quiet";
  if (around.some((zone) => zone.is_private)) return "private";
  return around.some((zone) => zone.is_stage) ? "stage" : null;
}

function holds({ zone, placement }: PlacedZone, x: number, y: number, z: number): boolean {
  const own = toOwn(placement, x, z);
  const [width, height, depth] = zone.size;
  const isAtHeight = placement.y - height / 2 <= y + ABOVE_FEET_M && y <= placement.y + height / 2;
  return isAtHeight && Math.abs(own.x) <= width / 2 && Math.abs(own.z) <= depth / 2;
}
