/**
 * Voices, from Enter on: one hears who is near, and speaks where one wants to. This is the page's part: it asks for tickets
 * and microphones, places each voice at its speaker's head, and tells the model who speaks.
 *
 *     voice worker (line, Opus) ──ports──> audio thread ──> ears, at the heads that the model knows
 */
import { effect, untracked } from "@preact/signals";
import type { AppModel } from "../model/app_model";
import type { ShownTracked } from "../model/tracked";
import type { VoiceControl, VoiceFace } from "../model/voice";
import type { Visit } from "../net/visit";
import { PoseFlag } from "../protocol/generated";
import { codecOfBrowser } from "./codec";
import { Ears, type Head, type HeardVoice } from "./ears";
import { followed, loudnessOf } from "./loudness";
import { Mouth } from "./mouth";
import type { VoiceNews, VoiceOrder } from "./orders";
import { openPlayer } from "./playing";
import { Speakers } from "./speakers";
import { STAGE } from "./wire";

/** As much of a visit as voices need. */
export type VoiceVisit = Pick<Visit, "ask">;

const EAR_M = 1.56;
const SEATED_M = 0.42;
const LOOK_EVERY_MS = 100;
/** A browser may hold sound back until a hand has touched the page (iOS does, after every call and lock). */
const GESTURES = ["pointerdown", "pointerup", "keydown"] as const;

/** The one voice of this page; whoever comes later gets the same. */
export function openVoice(model: AppModel, visit: VoiceVisit, page: Document = document): VoiceControl {
  model.voice.control.value ??= new Voices(model, visit, page);
  return model.voice.control.value;
}

class Voices implements VoiceControl {
  readonly #model: AppModel;
  readonly #visit: VoiceVisit;
  readonly #page: Document;
  readonly #worker: Worker;
  readonly #context: AudioContext;
  readonly #codec = codecOfBrowser();
  readonly #mouth: Mouth;
  #ears: Ears | null = null;
  #link: VoiceFace["link"] = "closed";
  #packetsSent = 0;
  #packetsHeard = 0;
  readonly #speakers = new Speakers();
  /** Voices that begin before there are ears. */
  readonly #early = new Map<number, MessagePort>();
  #lookTimer: ReturnType<typeof setTimeout> | null = null;
  #framedAtMs = Number.NaN;

  constructor(model: AppModel, visit: VoiceVisit, page: Document) {
    this.#model = model;
    this.#visit = visit;
    this.#page = page;
    this.#worker = new Worker(new URL("./voice.worker.ts", import.meta.url), { type: "module" });
    this.#worker.onmessage = (event: MessageEvent<VoiceNews>) => this.#take(event.data);
    this.#context = new AudioContext({ sampleRate: 48_000, latencyHint: "interactive" });
    this.#mouth = new Mouth(model, this.#context, (order, transfer) => this.#order(order, transfer));
    this.#openEars();
    this.#keepAwake();
    this.#followStay();
  }

