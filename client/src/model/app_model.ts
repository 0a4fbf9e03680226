/**
 * Everything the client knows, in one place: the picture and the HUD read it, the line and the visitor's hands change it.
 */
import { signal } from "@preact/signals";
import type { AnyNotice } from "../protocol/event_codec";
import {
  type Announced,
  type Notices,
  PoseFlag,
  type Pressed,
  type Rules,
  type RulesChanged,
  type Standing,
  type Waiters,
  type Waiting,
  type Welcome,
} from "../protocol/generated";
import { PoseFrame } from "../protocol/pose_codec";
import type { Safety } from "../safety/safety";
import type { Arriving } from "./arriving";
import { Chat, type Refusal } from "./chat";
import { ServerClock } from "./clock";
import type { Experiences } from "./experiences";
import type { Going } from "./going";
import type { HandNews, Hands } from "./hands";
import { Immersion } from "./immersion";
import { recall, remember } from "./memory";
import { People } from "./people";
import { Permissions } from "./permissions";
import { SceneModel } from "./scene_model";
import { SelfPlace } from "./self";
import { Settings } from "./settings";
import type { TrackedPeople } from "./tracked_people";
import { VoiceModel } from "./voice";

/** Where the visitor is on her way: the HUD shows one card or banner for each. */
export type Stage = "door" | "entering" | "waiting" | "inside" | "travelling" | "reconnecting" | "ended";

export type Role = Welcome["role"];

/** The Space that a portal leads her to, from the step into it until she is there. */
export interface Journey {
  readonly slug: string;
  readonly name: string;
}

/** What is so near that it can be used by a key or a tap. */
export interface Usable {
  readonly id: string;
  readonly kind: "board" | "button" | "click" | "portal" | "seat" | "thing";
  readonly name: string;
  /** Where the name is Lanting's own: its key in the texts. */
  readonly words: string | null;
  /** What using it does, in an experience's words. */
  readonly does?: string;
}

/** As every Space is unless its host decides otherwise; true of none before the Welcome. */
const OPEN: Rules = {
  entry: "anyone",
  approval: "nobody",
  capacity: null,
  chat: true,
  history: true,
  whispers: true,
  slow_mode_s: 0,
  quiet: false,
  still: false,
  voice: true,
  voices_muted: false,
  locked: false,
};
const NOBODY: Waiters = { total: 0, waiters: [] };

/** Why a stay ended or an entering failed: a Fluent key's stem and its facts. */
export type Ending = Refusal;

export interface NetState {
  resumed: boolean;
  reconnects: number;
  framesReceived: number;
  lastEvent: number;
}

export class AppModel {
  readonly state = signal<Stage>("door");
  readonly ending = signal<Ending | null>(null);
  /** Something to tell in words for some seconds, such as being put back. */
  readonly tidings = signal<Refusal | null>(null);
  /** Her place in the line before the Space; null unless she waits. */
  readonly waiting = signal<Waiting | null>(null);
  readonly role = signal<Role>("visitor");
  /** Her Rank is *new*: some things come later. */
  readonly isNew = signal(false);
  /** A host has closed the chat for her, and why, in the host's words. */
  readonly isMuted = signal(false);
  readonly mutedWhy = signal("");
  /** Why a host has muted her voice, in the host's words; null: none has. */
  readonly voiceMuted = signal<string | null>(null);
  /** A host has given her the stage. */
  readonly onStage = signal(false);
  /** The slots of those who want to say something, the longest waiting first. */
  readonly raised = signal<readonly number[]>([]);
  readonly rules = signal<Rules>(OPEN);
  /** The name of who changed them last from inside; null: from the Space's page, or nobody since she came. */
  readonly rulesBy = signal<string | null>(null);
  /** Who waits before the Space, as hosts are told. */
  readonly waiters = signal<Waiters>(NOBODY);
  /** The last act of a host that concerned everybody. */
  readonly announced = signal<Announced | null>(null);
  readonly spaceName = signal("");
  /** Where she is going by herself, or how the last such walk ended. */
  readonly going = signal<Going | null>(null);
  readonly travel = signal<Journey | null>(null);
  /** The slot of whom she has just tapped: the HUD shows her card, and takes it from here. */
  readonly met = signal<number | null>(null);
  /** The nearest seat or portal within reach of her hands; null while she sits or nothing is near. */
  readonly usable = signal<Usable | null>(null);
  /** How far what people brought along has come; null while nothing is on its way. */
  readonly arriving = signal<Arriving | null>(null);
  /** The last press of a button, by whomever. */
  readonly pressed = signal<Pressed | null>(null);
  /** Null until a Scene has something to take in hand. */
  readonly hands = signal<Hands | null>(null);
  /** Who is hidden from her and why; null until its chunk is here. */
  readonly safety = signal<Safety | null>(null);
  /** What experiences show her and ask; null until the first of them does. */
  readonly experiences = signal<Experiences | null>(null);
  /** Hear every notice of the event lane, after what is done with it here. */
  readonly hearers = new Set<(notice: AnyNotice) => void>();
  /** The last notice of each kind, for whoever begins to hear later. */
  readonly latest = new Map<string, AnyNotice>();
  /** What was told of things in hand and of buttons, until whoever shows it takes it; begins anew with each Welcome. */
  handNews: HandNews[] = [];
  readonly settings = new Settings({ recall, remember });
  readonly voice = new VoiceModel({ recall, remember });
  readonly immersion = new Immersion();
  /** How finely the picture is drawn at present, by her choice or by itself; null where nothing is. */
  readonly quality = signal<"high" | "low" | null>(null);
  readonly clock = new ServerClock();
  readonly people = new People(this.clock);
  readonly self = new SelfPlace();
  readonly scene = new SceneModel();
  readonly chat = new Chat();
  readonly permissions = new Permissions();
  /** The line stands: inside, or in line before the Space. */
  readonly isConnected = signal(false);
  readonly net: NetState = {
    resumed: false,
    reconnects: 0,
    framesReceived: 0,
    lastEvent: 0,
  };
  /** Heads in the 16 m squares beyond the people drawn one by one, keyed `x,z`. */
  readonly cells = new Map<string, { x: number; z: number; count: number }>();

