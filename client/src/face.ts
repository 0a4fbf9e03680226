/**
 * `window.app`: what this client knows, to be read by tests and by whoever is curious in the console. Nothing here acts;
 * whoever wants to act has a keyboard, a mouse or a finger.
 */
import type { AppModel, NetState, Stage } from "./model/app_model";
import type { Going } from "./model/going";
import type { HandsFace } from "./model/hands";
import type { ImmersionFace } from "./model/immersion";
import { newShown } from "./model/pose_track";
import type { SceneEntity } from "./model/scene_model";
import type { View } from "./model/self";
import type { ShownFace } from "./model/showing";
import type { ShownTracked } from "./model/tracked";
import type { MicState, VoiceFace } from "./model/voice";
import type { Whisper } from "./model/whisper";
import type { Announced, ChatLine, Rules, Waiters } from "./protocol/generated";
import type { SoundFace } from "./sound";

/** How the pictures come along: counted since the start, the rest of the last one. */
export interface FrameCount {
  count: number;
  drawCalls: number;
  /** Of the shadow pass, not among `drawCalls`. */
  shadowCalls: number;
  triangles: number;
  /** Parts of the place that are drawn apart since they were edited, and those joined again. */
  live: number;
  merged: number;
  scriptMs: number;
  /** Inside, and the last picture showed the place. */
  drawnInside: boolean;
  /** When the first frame after the first welcome was done, by `performance.now()`; null before. */
  firstInsideMs: number | null;
  /** How finely it is drawn now; null where nothing is. */
  quality: string | null;
  pixelRatio: number;
}

export interface PersonFace {
  readonly slot: number;
  readonly name: string;
  readonly program: boolean;
  readonly role: string;
  readonly muted: boolean;
  readonly self: boolean;
  readonly visible: boolean;
  readonly opacity: number;
  readonly flags: number;
  /** Where she was heard of last, metres. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly yaw: number;
  /** Where she is shown now. */
  readonly shownX: number;
  readonly shownY: number;
  readonly shownZ: number;
  readonly shownYaw: number;
  /** Head and hands where she wears a headset, as they are shown now. */
  readonly tracked: ShownTracked | null;
}

/** The editor, while somebody builds. */
export interface BuildFace {
  readonly scene: string;
  readonly revision: number;
  readonly draftRevision: number | null;
  readonly sheet: string | null;
  readonly tool: string;
  readonly isPlacing: boolean;
  readonly selection: readonly string[];
  readonly others: readonly { readonly name: string; readonly entities: readonly string[] }[];
  /** Edits that the server has not yet answered. */
  readonly pending: number;
  /** Things that lack a name or a description. */
  readonly lacking: number;
  readonly told: string | null;
  /** There is a picture to build in. */
  readonly isDrawn: boolean;
}

export interface AppFace {
  /** Inside, and a picture of the place has been drawn since. */
  readonly ready: boolean;
  readonly state: Stage;
  /** Her place in the line before the Space; null unless she waits. */
  readonly waiting: { readonly reason: string; readonly place: number; readonly hosts: number } | null;
  /** Why the stay ended; null otherwise. */
  readonly ending: string | null;
  readonly self: {
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly yaw: number;
    readonly pitch: number;
    readonly slot: number;
    readonly epoch: number;
    readonly name: string;
    readonly view: View;
    readonly participant: string;
    readonly placedCount: number;
    /** The Entity she sits on. */
    readonly seat: string | null;
  };
  readonly space: { readonly id: string; readonly slug: string; readonly name: string };
  readonly going: Going | null;
  /** Null where there is nothing to take in hand. */
  readonly hands: HandsFace | null;
  readonly usable: { readonly id: string; readonly kind: string } | null;
  readonly tidings: string | null;
  readonly role: string;
  readonly isMuted: boolean;
  readonly rules: Readonly<Rules>;
  /** Who waits before the Space, as hosts are told. */
  readonly waiters: Readonly<Waiters>;
  /** The last act of a host that concerned everybody. */
  readonly announced: Readonly<Announced> | null;
  readonly people: readonly PersonFace[];
  readonly peopleCount: number;
  readonly chat: readonly ChatLine[];
  readonly whispers: readonly Whisper[];
  readonly pending: readonly { readonly text: string; readonly refused: string | null }[];
  readonly permissions: readonly string[];
  readonly scene: { readonly revision: number; readonly entities: readonly SceneEntity[] };
  readonly net: Readonly<NetState> & { readonly connected: boolean; readonly serverEpoch: number };
  readonly frame: Readonly<FrameCount>;
  readonly sound: SoundFace;
  /** What experiences show in the place; null: there is none. */
  readonly shown: ShownFace | null;
  /** Null until the code of voices is here. */
  readonly voice:
    | (VoiceFace & {
        readonly mic: MicState;
        readonly trouble: string | null;
        readonly isTalking: boolean;
        readonly ownLevel: number;
        readonly speaking: readonly number[];
      })
    | null;
  /** Null: the picture is flat. */
  readonly immersion: ImmersionFace | null;
  /** Null: she does not build. */
  readonly build: BuildFace | null;
}

