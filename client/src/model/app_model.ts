/**
 * Everything the client knows, in one place: the picture and the HUD read it, the line and the visitor's hands change it.
 */
import { signal } from "@preact/signals";
import { type Notices, PoseFlag, type Welcome } from "../protocol/generated";
import { PoseFrame } from "../protocol/pose_codec";
import { Chat, type Refusal } from "./chat";
import { ServerClock } from "./clock";
import type { Going } from "./going";
import { recall, remember } from "./memory";
import { People } from "./people";
import { Permissions } from "./permissions";
import { SceneModel } from "./scene_model";
import { SelfPlace } from "./self";
import { Settings } from "./settings";

/** Where the visitor is on her way: the HUD shows one card or banner for each. */
export type Stage = "door" | "entering" | "inside" | "travelling" | "reconnecting" | "ended";

/** The Space that a portal leads her to, from the step into it until she is there. */
export interface Journey {
  readonly slug: string;
  readonly name: string;
}

/** What is so near that it can be used by a key or a tap. */
export interface Usable {
  readonly id: string;
  readonly kind: "seat" | "portal";
  readonly name: string;
  /** Where the name is Lanting's own: its key in the texts. */
  readonly words: string | null;
}

/** Why a stay ended or an entering failed: a Fluent key's stem and its facts. */
export type Ending = Refusal;

export interface NetState {
  connected: boolean;
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
  readonly spaceName = signal("");
  /** Where she is going by herself, or how the last such walk ended. */
  readonly going = signal<Going | null>(null);
  readonly travel = signal<Journey | null>(null);
  /** The nearest seat or portal within reach of her hands; null while she sits or nothing is near. */
  readonly usable = signal<Usable | null>(null);
  readonly settings = new Settings({ recall, remember });
  /** How finely the picture is drawn at present, by her choice or by itself; null where nothing is. */
  readonly quality = signal<"high" | "low" | null>(null);
  readonly clock = new ServerClock();
  readonly people = new People(this.clock);
  readonly self = new SelfPlace();
  readonly scene = new SceneModel();
  readonly chat = new Chat();
  readonly permissions = new Permissions();
  readonly net: NetState = {
    connected: false,
    resumed: false,
    reconnects: 0,
    framesReceived: 0,
    lastEvent: 0,
  };
  /** Heads in the 16 m squares beyond the people drawn one by one, keyed `x,z`. */
  readonly cells = new Map<string, { x: number; z: number; count: number }>();

  spaceId = "";
  /** As in the page's address. */
  spaceSlug = "";
  participant = "";
  serverEpoch = 0;

  readonly #frame = new PoseFrame();

  /** A pose frame came, at a local time. */
  hear(buffer: ArrayBuffer, nowMs: number): void {
    const frame = this.#frame;
    if (!frame.open(buffer)) return;
    this.net.framesReceived += 1;
    this.people.hear(frame, this.clock.heard(frame.serverMs, nowMs), nowMs);
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
    this.net.connected = true;
    this.net.resumed = welcome.resumed;
    this.ending.value = null;
    // A line that stands has made this advice old.
    if (this.tidings.value?.code === "line-late") this.tidings.value = null;
    this.state.value = "inside";
  }

  /** She has left for another Space: nothing of the old one is here any more. */
  departed(): void {
    this.state.value = "travelling";
    this.net.connected = false;
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
    this.net.connected = false;
    this.people.lineBroke(nowMs);
    if (this.state.value === "inside") this.state.value = "reconnecting";
  }

  /** The stay is over, or could not begin: the HUD says why. */
  ended(ending: Ending): void {
    this.net.connected = false;
    this.ending.value = ending;
    this.state.value = "ended";
  }

  cards(notice: Notices["Cards"], nowMs: number): void {
    this.people.count.value = notice.people;
    this.people.part(notice.left ?? []);
    this.people.meet(notice.cards ?? [], nowMs);
  }

  /** Makes everything ready to be drawn at a local time; called once before every picture. */
  prepareFrame(nowMs: number): void {
    this.people.show(nowMs);
    const own = this.people.self;
    if (!own) return;
    own.shown.x = this.self.x;
    own.shown.y = this.self.y;
    own.shown.z = this.self.z;
    own.shown.yaw = this.self.yaw;
    own.shown.pitch = this.self.pitch;
    own.shown.flags = this.self.gait | (this.self.seat.value === null ? 0 : PoseFlag.SEATED);
    own.shown.vx = this.self.vx;
    own.shown.vz = this.self.vz;
  }

  #beginStay(welcome: Welcome, nowMs: number): void {
    this.clock.reset();
    this.cells.clear();
    this.serverEpoch = welcome.server_epoch;
    this.participant = welcome.participant;
    this.spaceId = welcome.space;
    this.spaceName.value = welcome.space_name;
    this.self.name.value = welcome.name;
    this.people.begin(welcome.slot, nowMs);
    this.people.meet(welcome.cards, nowMs);
    this.permissions.take(welcome.permissions);
    this.chat.remember(welcome.chat);
  }
}