  /** Another site shows this page within its own: she goes nowhere else from here. */
  isFramed = false;
  /** By what the server knows her in a frame, for as long as this page is open. */
  guest: string | undefined;
  /** The slug to which a gate would lead out of the frame, until she has answered. */
  readonly gate = signal<string | null>(null);
  spaceId = "";
  /** As in the page's address. */
  spaceSlug = "";
  participant = "";
  serverEpoch = 0;

  readonly #frame = new PoseFrame();
  /** Fetched as soon as somebody's head or hands are tracked; null while it comes. */
  #tracked: TrackedPeople | null | undefined;

  /** A pose frame came, at a local time. */
  hear(buffer: ArrayBuffer, nowMs: number): void {
    const frame = this.#frame;
    if (!frame.open(buffer)) return;
    this.net.framesReceived += 1;
    const serverMs = this.clock.heard(frame.serverMs, nowMs);
    this.people.hear(frame, serverMs, nowMs);
    this.hands.peek()?.hear(buffer, serverMs);
    if (frame.tracked > 0) this.#hearTracked(buffer, serverMs);
    for (let index = 0; index < frame.cells; index += 1) {
      frame.loadCell(index);
      const key = `${frame.cellX},${frame.cellZ}`;
      if (frame.count === 0) this.cells.delete(key);
      else this.cells.set(key, { x: frame.cellX, z: frame.cellZ, count: frame.count });
    }
  }

  /** The server let her in, or back in. */
  welcome(welcome: Welcome, nowMs: number): void {
    const goesOn = welcome.resumed && welcome.slot === this.self.slot;
    if (goesOn) this.people.lineRestored(nowMs);
    else this.#beginStay(welcome, nowMs);
    this.self.entered(welcome.slot, welcome.epoch, welcome.place, goesOn);
    this.self.seat.value = welcome.seat;
    this.people.count.value = welcome.people;
    this.#learnStanding(welcome);
    this.rules.value = welcome.rules;
    this.raised.value = welcome.hands;
    this.spaceName.value = welcome.space_name;
    this.waiting.value = null;
    this.isConnected.value = true;
    this.net.resumed = welcome.resumed;
    this.ending.value = null;
    // A line that stands has made this advice old.
    if (this.tidings.value?.code === "line-late") this.tidings.value = null;
    this.state.value = "inside";
  }

  /** She is in line before the Space: told anew whenever her place changes. */
  queued(waiting: Waiting): void {
    this.waiting.value = waiting;
    this.spaceName.value = waiting.space_name;
    // A server that began anew may have others inside by now.
    if (this.people.self) this.people.leave();
    this.travel.value = null;
    this.isConnected.value = true;
    this.ending.value = null;
    this.state.value = "waiting";
  }

