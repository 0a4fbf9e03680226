/**
 * One visit to a Space, from the page's side: what the line tells goes into the model, what the visitor wants goes down
 * the line. The HUD calls the methods here; nothing else in the client speaks to the line.
 */
import type { AppModel } from "../model/app_model";
import type { EmoteName } from "../model/people";
import type { AnyNotice } from "../protocol/event_codec";
import type { People, Requests } from "../protocol/generated";
import type { Line } from "./line";
import type { Entering, LineNews } from "./order";
import { randomId } from "./random_id";
import { HTTP_SCENES, type SceneSource } from "./snapshot";

type PeopleAnswer = (page: People | null) => void;

export class Visit {
  readonly #model: AppModel;
  readonly #line: Line;
  readonly #nowMs: () => number;
  readonly #scenes: SceneSource;
  readonly #saying = new Map<number, string>();
  readonly #peopleAsked = new Map<number, PeopleAnswer>();
  #entering: Entering | null = null;
  /** The revision that is here or on its way. */
  #sceneWanted = 0;

  constructor(
    model: AppModel,
    line: Line,
    nowMs: () => number = () => performance.now(),
    scenes = HTTP_SCENES,
  ) {
    this.#model = model;
    this.#line = line;
    this.#nowMs = nowMs;
    this.#scenes = scenes;
    line.onnews = (news) => this.#take(news);
  }

  /** From the door one sees the place already. */
  async lookIn(space: string): Promise<void> {
    const revision = await this.#scenes.presentRevision(space).catch(() => null);
    if (revision !== null) await this.#loadScene(space, revision);
  }

  enter(entering: Entering): void {
    this.#entering = entering;
    this.#model.ending.value = null;
    this.#model.state.value = "entering";
    this.#line.enter(entering);
  }

  /** After the stay has ended: once more, under the same name. */
  comeBack(): void {
    if (this.#entering && this.#model.state.value === "ended") this.enter(this.#entering);
  }

  leave(): void {
    this.#line.leave();
  }

  /** Says a line; it shows as waiting until the server has stored it. */
  say(text: string): void {
    const requestId = randomId();
    this.#model.chat.waiting(requestId, text);
    this.#saying.set(this.#line.ask("Say", { request_id: requestId, text }), requestId);
  }

  /** Takes the seat of an Entity; the answer moves her there. */
  sit(seat: string): void {
    this.#line.ask("Sit", { seat });
  }

  stand(): void {
    this.#line.ask("Stand", {});
  }

  emote(emote: EmoteName): void {
    this.#line.ask("ShowEmote", { emote });
  }

  /** A new name or look; everybody is told within a second. */
  changeCard(change: Requests["ChangeCard"]): void {
    this.#line.ask("ChangeCard", change);
  }

  /** One page of the people list; null where the line broke before the answer. */
  askPeople(query: string, after: string | null): Promise<People | null> {
    return new Promise((resolve) => {
      this.#peopleAsked.set(this.#line.ask("AskPeople", { query, after }), resolve);
    });
  }

  /** Called once for every picture: tells the server where she stands, and asks who the unknown are. */
  keepUp(nowMs: number): void {
    if (this.#model.state.value !== "inside") return;
    this.#report();
    const slots = this.#model.people.takeUnknown(nowMs);
    if (slots.length > 0) this.#line.ask("AskCards", { slots: [...slots] });
  }

  #report(): void {
    const report = this.#model.self.takeReport();
    if (report) this.#line.report(report);
  }

  #take(news: LineNews): void {
    const model = this.#model;
    switch (news.news) {
      case "frame":
        model.hear(news.buffer, this.#local(news.atMs));
        break;
      case "notice":
        this.#takeNotice(news.notice, news.handle);
        break;
      case "broke":
        model.net.reconnects += model.net.connected ? 1 : 0;
        model.lineBroke(this.#nowMs());
        break;
      case "lost":
        this.#peopleAsked.get(news.handle)?.(null);
        this.#peopleAsked.delete(news.handle);
        break;
      case "late":
        model.tidings.value = { code: "line-late", facts: {} };
        break;
      case "ended":
        model.ended({ code: news.code, facts: news.facts });
        break;
    }
  }

  #takeNotice(notice: AnyNotice, handle: number | null): void {
    const model = this.#model;
    if (notice.seq > 0) model.net.lastEvent = notice.seq;
    switch (notice.name) {
      case "Welcome":
        if (!notice.body.resumed) model.net.lastEvent = 0;
        model.welcome(notice.body, this.#nowMs());
        this.#loadScene(notice.body.space, notice.body.scene_revision);
        this.#report();
        break;
      case "ChatSaid":
        model.chat.said(notice.body.line);
        break;
      case "SayAccepted":
        if (handle !== null) this.#saying.delete(handle);
        model.chat.accepted(notice.body.request_id, notice.body.line);
        break;
      case "Cards":
        model.cards(notice.body, this.#nowMs());
        break;
      case "People":
        if (handle !== null) this.#peopleAsked.get(handle)?.(notice.body);
        if (handle !== null) this.#peopleAsked.delete(handle);
        break;
      case "Emoted":
        model.people.emoted(notice.body.slot, notice.body.emote, this.#nowMs());
        break;
      case "Moved":
        model.self.moved(notice.body);
        if (notice.body.reason !== "placed")
          model.tidings.value = { code: `moved-${notice.body.reason}`, facts: {} };
        this.#report();
        break;
      case "Refused":
        this.#refused(handle, notice.body.code, notice.body.facts);
        break;
    }
  }

  #refused(handle: number | null, code: string, facts: Record<string, string | number | boolean>): void {
    const requestId = handle === null ? undefined : this.#saying.get(handle);
    if (handle !== null && requestId !== undefined) {
      this.#saying.delete(handle);
      this.#model.chat.refused(requestId, { code, facts });
      return;
    }
    const asker = handle === null ? undefined : this.#peopleAsked.get(handle);
    if (handle !== null && asker) {
      this.#peopleAsked.delete(handle);
      asker(null);
    }
  }

  async #loadScene(space: string, revision: number): Promise<void> {
    if (this.#sceneWanted === revision) return;
    this.#sceneWanted = revision;
    try {
      const snapshot = await this.#scenes.snapshot(space, revision);
      if (this.#sceneWanted === revision) this.#model.scene.take(snapshot);
    } catch {
      this.#sceneWanted = 0;
      this.#model.tidings.value = { code: "scene-missing", facts: { revision } };
    }
  }

  /** The worker's stamp, which counts from 1970, on the page's own clock. */
  #local(atMs: number): number {
    return atMs - performance.timeOrigin;
  }
}
