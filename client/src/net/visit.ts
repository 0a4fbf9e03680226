/**
 * One visit to a Space, from the page's side: what the line tells goes into the model, what the visitor wants goes down
 * the line. The HUD calls the methods here; nothing else in the client speaks to the line.
 */
import { signal } from "@preact/signals";
import type { AppModel } from "../model/app_model";
import type { Building } from "../model/building";
import { Goer, type Way } from "../model/goer";
import type { Goal } from "../model/going";
import { learnHosting } from "../model/hosting";
import type { EmoteName } from "../model/people";
import type { AnyNotice } from "../protocol/event_codec";
import type { Moved, People, Requests } from "../protocol/generated";
import { Acting } from "./acting";
import { ExperienceFeed } from "./experience_feed";
import type { Line } from "./line";
import type { Entering, LineNews } from "./order";
import { randomId } from "./random_id";
import { SceneFeed } from "./scene_feed";
import { HTTP_SCENES, type SceneSource } from "./snapshot";
import { arriving, GAVE_UP, here, type PageAddress, Travel } from "./travel";

/** What a visit needs of the page around it; a test hands in its own. */
export interface VisitWorld {
  readonly nowMs: () => number;
  readonly scenes: SceneSource;
  readonly address: PageAddress;
  /** Lets the mist thicken before the place changes; nothing to wait for where nothing moves. */
  readonly fade: () => Promise<void>;
}

const NO_ADDRESS: PageAddress = { arrived: () => undefined, stayed: () => undefined };
/** Being moved for these reasons is what she asked for. */
const WANTED_MOVES: ReadonlySet<string> = new Set(["placed", "seated", "stood"]);
/** A host moved her: wherever she was going, she goes there no more. */
const HOSTS_MOVES: ReadonlySet<string> = new Set(["gathered", "to_door", "returned"]);
/** She need not go anywhere: at the door itself she can put these right. */
const DOORS_REFUSALS: ReadonlySet<string> = new Set(["code_needed", "code_wrong", "too_many_tries"]);

export class Visit extends Acting {
  readonly #world: VisitWorld;
  readonly #saying = new Map<number, string>();
  readonly #travel: Travel;
  /** Walks by itself to where `goTo` said. */
  readonly goer: Goer;
  /** For whoever may build: fetched as soon as she may. */
  readonly building = signal<Building | null>(null);
  #builder: Promise<Building> | null = null;
  readonly #experiences: ExperienceFeed;
  #entering: Entering | null = null;
  readonly #feed: SceneFeed;

