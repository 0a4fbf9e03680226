/**
 * The boards that hang in the place: built when they are told, drawn anew where their contents, a hand on them or an answer's
 * fate changed them, at most one in each picture, the nearest first.
 */
import { type Box3, Group, type Matrix4, type Ray, type Vector3 } from "three";
import type { Site } from "../components/site";
import type { Experiences, ShownPanel } from "../model/experiences";
import type { SceneEntity } from "../model/scene_model";
import type { BoardFace } from "../model/showing";
import { CLICK_WITHIN_M } from "../protocol/generated";
import type { StageState } from "../systems/state";
import { faceOf } from "./board_face";
import { BoardPictures } from "./board_pictures";
import { HungBoard } from "./hung_board";

/** With this to spare of how near the server wants her: she may have moved since her last report. */
const MARGIN_M = 0.5;
/** Whoever walks to a board stops so far before it, to read it. */
export const READ_FROM_M = 2.2;

export interface BoardsPlace {
  readonly site: Site;
  readonly shown: ReadonlyMap<string, SceneEntity>;
  /** Where an Entity is seen now; null: there is none. */
  worldOf(id: string): Matrix4 | null;
  ownBoundsOf(id: string): Box3 | null;
}

interface Hung {
  readonly board: HungBoard;
  readonly site: Site;
  /** What it looked like when it was drawn last. */
  drawn: string;
}

export class Boards {
  readonly root = new Group();
  readonly #stage: StageState;
  readonly #experiences: Experiences;
  readonly #hung = new Map<string, Hung>();
  readonly #pictures: BoardPictures;
  #picturesCome = 0;
  /** Boards that she pressed and of which she has not been told how they took it. */
  readonly #pressed = new Set<string>();

  constructor(stage: StageState, experiences: Experiences) {
    this.#stage = stage;
    this.#experiences = experiences;
    this.#pictures = new BoardPictures(
      () => stage.model.spaceSlug,
      () => {
        this.#picturesCome += 1;
      },
    );
    this.root.userData.origin = null;
    stage.picture.scene.add(this.root);
    experiences.showing.boards = () => [...this.#hung].map(([entity, hung]) => this.#faceOf(entity, hung));
  }

