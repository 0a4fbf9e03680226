/** Follows what is edited: the drawn place, the ground under people's feet, and what buttons do. */
import { addBuilders, isUnmade } from "../../components";
import { MADE } from "../../components/made";
import type { Site } from "../../components/site";
import type { HandsHere } from "../../hands";
import type { AppModel } from "../../model/app_model";
import type { ShowHere } from "../../show";
import type { Boards } from "../../show/boards";
import type { DrawnPlace } from "../drawn_place";
import type { Edits } from "../edits";
import type { BodyState, Frame, Ground, StageState } from "../state";
import { BuildersView } from "./builders_view";
import { Carrying } from "./carrying";
import { isWalked, LiveGround } from "./live_ground";
import { LivePlace } from "./live_place";
import { press } from "./pressing";
import { Rebuilding } from "./rebuilding";

/** The ground follows when hands rest so long, or have not rested for so long. */
const GROUND_RESTS_MS = 200;
const GROUND_WAITS_MS = 1_000;
/** What could not be fetched is asked for again after so long. */
const SHOW_AGAIN_MS = 10_000;

export class Following {
  place: LivePlace | null = null;
  readonly #model: AppModel;
  readonly #edits: Edits;
  /** What was built before its builders had come. */
  readonly #unmade: ReadonlySet<string>;
  #unmadeIn: Site | null = null;
  #ground: LiveGround | null = null;
  #walkedCount = 0;
  #walkedMs = Number.NaN;
  #waitingMs = Number.NaN;
  #rebuilding: Rebuilding | null = null;
  #view: BuildersView | null = null;
  #heard: unknown = null;
  #welcome: unknown = null;
  #hands: HandsHere | null = null;
  #areHandsComing = false;
  #show: ShowHere | null = null;
  #isShowComing = false;
  #carrying: Carrying | null = null;

  constructor(model: AppModel, edits: Edits) {
    this.#model = model;
    this.#edits = edits;
    this.#unmade = new Set([...model.scene.entities.values()].filter(isUnmade).map(({ id }) => id));
    addBuilders(MADE);
  }

  /** What hangs in the place by an experience's word; null: nothing, or nothing is drawn. */
  get boards(): Boards | null {
    return this.#show?.boards ?? null;
  }

  /** Parts of the place that are drawn apart, and those that were joined. */
  get counts(): { live: number; merged: number } {
    const parts = [...(this.place?.parts ?? [])];
    const merged = parts.filter((part) => part.isMerged).length;
    return { live: parts.length - merged, merged };
  }

  /** What the editor sees and moves by. */
  open(stage: StageState): DrawnPlace {
    this.#view ??= new BuildersView(stage, this);
    return this.#view;
  }

  /** One frame of her body in the place. */
  walk(body: BodyState, frame: Frame): void {
    const { nowMs } = frame;
    this.#hearPresses();
    this.#fetchHands(body);
    this.#hands?.step(frame, this.place);
    this.#fetchShow(body);
    this.#show?.step(body);
    const { ground } = body;
    const { walked } = this.#edits;
    // People walk on the published Scene, whatever is being drafted.
    if (!ground || walked.size === 0 || this.#model.scene.kind.peek() === "draft") return;
    if (walked.size !== this.#walkedCount || Number.isNaN(this.#walkedMs)) {
      this.#walkedCount = walked.size;
      this.#walkedMs = nowMs;
      if (Number.isNaN(this.#waitingMs)) this.#waitingMs = nowMs;
    }
    if (nowMs - this.#walkedMs < GROUND_RESTS_MS && nowMs - this.#waitingMs < GROUND_WAITS_MS) return;
    this.#followOnFoot(ground);
  }

  /** One frame of the picture. */
  draw(stage: StageState, frame: Frame): void {
    const { nowMs } = frame;
    const { drawn } = this.#edits;
    this.#hearWelcome(stage);
    const base = stage.place?.site;
    if (!base) return;
    if (this.place?.base !== base) this.#begin(base);
    if (drawn.size > 0) this.place?.take(drawn.keys());
    drawn.clear();
    this.#show?.putBack();
    this.#carrying?.putBack();
    this.place?.step(nowMs);
    if (this.#carrying) this.#hands?.show(stage, this.#carrying);
    if (this.place) this.#show?.draw(stage, this.place, frame);
    this.#rebuilding = Rebuilding.advance(this.#rebuilding, stage, this.place);
    this.#view?.draw(nowMs);
  }

  #begin(base: Site): void {
    const { scene } = this.#model;
    this.place = new LivePlace(base, scene, this.#edits.drawn, this.#edits.hidden);
    this.#unmadeIn ??= base;
    if (this.#unmadeIn === base)
      for (const id of this.#unmade) this.place.take([id], Object.keys(MADE) as (keyof typeof MADE)[]);
    this.place.hide();
    this.#carrying = new Carrying(this.place);
  }

  #followOnFoot(ground: Ground): void {
    const { walked } = this.#edits;
    const { scene } = this.#model;
    const ids = [...walked]
      .filter(([id, before]) => isWalked(before, scene.entities.get(id) ?? null))
      .map(([id]) => id);
    walked.clear();
    this.#walkedCount = 0;
    this.#walkedMs = Number.NaN;
    this.#waitingMs = Number.NaN;
    if (ids.length === 0) return;
    if (this.#ground?.ground !== ground) this.#ground = new LiveGround(ground, scene);
    this.#ground.follow(ids);
  }

  /** Only where something can be taken in hand. */
  #fetchHands(body: BodyState): void {
    if (this.#areHandsComing || !body.ground?.things.some(({ kind }) => kind === "thing")) return;
    this.#areHandsComing = true;
    import("../../hands").then(
      ({ HandsHere }) => {
        this.#hands = new HandsHere(body);
      },
      (error) => {
        this.#areHandsComing = false;
        reportError(error);
      },
    );
  }

  /** Only where an experience has told of something. */
  #fetchShow(body: BodyState): void {
    const experiences = this.#model.experiences.peek();
    if (this.#isShowComing || !experiences) return;
    this.#isShowComing = true;
    import("../../show").then(
      ({ ShowHere }) => {
        this.#show = new ShowHere(body, experiences);
      },
      (error) => {
        setTimeout(() => {
          this.#isShowComing = false;
        }, SHOW_AGAIN_MS);
        reportError(error);
      },
    );
  }

  /** What buttons have hidden or set going before she came; the edits of a place are forgotten when it is built. */
  #hearWelcome({ place }: StageState): void {
    const { handNews, scene } = this.#model;
    const [welcome] = handNews;
    if (welcome === undefined || welcome === this.#welcome) return;
    if (scene.revision.peek() === 0 || place?.version !== scene.version) return;
    this.#welcome = welcome;
    // A line that goes on tells what was pressed meanwhile.
    if (welcome.name !== "Welcome" || welcome.body.resumed) return;
    this.#edits.forget();
    for (const pressed of welcome.body.pressed) press(pressed, this.#model, this.#edits);
    this.place?.hide();
  }

  #hearPresses(): void {
    const pressed = this.#model.pressed.peek();
    if (pressed === null || pressed === this.#heard) return;
    this.#heard = pressed;
    press(pressed, this.#model, this.#edits);
    this.place?.hide();
  }
}
