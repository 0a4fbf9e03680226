/**
 * The line to the server, kept up whatever happens to it: ticket, socket, Enter, acknowledgements, heartbeat, and coming
 * back. It runs in a Worker (`line.worker.ts`), whose timers go on when the page is hidden.
 *
 *                                                            ┌── Waiting ──> queueing ──┐
 *     idle ── enter ──> asking for a ticket ──> opening ──> entering ── Welcome ──> inside ┘
 *                            ^                                                        │
 *                            └──────────── pausing (1 … 5 s, with chance) <── broke ──┘      ended: taken over, refused, left
 *
 * Coming back carries the session, the last event, the last chat line and the place note: the server resumes the stay if
 * it can, and lets the visitor enter afresh where she stood if it cannot. Whoever queues keeps her turn likewise.
 */

import { type AnyNotice, decodeNotice, isSceneNotice } from "../protocol/event_codec";
import {
  ACKNOWLEDGE_EVERY_MS,
  type ChatLine,
  CloseCode,
  EDIT_BYTES_MAX,
  ENTER_WITHIN_MS,
  type Enter,
  Lane,
  MESSAGE_BYTES_MAX,
  PLACE_NOTE_EVERY_MS,
  type Requests,
  SceneRequests,
  SUBPROTOCOL,
  THING_REPORT_BYTES,
  TICKET_PREFIX,
  type Welcome,
} from "../protocol/generated";
import { waitMs } from "./backoff";
import { closeKey, isFinal } from "./closing";
import type { Entering, Facts, LineNews, LineOrder, Tell } from "./order";
import { PoseSender } from "./pose_sender";
import { OpenRequests } from "./requests";
import { TOO_MANY_TRIES } from "./ticket";
import type { Cancel, LineSocket, LineWorld } from "./world";

const OPEN_WITHIN_MS = 5_000;
/** The server says something at least every 5 s (the place note): so long a silence is a dead line. */
const SILENCE_MAX_MS = PLACE_NOTE_EVERY_MS * 2.4;
/** With so much still unsent, another pose would only come later. */
const POSE_BACKLOG_MAX_BYTES = 4_096;

type State = "idle" | "asking" | "opening" | "entering" | "queueing" | "inside" | "pausing";

export class LineCore {
  readonly #world: LineWorld;
  readonly #tell: Tell<LineNews>;
  readonly #requests = new OpenRequests();
  readonly #poses: PoseSender;

  #state: State = "idle";
  /** Rises with every try: a late answer of an earlier one is not taken for this one's. */
  #try = 0;
  #tries = 0;
  #socket: LineSocket | null = null;
  #deadline: Cancel | null = null;
  #ackTimer: Cancel | null = null;

  #entering: Entering | null = null;
  #session: string | null = null;
  #lastEvent = 0;
  #acknowledged = 0;
  #ackedAtMs = Number.NEGATIVE_INFINITY;
  #chatAfter: number | null = null;
  #placeNote: Uint8Array | null = null;
  /** Of the Spaces that she has travelled on from, by id. */
  readonly #notes = new Map<string, Uint8Array>();
  #closing: { readonly code: number; readonly facts: Facts } | null = null;
  #heardAtMs = 0;

  constructor(world: LineWorld, tell: Tell<LineNews>) {
    this.#world = world;
    this.#tell = tell;
    this.#poses = new PoseSender(world, (bytes) => this.#sendPose(bytes));
  }