  /** By Entity. */
  get all(): IterableIterator<[string, HungBoard]> {
    return [...this.#hung].map(([id, { board }]) => [id, board] as [string, HungBoard]).values();
  }

  of(id: string): HungBoard | null {
    return this.#hung.get(id)?.board ?? null;
  }

  /** Before each picture, after everything was put where it is seen. */
  draw(place: BoardsPlace): void {
    const boards = this.#experiences.boards.peek();
    for (const [id, { board, site }] of this.#hung)
      if (!boards.has(id) || !place.shown.has(id) || site !== place.site) {
        board.dispose();
        this.#hung.delete(id);
      }
    for (const [id, shown] of boards) this.#follow(id, shown, place);
    if (!this.#stage.immersed && !this.#stage.input.pointing) this.#leave();
    this.#tellRefused();
    this.#drawOne();
  }

  /** What a press does with the spot that the hand was on last. */
  press(id: string): void {
    const { shown, over } = this.of(id) ?? {};
    if (!shown || !over) return;
    if (this.#awayFrom(id) > CLICK_WITHIN_M - MARGIN_M) {
      this.#stage.visit.goTo({ to: "entity", id, use: false });
      return;
    }
    if (over.opens) this.#experiences.open(shown.panel);
    if (over.button === null) return;
    this.#experiences.press(shown.panel, over.button);
    this.#pressed.add(shown.panel);
  }

  /** Metres along a ray of the world. */
  meet(id: string, ray: Ray): number {
    return this.of(id)?.meet(ray) ?? Number.POSITIVE_INFINITY;
  }

  near(id: string, tip: Vector3): number {
    return this.of(id)?.near(tip) ?? Number.POSITIVE_INFINITY;
  }

  #follow(id: string, shown: ShownPanel, place: BoardsPlace): void {
    const world = place.worldOf(id);
    const entity = place.shown.get(id);
    if (!world || !entity) return;
    let hung = this.#hung.get(id);
    if (!hung) {
      const face = faceOf(entity, boundsOf(place.ownBoundsOf(id)));
      const board = new HungBoard(shown, face, world, place.site, {
        locale: document.documentElement.lang || "en",
        pictureOf: (asset) => this.#pictures.of(asset),
      });
      hung = { board, site: place.site, drawn: "" };
      this.#hung.set(id, hung);
      this.root.add(board.root);
    }
    if (hung.board.shown !== shown) {
      hung.board.shown = shown;
      hung.board.forget();
    }
    hung.board.place(world, this.#stage.eye);
  }

  #faceOf(entity: string, { board, drawn }: Hung): BoardFace {
    const { camera, renderer } = this.#stage.picture;
    const { clientWidth, clientHeight } = renderer.domElement;
    const buttons = board.buttons().map(({ name, at }) => {
      const place = at.toArray();
      const { x, y } = at.project(camera);
      return { name, x: ((x + 1) / 2) * clientWidth, y: ((1 - y) / 2) * clientHeight, at: place };
    });
    return {
      entity,
      content: board.shown.content,
      isDrawn: drawn !== "",
      over: board.over?.button ?? null,
      buttons,
    };
  }

  /** A board has no line for it: why not is told as whatever else does not work. */
  #tellRefused(): void {
    for (const panel of this.#pressed) {
      const answer = this.#experiences.answers.stateOf(panel);
      if (answer?.state === "sending") continue;
      this.#pressed.delete(panel);
      if (answer?.refusal) this.#stage.model.tidings.value = answer.refusal;
    }
  }

  #leave(): void {
    for (const { board } of this.#hung.values()) board.over = null;
  }

  #drawOne(): void {
    let nearest: { id: string; hung: Hung; looks: string; away: number } | null = null;
    for (const [id, hung] of this.#hung) {
      const looks = this.#looksOf(hung.board);
      if (looks === hung.drawn) continue;
      const away = this.#awayFrom(id);
      if (!nearest || away < nearest.away) nearest = { id, hung, looks, away };
    }
    if (!nearest) return;
    const { hung, looks } = nearest;
    const { shown } = hung.board;
    if (this.#needsPictures(shown)) hung.board.forget();
    const state = this.#experiences.answers.stateOf(shown.panel);
    hung.board.draw({ pressed: state && { button: state.button, state: state.state } });
    hung.drawn = looks;
  }

  /** Two boards of one look need not be drawn twice. */
  #looksOf({ shown, over }: HungBoard): string {
    const state = this.#experiences.answers.stateOf(shown.panel);
    const pictures = this.#needsPictures(shown) ? this.#picturesCome : 0;
    return `${contentOf(shown)} ${over?.button ?? ""} ${pictures} ${state?.state ?? ""} ${state?.button ?? ""}`;
  }

  #needsPictures({ content }: ShownPanel): boolean {
    return content.items.some(({ kind }) => kind === "picture");
  }

  #awayFrom(id: string): number {
    const { self } = this.#stage.model;
    const at = this.of(id)?.root.matrix.elements;
    return at ? Math.hypot(at[12] - self.x, at[13] - self.y, at[14] - self.z) : Number.POSITIVE_INFINITY;
  }
}

const written = new WeakMap<ShownPanel, string>();

/** An update that says the same again changes nothing. */
function contentOf(shown: ShownPanel): string {
  let text = written.get(shown);
  if (text === undefined) {
    text = JSON.stringify([shown.panel, shown.content]);
    written.set(shown, text);
  }
  return text;
}

function boundsOf(box: Box3 | null): { min: number[]; max: number[] } | null {
  return box && { min: box.min.toArray(), max: box.max.toArray() };
}