  standingChanged(standing: Omit<Standing, "areas" | "draft_revision">): void {
    this.#learnStanding(standing);
    this.isMuted.value = standing.is_muted;
    this.mutedWhy.value = standing.why;
    this.voiceMuted.value = standing.is_voice_muted ? standing.voice_why : null;
    this.onStage.value = standing.is_on_stage;
  }

  rulesChanged({ rules, space_name, by }: RulesChanged): void {
    this.rules.value = rules;
    this.rulesBy.value = by;
    this.spaceName.value = space_name;
  }

  /** Whether hosts and rules let others hear her. */
  get mayBeHeard(): boolean {
    const { voice, voices_muted } = this.rules.value;
    if (this.voiceMuted.value !== null || !this.permissions.may("speak")) return false;
    return this.onStage.value || this.permissions.may("moderate") || (voice && !voices_muted);
  }

  /** A host asked everybody to hold still, and it counts for her. */
  get isHeldStill(): boolean {
    return this.rules.value.still && !this.permissions.may("moderate");
  }

  /** She has left for another Space: nothing of the old one is here any more. */
  departed(): void {
    this.state.value = "travelling";
    this.waiting.value = null;
    this.isConnected.value = false;
    this.going.value = null;
    this.usable.value = null;
    this.self.seat.value = null;
    this.people.leave();
    this.chat.clear();
    this.cells.clear();
    this.scene.clear();
  }

  /** The line is gone and is being looked for. */
  lineBroke(nowMs: number): void {
    this.isConnected.value = false;
    this.people.lineBroke(nowMs);
    if (this.state.value === "inside") this.state.value = "reconnecting";
  }

  /** The stay is over, or could not begin: the HUD says why. */
  ended(ending: Ending): void {
    this.isConnected.value = false;
    this.waiting.value = null;
    this.ending.value = ending;
    this.state.value = "ended";
  }

  /** Not let in, and at the door she can do something about it. */
  refusedAtDoor(refusal: Refusal): void {
    this.ending.value = refusal;
    this.state.value = "door";
  }

  cards(notice: Notices["Cards"], nowMs: number): void {
    this.people.count.value = notice.people;
    this.people.part(notice.left ?? []);
    this.people.meet(notice.cards ?? [], nowMs);
    this.#learnOwnCard();
  }

  /** Makes everything ready to be drawn at a local time; called once before every picture. */
  prepareFrame(nowMs: number): void {
    this.people.show(nowMs);
    this.#tracked?.show(nowMs);
    const own = this.people.self;
    if (!own) return;
    own.tracked = this.self.tracked;
    own.shown.x = this.self.x;
    own.shown.y = this.self.y;
    own.shown.z = this.self.z;
    own.shown.yaw = this.self.yaw;
    own.shown.pitch = this.self.pitch;
    own.shown.flags = this.self.gait | (this.self.seat.value === null ? 0 : PoseFlag.SEATED);
    own.shown.vx = this.self.vx;
    own.shown.vz = this.self.vz;
  }

  #hearTracked(frame: ArrayBuffer, serverMs: number): void {
    this.#tracked?.hear(frame, serverMs);
    if (this.#tracked !== undefined) return;
    this.#tracked = null;
    import("./tracked_people").then(
      ({ TrackedPeople }) => {
        this.#tracked = new TrackedPeople(this.people, this.clock);
      },
      () => undefined,
    );
  }

  #beginStay(welcome: Welcome, nowMs: number): void {
    this.clock.reset(welcome.clock_from);
    this.cells.clear();
    this.serverEpoch = welcome.server_epoch;
    this.participant = welcome.participant;
    this.spaceId = welcome.space;
    this.self.name.value = welcome.name;
    this.people.begin(welcome.slot, nowMs);
    this.people.meet(welcome.cards, nowMs);
    this.isMuted.value = false;
    this.mutedWhy.value = "";
    this.voiceMuted.value = null;
    this.onStage.value = false;
    this.rulesBy.value = null;
    this.waiters.value = NOBODY;
    this.announced.value = null;
    this.#learnOwnCard();
    this.chat.remember(welcome.chat);
  }

  #learnStanding({ role, permissions, is_new }: Pick<Standing, "role" | "permissions" | "is_new">): void {
    this.role.value = role;
    this.permissions.take(permissions);
    this.isNew.value = is_new;
    if (!this.permissions.may("moderate")) this.waiters.value = NOBODY;
  }

  /** A host may have renamed or muted her; why is told by Standing. */
  #learnOwnCard(): void {
    const card = this.people.self?.card;
    if (!card) return;
    this.self.name.value = card.name;
    this.isMuted.value = card.is_muted;
    if (!card.is_muted) this.mutedWhy.value = "";
  }
}