  obey(order: LineOrder): void {
    switch (order.order) {
      case "enter":
        this.#enter(order.entering);
        break;
      case "report":
        this.#report(new Uint8Array(order.bytes));
        break;
      case "ask":
        this.#ask(order);
        break;
      case "visible":
        this.#poses.setAway(!order.visible);
        break;
      case "hurry":
        if (this.#state === "pausing") this.#askTicket();
        break;
      case "leave":
        this.#leave();
        break;
    }
  }

  /** Another Space than the present one: the old is left first, and not as an end. */
  #enter(entering: Entering): void {
    const isElsewhere = entering.space !== this.#entering?.space;
    if (this.#state !== "idle" && !isElsewhere) {
      this.#entering = entering;
      if (this.#state === "queueing") this.#askTicket();
      return;
    }
    if (this.#state !== "idle") {
      this.#sayGoodbye();
      this.#begin("idle");
    }
    if (isElsewhere) this.#changeStay(entering);
    this.#entering = entering;
    this.#tries = 0;
    this.#askTicket();
  }

  /** Nothing of one Space is said in another; where she stood is kept for the way back. */
  #changeStay(entering: Entering): void {
    for (const handle of this.#requests.forget()) this.#tell({ news: "lost", handle });
    if (this.#entering && this.#placeNote) this.#notes.set(this.#entering.space, this.#placeNote);
    this.#forgetStay();
    // Through a portal one arrives at a portal, wherever one stood at the last visit.
    if (!entering.through) this.#placeNote = this.#notes.get(entering.space) ?? null;
  }

  #forgetStay(): void {
    this.#session = null;
    this.#lastEvent = 0;
    this.#chatAfter = null;
    this.#placeNote = null;
  }

  async #askTicket(): Promise<void> {
    if (this.#entering === null) return;
    const attempt = this.#begin("asking");
    const answer = await this.#world.askTicket(this.#entering.space, this.#entering.code ?? null);
    if (attempt !== this.#try) return;
    if ("ticket" in answer) {
      if (answer.guest) this.#tell({ news: "guest", guest: answer.guest });
      this.#open(answer.socketPath, answer.ticket);
    }
    // Whoever was inside had the right code: others have tried too many, and that passes.
    else if ("later" in answer || (answer.refused === TOO_MANY_TRIES && this.#session !== null))
      this.#comeBackLater();
    else this.#end(answer.refused, answer.facts);
  }

  #open(path: string, ticket: string): void {
    const attempt = this.#begin("opening");
    const socket = this.#world.openSocket(path, [SUBPROTOCOL, TICKET_PREFIX + ticket]);
    this.#socket = socket;
    this.#deadline = this.#world.after(OPEN_WITHIN_MS, () => {
      this.#tell({ news: "late" });
      this.#breakOff();
    });
    socket.onopen = () => attempt === this.#try && this.#sayEnter();
    socket.onmessage = (buffer) => attempt === this.#try && this.#receive(buffer);
    socket.onclose = (code) => attempt === this.#try && this.#closed(this.#closing ?? { code, facts: {} });
  }

  #sayEnter(): void {
    const entering = this.#entering!;
    this.#state = "entering";
    this.#wait(ENTER_WITHIN_MS, () => this.#breakOff());
    const enter: Enter = { name: entering.name, session: this.#session, last_event: this.#lastEvent };
    if (entering.look) enter.look = entering.look;
    if (entering.language) enter.language = entering.language;
    if (this.#session === null && entering.watching) enter.watching = true;
    if (this.#session === null && entering.through) enter.through = entering.through;
    if (this.#chatAfter !== null) enter.chat_after = this.#chatAfter;
    if (this.#placeNote !== null) enter.place_note = this.#placeNote;
    this.#socket?.send(this.#requests.encode("Enter", enter));
  }

  #receive(buffer: ArrayBuffer): void {
    this.#heardAtMs = this.#world.nowMs();
    const lane = new Uint8Array(buffer)[0];
    if (lane === Lane.POSE && buffer.byteLength >= 4) {
      this.#poses.lastFrame = new DataView(buffer).getUint16(2, true);
      this.#tell({ news: "frame", buffer, atMs: this.#world.nowMs() }, [buffer]);
    } else if (lane === Lane.EVENT) {
      this.#receiveEvent(buffer);
    } else if (lane === Lane.SCENE) {
      this.#receiveEdits(buffer);
    }
  }

  /** Numbered by Revisions: whoever keeps the Scene asks for what is missing, nothing is acknowledged. */
  #receiveEdits(buffer: ArrayBuffer): void {
    const notice = decodeNotice(buffer);
    if (notice && isSceneNotice(notice)) this.#tell({ news: "scene", notice });
  }

  #receiveEvent(buffer: ArrayBuffer): void {
    const seq = new DataView(buffer).getUint32(2, true);
    // Seq 0 stands outside the outbox; any other that we have already was replayed by the server to be sure.
    if (seq !== 0 && seq <= this.#lastEvent) return;
    const notice = decodeNotice(buffer);
    if (notice?.name === "Welcome") this.#welcomed(notice.body);
    if (notice?.name === "Waiting") this.#queued();
    if (seq !== 0) this.#lastEvent = seq;
    if (notice !== null) {
      this.#learn(notice);
      const handle = this.#requests.answeredBy(notice);
      this.#tell({ news: "notice", notice, handle, atMs: this.#world.nowMs() });
    }
    if (notice?.name === "Refused" && this.#state === "entering")
      this.#end(notice.body.code, notice.body.facts);
    else this.#acknowledge();
  }

  #welcomed(welcome: Welcome): void {
    this.#state = "inside";
    this.#tries = 0;
    if (!welcome.resumed) this.#lastEvent = 0;
    this.#acknowledged = this.#lastEvent;
    this.#session = welcome.session;
    this.#watchSilence();
    for (const bytes of this.#requests.repeated()) this.#socket?.send(bytes);
  }

  /** In line before the Space: no stay yet, and none that could be gone on with. */
  #queued(): void {
    this.#state = "queueing";
    this.#tries = 0;
    this.#session = null;
    this.#lastEvent = 0;
    // A host may have put her before the door again: what she still wanted inside is void.
    this.#poses.stop();
    this.#ackTimer?.();
    this.#ackTimer = null;
    this.#tellLost();
    this.#watchSilence();
  }

  /** What the next Enter will need. */
  #learn(notice: AnyNotice): void {
    switch (notice.name) {
      case "Welcome":
        for (const line of notice.body.chat) this.#learnLine(line);
        break;
      case "ChatSaid":
        this.#learnLine(notice.body.line);
        break;
      case "PlaceNote":
        this.#placeNote = notice.body.note;
        break;
      case "Closing":
        this.#closing = { code: notice.body.code, facts: notice.body.facts ?? {} };
        break;
    }
  }

  #learnLine(line: ChatLine): void {
    this.#chatAfter = Math.max(this.#chatAfter ?? 0, line.number);
  }

  /** At most every 250 ms, from the message handler itself where the time has come: no timer need be trusted. */
  #acknowledge(): void {
    if (this.#state !== "inside" || this.#acknowledged === this.#lastEvent) return;
    const dueInMs = this.#ackedAtMs + ACKNOWLEDGE_EVERY_MS - this.#world.nowMs();
    if (dueInMs > 0) {
      this.#ackTimer ??= this.#world.after(dueInMs, () => {
        this.#ackTimer = null;
        this.#acknowledge();
      });
      return;
    }
    this.#ackedAtMs = this.#world.nowMs();
    this.#acknowledged = this.#lastEvent;
    this.#socket?.send(this.#requests.encode("Acknowledge", { ack: this.#lastEvent }));
  }

  #ask(order: LineOrder & { order: "ask" }): void {
    const bytes = this.#requests.ask(order.handle, order.name, order.body);
    const max = SceneRequests.has(order.name) ? EDIT_BYTES_MAX : MESSAGE_BYTES_MAX;
    if (order.name === "ChangeCard") this.#wear(order.body as Requests["ChangeCard"]);
    if (bytes.length > max) this.#refuse(order.handle, max);
    else if (this.#state === "inside") this.#socket?.send(bytes);
    else this.#tellLost();
  }

  /** What is too large would cost the line itself, and every line on which it is repeated. */
  #refuse(handle: number, max: number): void {
    this.#requests.close(handle);
    const body = { re: 0, code: "edit_too_big", facts: { max } };
    const notice: AnyNotice = { name: "Refused", seq: 0, body };
    this.#tell({ news: "notice", notice, handle, atMs: this.#world.nowMs() });
  }

  /** Whoever comes back after a break comes in the look she has by now. */
  #wear({ look }: Requests["ChangeCard"]): void {
    if (this.#entering && look) this.#entering = { ...this.#entering, look };
  }

  /** Of her own pose the newest goes when its time has come; of a thing in her hand each goes at once. */
  #report(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#state !== "inside") return;
    if (bytes.length === THING_REPORT_BYTES) this.#sendPose(bytes);
    else this.#poses.take(bytes);
  }

  #sendPose(bytes: Uint8Array<ArrayBuffer>): void {
    const socket = this.#socket;
    if (this.#state === "inside" && socket && socket.bufferedBytes < POSE_BACKLOG_MAX_BYTES)
      socket.send(bytes);
  }

  #watchSilence(): void {
    this.#wait(SILENCE_MAX_MS, () => {
      if (this.#world.nowMs() - this.#heardAtMs >= SILENCE_MAX_MS) this.#breakOff();
      else this.#watchSilence();
    });
  }

  /** Does not wait for a closing handshake: on a dead line it never comes. */
  #breakOff(): void {
    this.#comeBackLater();
  }

  #closed({ code, facts }: { readonly code: number; readonly facts: Facts }): void {
    if (isFinal(code)) this.#end(closeKey(code), facts);
    else this.#comeBackLater();
  }

  #comeBackLater(): void {
    this.#begin("pausing");
    this.#tellLost();
    this.#tell({ news: "broke", tries: this.#tries });
    this.#wait(waitMs(this.#tries, this.#world.chance()), () => this.#askTicket());
    this.#tries += 1;
  }

  #leave(): void {
    this.#sayGoodbye();
    this.#end("left", {});
    this.#forgetStay();
    this.#notes.clear();
  }

  #sayGoodbye(): void {
    if (this.#state === "inside" || this.#state === "queueing")
      this.#socket?.send(this.#requests.encode("Leave", {}));
  }

  #end(code: string, facts: Facts): void {
    this.#begin("idle");
    this.#tellLost();
    this.#tell({ news: "ended", code, facts });
  }

  #tellLost(): void {
    for (const handle of this.#requests.lose()) this.#tell({ news: "lost", handle });
  }

  /** Leaves everything of the state before behind: socket, timers, late answers. */
  #begin(state: State): number {
    const socket = this.#socket;
    this.#socket = null;
    this.#closing = null;
    this.#state = state;
    this.#deadline?.();
    this.#deadline = null;
    this.#ackTimer?.();
    this.#ackTimer = null;
    this.#poses.stop();
    this.#try += 1;
    // Only who leaves says goodbye: after any other code the server keeps the slot for the way back.
    socket?.close(state === "idle" ? CloseCode.NORMAL : CloseCode.GOING_AWAY);
    return this.#try;
  }

  #wait(ms: number, act: () => void): void {
    this.#deadline?.();
    this.#deadline = this.#world.after(ms, act);
  }
}