declare global {
  interface Window {
    app?: AppFace;
  }
}

/** Before the first frame. */
export function nothingDrawn(): FrameCount {
  return {
    count: 0,
    drawCalls: 0,
    shadowCalls: 0,
    triangles: 0,
    live: 0,
    merged: 0,
    scriptMs: 0,
    drawnInside: false,
    firstInsideMs: null,
    quality: null,
    pixelRatio: 1,
  };
}

/** What is heard before there is anything to hear. */
const SILENCE: SoundFace = { running: false, voices: 0 };

export function faceOf(
  model: AppModel,
  frame: FrameCount,
  sound: SoundFace = SILENCE,
  build: () => BuildFace | null = () => null,
): AppFace {
  return Object.freeze({
    get ready() {
      return frame.drawnInside;
    },
    get state() {
      return model.state.value;
    },
    get waiting() {
      const waiting = model.waiting.value;
      return waiting && { reason: waiting.reason, place: waiting.place, hosts: waiting.hosts };
    },
    get ending() {
      return model.ending.value?.code ?? null;
    },
    get self() {
      const { x, y, z, yaw, pitch, slot, epoch, placedCount, name, view } = model.self;
      const { participant } = model;
      return {
        x,
        y,
        z,
        yaw,
        pitch,
        slot,
        epoch,
        placedCount,
        name: name.value,
        view: view.value,
        participant,
        seat: model.self.seat.value,
      };
    },
    get space() {
      return { id: model.spaceId, slug: model.spaceSlug, name: model.spaceName.value };
    },
    get going() {
      return model.going.value;
    },
    get hands() {
      return model.hands.value?.face ?? null;
    },
    get usable() {
      const usable = model.usable.value;
      return usable && { id: usable.id, kind: usable.kind };
    },
    get tidings() {
      return model.tidings.value?.code ?? null;
    },
    get role() {
      return model.role.value;
    },
    get isMuted() {
      return model.isMuted.value;
    },
    get rules() {
      return { ...model.rules.value };
    },
    get waiters() {
      return model.waiters.value;
    },
    get announced() {
      return model.announced.value;
    },
    get people() {
      return peopleOf(model);
    },
    get peopleCount() {
      return model.people.count.value;
    },
    get chat() {
      return model.chat.lines.value;
    },
    get whispers() {
      return model.chat.whispers.value;
    },
    get pending() {
      return model.chat.pending.value.map(({ text, refused }) => ({ text, refused: refused?.code ?? null }));
    },
    get permissions() {
      return [...model.permissions.held.value];
    },
    get scene() {
      return { revision: model.scene.revision.value, entities: [...model.scene.entities.values()] };
    },
    get net() {
      return { ...model.net, connected: model.isConnected.value, serverEpoch: model.serverEpoch };
    },
    get frame() {
      return { ...frame };
    },
    get sound() {
      return { running: sound.running, voices: sound.voices };
    },
    get shown() {
      return model.experiences.value?.showing.face ?? null;
    },
    get voice() {
      const { control, mic, trouble, isTalking, ownLevel, speaking } = model.voice;
      return (
        control.value && {
          ...control.value.face,
          mic: mic.value,
          trouble: trouble.value?.code ?? null,
          isTalking: isTalking.value,
          ownLevel,
          speaking: [...speaking.value],
        }
      );
    },
    get immersion() {
      return model.immersion.control.value?.face ?? null;
    },
    get build() {
      return build();
    },
  });
}

function peopleOf(model: AppModel): PersonFace[] {
  const latest = newShown();
  return model.people.list.map((person) => {
    const { slot, card, self, visible, opacity, shown } = person;
    const heard = person.track.latestInto(latest) ? latest : shown;
    return {
      slot,
      name: card?.name ?? "",
      program: card?.program ?? false,
      role: card?.role ?? "",
      muted: card?.is_muted ?? false,
      self,
      visible,
      opacity,
      flags: heard.flags,
      x: heard.x,
      y: heard.y,
      z: heard.z,
      yaw: heard.yaw,
      shownX: shown.x,
      shownY: shown.y,
      shownZ: shown.z,
      shownYaw: shown.yaw,
      tracked: person.tracked,
    };
  });
}
