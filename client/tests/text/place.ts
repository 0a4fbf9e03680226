/** A small place to tell of, and people in it. */
import type { Components } from "../../src/components/generated";
import type { Person } from "../../src/model/people";
import { newShown, PoseTrack } from "../../src/model/pose_track";
import type { SceneEntity } from "../../src/model/scene_model";
import { Gait, PoseFlag } from "../../src/protocol/generated";
import { LOOK, ORDINARY } from "../look";

export interface ThingFacts {
  readonly words?: string;
  readonly name?: string;
  readonly parent?: string;
  readonly at?: [number, number, number];
  readonly yaw?: number;
  readonly components?: Partial<Components>;
}

export function entity(id: string, facts: ThingFacts = {}): SceneEntity {
  const yaw = facts.yaw ?? 0;
  return {
    id,
    name: facts.name ?? "",
    description: "",
    words: facts.words ?? null,
    parent: facts.parent ?? null,
    is_locked: false,
    components: {
      transform: {
        position: facts.at ?? [0, 0, 0],
        rotation: [0, Math.sin(yaw / 2), 0, Math.cos(yaw / 2)],
        scale: [1, 1, 1],
      },
      ...facts.components,
    },
  };
}

export function scene(...entities: SceneEntity[]): Map<string, SceneEntity> {
  return new Map(entities.map((each) => [each.id, each]));
}

export function person(
  slot: number,
  name: string,
  x: number,
  z: number,
  facts: Partial<Person> = {},
): Person {
  const track = new PoseTrack({ jitterMs: 0 });
  return {
    slot,
    card: { slot, participant: `par_${name}`, name, look: LOOK, ...ORDINARY, program: false },
    self: false,
    track,
    shown: { ...newShown(), x, z },
    opacity: 1,
    emote: null,
    tracked: null,
    visible: true,
    lastHeardMs: 0,
    cardVersion: 1,
    ...facts,
  };
}

export function seated(someone: Person): Person {
  someone.shown.flags = PoseFlag.SEATED | Gait.STILL;
  return someone;
}