  constructor(model: AppModel, line: Line, world: Partial<VisitWorld> = {}) {
    super(model, line);
    this.#world = {
      nowMs: () => performance.now(),
      scenes: HTTP_SCENES,
      address: NO_ADDRESS,
      fade: async () => undefined,
      ...world,
    };
    this.#feed = new SceneFeed(model.scene, this.#world.scenes, line, () => {
      model.tidings.value = { code: "scene-missing", facts: {} };
    });
    this.#experiences = new ExperienceFeed(model, {
      ask: (name, body) => this.ask(name, body),
      tellRefusal: (answer) => this.tellRefusal(answer),
    });
    this.#travel = new Travel(model, {
      line,
      scenes: this.#world.scenes,
      address: this.#world.address,
      fade: this.#world.fade,
      takeScene: (space, snapshot) => this.#feed.take(space, snapshot),
    });
    this.goer = new Goer(model, {
      findPath: (x, z) => this.#findPath(x, z),
      sit: (seat) => this.sit(seat),
      stand: () => this.stand(),
      press: (button) => this.press(button),
      travel: (slug) => this.travel(slug),
    });
    line.onnews = (news) => this.#take(news);
  }

  /** From the door one sees the place already. */
  lookIn(space: string, code: string | null = null): Promise<void> {
    return this.#feed.lookIn(space, code);
  }

  enter(entering: Entering): void {
    this.#entering = entering;
    this.model.self.name.value = entering.name;
    this.model.ending.value = null;
    this.model.state.value = "entering";
    this.line.enter(entering);
  }

  /** After the stay has ended: once more, as who she was then. Whoever had stood up does not just watch again. */
  comeBack(): void {
    const entering = this.#entering;
    if (!entering || this.model.state.value !== "ended") return;
    this.enter(arriving(entering, here(entering), this.model.self.watching.value));
  }

  leave(): void {
    this.goer.stop();
    this.line.leave();
  }

  /** Gives up her turn: back to where she came from, or out. */
  leaveLine(): void {
    if (!this.#travel.turnBack(GAVE_UP)) this.line.leave();
  }

  /** Under another name in line before the Space: the line is opened anew, and her turn is kept meanwhile. */
  waitAs(name: string): void {
    if (!this.#entering || this.model.state.value !== "waiting") return;
    this.#entering = { ...this.#entering, name };
    this.model.self.name.value = name;
    this.line.enter(this.#travel.renamed(name) ?? this.#entering);
  }

  /** Goes there by itself, round what is in the way; `model.going` tells how it goes. */
  goTo(goal: Goal): void {
    if (this.model.state.value !== "inside" || this.isHeld()) return;
    if (!this.model.hands.peek()?.takes(goal)) this.goer.goTo(goal);
  }

  stopGoing(): void {
    this.goer.stop();
  }

  /** Leaves for another Space of this Server, without a page load. `push`: as a new step in the browser's history. */
  async travel(slug: string, push = true): Promise<void> {
    if (!this.#entering || slug === this.model.spaceSlug) return;
    this.goer.stop();
    if (this.model.isFramed) {
      this.model.gate.value = slug;
      return;
    }
    await this.#travel.begin(slug, this.#entering, push);
  }

  /** The back button leads to the Space of an earlier step; false where only a fresh page can lead there. */
  returnTo(slug: string): boolean {
    if (this.model.state.value !== "inside") return false;
    this.travel(slug, false);
    return true;
  }

  /** Uses what is within reach; who sits stands up. */
  useNearest(): void {
    const usable = this.model.usable.value;
    if (this.model.self.isSeated) this.stand();
    else if (usable) this.goTo({ to: "entity", id: usable.id, use: true });
  }

  /** Says a line; it shows as waiting under the returned request id until the server has stored it. */
  say(text: string): string {
    const requestId = randomId();
    this.model.chat.waiting(requestId, text);
    this.#saying.set(this.line.ask("Say", { request_id: requestId, text }), requestId);
    return requestId;
  }

  /** Takes the seat of an Entity; the answer moves her there. */
  async sit(seat: string): Promise<void> {
    if (this.isHeld()) return;
    this.tellRefusal(await this.ask("Sit", { seat }));
  }

  async stand(): Promise<void> {
    if (this.isHeld()) return;
    this.tellRefusal(await this.ask("Stand", {}));
  }

  /** Whoever just watched takes part. Where no seat was free she stands already. */
  async joinIn(): Promise<void> {
    if (this.model.self.isSeated) await this.stand();
    else this.model.self.watching.value = false;
  }

  /** Presses a button; everybody is told. */
  async press(entity: string): Promise<void> {
    this.tellRefusal(await this.ask("Press", { entity }));
  }

  /** Says where the thing in her hand is, in the bytes of a report. */
  carry(report: Uint8Array<ArrayBuffer>): void {
    this.line.report(report);
  }

  emote(emote: EmoteName): void {
    this.line.ask("ShowEmote", { emote });
  }

  /** Wants to say something, or no more. */
  async raiseHand(on: boolean): Promise<void> {
    this.tellRefusal(await this.ask("RaiseHand", { on }));
  }

  /** What she has just said aloud, in words, for those who hear her. */
  caption(text: string): void {
    this.line.ask("Caption", { text });
  }

  /** A piece of a picture that a program of hers has asked for. */
  sendPhoto(piece: Requests["Photo"]): void {
    this.line.ask("Photo", piece);
  }

  /** A new name or look; everybody is told within a second. */
  changeCard(change: Requests["ChangeCard"]): void {
    if (this.#entering && change.look) this.#entering = { ...this.#entering, look: change.look };
    this.line.ask("ChangeCard", change);
  }

  /** One page of the people list; null where the line broke before the answer. */
  async askPeople(query: string, after: string | null): Promise<People | null> {
    const answer = await this.ask("AskPeople", { query, after });
    return answer?.name === "People" ? answer.body : null;
  }

  /** True, and told, where a host asked everybody to hold still. */
  isHeld(): boolean {
    const { isHeldStill, tidings } = this.model;
    // Whoever keeps a key down is told once.
    if (isHeldStill && tidings.value?.code !== "held_still")
      tidings.value = { code: "held_still", facts: {} };
    return isHeldStill;
  }

  /** Called once for every picture: tells the server where she stands, and asks who the unknown are. */
  keepUp(nowMs: number): void {
    if (this.model.state.value !== "inside") return;
    this.#report();
    const slots = this.model.people.takeUnknown(nowMs);
    if (slots.length > 0) this.line.ask("AskCards", { slots: [...slots] });
  }

  async #findPath(x: number, z: number): Promise<Way | null> {
    const answer = await this.ask("FindPath", { x, z });
    if (answer?.name === "Path") return answer.body;
    return answer?.name === "Refused" ? { refused: answer.body } : null;
  }

  #report(): void {
    const report = this.model.self.takeReport();
    if (report) this.line.report(report);
  }

  #take(news: LineNews): void {
    const model = this.model;
    switch (news.news) {
      case "frame":
        model.hear(news.buffer, this.#local(news.atMs));
        break;
      case "notice":
        this.#takeNotice(news.notice, news.handle);
        model.latest.set(news.notice.name, news.notice);
        for (const hear of model.hearers) hear(news.notice);
        break;
      case "scene":
        this.#feed.hear(news.notice);
        break;
      case "broke":
        if (!model.waiting.value && this.#travel.turnBack("broke")) break;
        model.net.reconnects += model.isConnected.value ? 1 : 0;
        model.lineBroke(this.#world.nowMs());
        break;
      case "guest":
        model.guest = news.guest;
        break;
      case "lost":
        this.answer(news.handle, null);
        break;
      case "late":
        model.tidings.value = { code: "line-late", facts: {} };
        break;
      case "ended":
        if (this.#travel.turnBack(news.facts.cause === "locked" ? "locked" : news.code)) break;
        this.#travel.forget();
        if (DOORS_REFUSALS.has(news.code)) model.refusedAtDoor({ code: news.code, facts: news.facts });
        else model.ended({ code: news.code, facts: news.facts });
        break;
    }
  }

  #takeNotice(notice: AnyNotice, handle: number | null): void {
    const model = this.model;
    if (notice.seq > 0) model.net.lastEvent = notice.seq;
    switch (notice.name) {
      case "Welcome":
        if (!notice.body.resumed) model.net.lastEvent = 0;
        this.#entering = this.#travel.welcomed() ?? this.#entering;
        model.welcome(notice.body, this.#world.nowMs());
        model.handNews = [notice];
        this.#feed.welcomed(notice.body.space);
        this.#tellBuilder(notice);
        this.#experiences.hear(notice);
        this.#report();
        break;
      case "Waiting":
        model.queued(notice.body);
        break;
      case "ChatSaid":
        model.chat.said(notice.body.line);
        break;
      case "SayAccepted":
        if (handle !== null) this.#saying.delete(handle);
        model.chat.accepted(notice.body.request_id, notice.body.line, this.#world.nowMs());
        break;
      case "Cards":
        model.cards(notice.body, this.#world.nowMs());
        break;
      case "People":
      case "Path":
      case "ActDone":
        this.answer(handle, notice);
        break;
      case "Emoted":
        model.people.emoted(notice.body.slot, notice.body.emote, this.#world.nowMs());
        break;
      case "Moved":
        this.#moved(notice.body);
        break;
      case "ThingTaken":
      case "ThingLeft":
        model.handNews.push(notice);
        break;
      case "Refused": {
        const requestId = handle === null ? undefined : this.#saying.get(handle);
        if (handle !== null) this.#saying.delete(handle);
        const { code, facts } = notice.body;
        if (requestId !== undefined) model.chat.refused(requestId, { code, facts }, this.#world.nowMs());
        else this.answer(handle, notice);
        this.#feed.refused(handle, notice.body);
        break;
      }
      default:
        learnHosting(model, notice);
        this.answer(handle, notice);
        this.#tellBuilder(notice);
        this.#experiences.hear(notice);
    }
  }

  /** From the first notice after which she may build, none is missed. */
  #tellBuilder(notice: AnyNotice): void {
    if (!this.#builder && !this.model.permissions.may("edit")) return;
    this.#builder ??= this.#fetchBuilder();
    this.#builder.then(
      (building) => building.hear(notice),
      () => {
        this.#builder = null;
      },
    );
  }

  async #fetchBuilder(): Promise<Building> {
    const { beginBuilding } = await import("./build");
    this.building.value = beginBuilding(this.model, {
      ask: (name, body) => this.ask(name, body),
      say: (name, body) => this.line.ask(name, body),
      show: (kind, revision) => this.#feed.show(kind, revision),
    });
    return this.building.value;
  }

  #moved(moved: Moved): void {
    this.model.self.moved(moved);
    // Whoever gets up from where she watched takes part.
    if (moved.reason === "stood") this.model.self.watching.value = false;
    if (HOSTS_MOVES.has(moved.reason)) this.goer.stop();
    if (!WANTED_MOVES.has(moved.reason))
      this.model.tidings.value = { code: `moved-${moved.reason}`, facts: {} };
    this.#report();
  }

  /** The worker's stamp, which counts from 1970, on the page's own clock. */
  #local(atMs: number): number {
    return atMs - performance.timeOrigin;
  }
}