  get face(): VoiceFace {
    const voices = [...(this.#ears?.voices ?? [])].map(([slot, { playing, isOnStage }]) => ({
      slot,
      level: this.#model.voice.levelOf(slot),
      heldMs: playing.told.heldMs,
      isOnStage,
    }));
    return {
      link: this.#link,
      context: this.#context.state,
      codec: this.#codec,
      way: this.#ears?.way ?? "worklet",
      voices,
      ears: this.#ears?.measure() ?? { left: 0, right: 0 },
      packetsSent: this.#packetsSent,
      packetsHeard: this.#packetsHeard,
    };
  }

  startMic(): Promise<void> {
    this.#wake();
    return this.#mouth.start();
  }

  stopMic(): void {
    this.#mouth.stop();
  }

  talk(on: boolean): void {
    this.#mouth.talk(on);
  }

  chooseInput(id: string | null): void {
    this.#model.voice.input.value = id;
  }

  setVolume(participant: string, volume: number): void {
    const volumes = new Map(this.#model.voice.volumes.value);
    volumes.set(participant, Math.min(2, Math.max(0, volume)));
    this.#model.voice.volumes.value = volumes;
  }

  mute(participant: string, on: boolean): void {
    const { mutedByMe } = this.#model.voice;
    const muted = new Set(mutedByMe.value);
    if (on) muted.add(participant);
    else muted.delete(participant);
    mutedByMe.value = muted;
    this.#visit.ask("MuteVoice", { participant, on });
  }

  frame(nowMs: number): void {
    const seconds = Math.min(0.25, (nowMs - this.#framedAtMs) / 1_000 || 0);
    this.#framedAtMs = nowMs;
    this.#mouth.frame(seconds);
    if (!this.#ears) return;
    const { self, voice } = this.#model;
    this.#ears.listenAt(headOf(self, self.isSeated, self.tracked), self.yaw);
    for (const [slot, heard] of this.#ears.voices) {
      this.#place(slot, heard);
      const loudness = voice.speaking.peek().has(slot) ? loudnessOf(heard.playing.told.level) : 0;
      voice.levels.set(slot, followed(voice.levelOf(slot), loudness, seconds));
    }
  }

  async #openEars(): Promise<void> {
    try {
      this.#ears = new Ears(this.#context, await openPlayer(this.#context));
    } catch (error) {
      // Without sound she still sees who speaks.
      reportError(error);
      return;
    }
    for (const [slot, port] of this.#early) this.#ears.begin(slot, port);
    this.#early.clear();
    const { people, voice, settings } = this.#model;
    effect(() => this.#ears?.setVolume(settings.voiceVolume.value));
    // Whom she mutes or no longer meets is silent at once, also when no picture is drawn.
    effect(() => {
      for (const each of [voice.volumes, voice.mutedByMe, people.version]) each.value;
      this.#setVolumes();
    });
    effect(() => {
      // Her own voice shows as any other does.
      voice.isTalking.value;
      untracked(() => this.#tellSpeaking());
    });
  }

  /** In or out of the place: the line of voices follows the line of events. */
  #followStay(): void {
    const { state, isConnected, safety, voice } = this.#model;
    effect(() => {
      if (state.value === "inside" || state.value === "reconnecting") return;
      this.#order({ order: "close" });
      this.#mouth.stop();
    });
    effect(() => {
      // Nobody is heard before the last minute is kept, and before somebody can be silenced.
      if (!isConnected.value || state.value !== "inside" || !safety.value) return;
      this.#order({ order: "open", codec: this.#codec });
      // A server that began anew knows nothing of it.
      for (const participant of voice.mutedByMe.peek())
        this.#visit.ask("MuteVoice", { participant, on: true });
    });
  }

  #keepAwake(): void {
    for (const gesture of GESTURES)
      this.#page.addEventListener(gesture, () => this.#wake(), { passive: true });
    this.#page.addEventListener("visibilitychange", () => this.#wake());
    this.#context.onstatechange = () => {
      if (this.#context.state !== "running") this.#mouth.silent();
      this.#wake();
    };
  }

  /** A call or a lock interrupts the sound of a phone; the next touch brings it back. */
  #wake(): void {
    if (this.#context.state !== "running") this.#context.resume().catch(() => undefined);
  }

  #take(news: VoiceNews): void {
    switch (news.news) {
      case "ticket":
        this.#answerTicket(news.handle);
        break;
      case "link":
        this.#link = news.link;
        break;
      case "voice":
        if (this.#ears) this.#beginVoice(news.slot, news.port);
        else this.#early.set(news.slot, news.port);
        break;
      case "silent":
        this.#early.delete(news.slot);
        this.#ears?.end(news.slot);
        this.#model.voice.levels.delete(news.slot);
        break;
      case "packets":
        this.#hear(news);
        break;
      case "sent":
        this.#packetsSent += 1;
        break;
    }
  }

  async #answerTicket(handle: number): Promise<void> {
    const isThere = this.#model.isConnected.peek() && this.#model.state.peek() === "inside";
    const answer = isThere ? await this.#visit.ask("AskVoice", {}) : null;
    const ticket = answer?.name === "VoiceTicket" ? answer.body.ticket : null;
    this.#order({ order: "ticket", handle, ticket });
  }

  #beginVoice(slot: number, port: MessagePort): void {
    this.#ears?.begin(slot, port);
    this.#setVolumes();
    // The next picture may be long in coming.
    const heard = this.#ears?.voices.get(slot);
    if (heard) this.#place(slot, heard);
  }

  #place(slot: number, heard: HeardVoice): void {
    const person = this.#model.people.get(slot);
    if (!person) return;
    const { shown, tracked } = person;
    heard.placeAt(headOf(shown, (shown.flags & PoseFlag.SEATED) !== 0, tracked));
  }

  #hear({ packets, atMs }: VoiceNews & { news: "packets" }): void {
    const { people, voice } = this.#model;
    const nowMs = performance.now();
    this.#packetsHeard += packets.length;
    for (const packet of packets) {
      this.#speakers.heard(packet.slot, nowMs);
      const heard = this.#ears?.voices.get(packet.slot);
      if (heard) heard.onStage = (packet.flags & STAGE) !== 0;
      if (voice.heard.length === 0) continue;
      const participant = people.known(packet.slot)?.card?.participant ?? null;
      for (const each of voice.heard) each({ ...packet, participant, atMs });
    }
    this.#tellSpeaking();
  }

  #tellSpeaking(): void {
    const { voice, self } = this.#model;
    const own = voice.isTalking.peek() ? self.slot : null;
    const before = voice.speaking.peek();
    voice.speaking.value = this.#speakers.now(
      performance.now(),
      (slot) => this.#volumeOf(slot) > 0,
      own,
      before,
    );
    if (this.#speakers.isQuiet) return;
    this.#lookTimer ??= setTimeout(() => {
      this.#lookTimer = null;
      this.#tellSpeaking();
    }, LOOK_EVERY_MS);
  }

  #setVolumes(): void {
    for (const [slot, heard] of this.#ears?.voices ?? []) heard.volume = this.#volumeOf(slot);
  }

  #volumeOf(slot: number): number {
    const { people, voice } = this.#model;
    if (people.isHidden(slot)) return 0;
    const participant = people.known(slot)?.card?.participant ?? "";
    return voice.mutedByMe.peek().has(participant) ? 0 : (voice.volumes.peek().get(participant) ?? 1);
  }

  #order(order: VoiceOrder, transfer: Transferable[] = []): void {
    this.#worker.postMessage(order, transfer);
  }
}

/** Where a headset tells it, it is there. */
function headOf({ x, y, z }: Head, isSeated: boolean, tracked: ShownTracked | null): Head {
  if (tracked?.head.isTracked) return tracked.head;
  return { x, y: y + EAR_M - (isSeated ? SEATED_M : 0), z };
}
