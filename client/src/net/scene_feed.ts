/**
 * Keeps the Scene that is shown as the server has it: a snapshot by HTTP, then the edits after it, asked for once on
 * every line. What is missing between is asked for again; where that is too much, the server names a newer snapshot.
 *
 *     looking in ──> snapshot ──> AskEdits ──> Edits, Edits, …      a gap: AskEdits      SceneReset: snapshot again
 */
import type { SceneKind, SceneModel, Snapshot } from "../model/scene_model";
import type { SceneNotice } from "../protocol/event_codec";
import type { AppliedEdit, Refused } from "../protocol/generated";
import type { Line } from "./line";
import type { SceneSource } from "./snapshot";

export class SceneFeed {
  readonly #scene: SceneModel;
  readonly #scenes: SceneSource;
  readonly #line: Line;
  readonly #tellMissing: () => void;
  /** Whose things are shown. */
  #here = "";
  /** The same place in another state, which is shown as soon as the edits after it are here: nothing flickers. */
  #coming: { readonly kind: SceneKind; readonly snapshot: Snapshot } | null = null;
  /** What is being fetched: `spc_…/draft`. */
  #fetching = "";
  /** The Space in which she is by now: edits can be asked for. */
  #inside = "";
  #isAsked = false;
  /** What edits were asked for with last. */
  #handle = 0;

  constructor(scene: SceneModel, scenes: SceneSource, line: Line, tellMissing: () => void) {
    this.#scene = scene;
    this.#scenes = scenes;
    this.#line = line;
    this.#tellMissing = tellMissing;
  }

  /** What she sees before she is inside. */
  lookIn(space: string, code: string | null): Promise<void> {
    return this.#fetch(space, "published", null, code);
  }

  /** A snapshot has come: of another place, or of the same one at another Revision. */
  take(space: string, snapshot: Snapshot, kind: SceneKind = "published"): void {
    this.#fetching = "";
    this.#coming = this.#isHere(space) ? { kind, snapshot } : null;
    if (!this.#coming) this.#scene.take(snapshot, kind);
    this.#here = space;
    if (this.#inside === space) this.#ask();
  }

  /** A new line stands. */
  welcomed(space: string): void {
    this.#inside = space;
    if (this.#fetching === `${space}/published`) return;
    if (this.#isHere(space)) this.#ask();
    else this.show("published");
  }

  /** Another Scene of this Space from its snapshot; the newest one where no Revision is named. */
  show(kind: SceneKind, revision: number | null = null): Promise<void> {
    return this.#fetch(this.#inside, kind, revision);
  }

  hear(notice: SceneNotice): void {
    const kind = notice.body.scene;
    const scene = this.#scene;
    const coming = this.#coming?.kind === kind ? this.#coming.snapshot : null;
    if (this.#fetching || !this.#isHere(this.#inside) || !(coming || kind === scene.kind.peek())) return;
    if (notice.name === "SceneReset") {
      this.show(kind, notice.body.revision);
      return;
    }
    const { edits } = notice.body;
    if (coming && (edits[0]?.revision ?? 0) <= coming.revision + 1) {
      this.#coming = null;
      scene.renew(coming, kind);
    }
    if (kind === scene.kind.peek()) this.#follow(edits);
  }

  /** Asked too soon after the last time: again in its turn, or nothing would be heard any more. */
  refused(handle: number | null, { code, facts }: Refused): void {
    if (handle !== this.#handle || code !== "too_fast") return;
    setTimeout(() => handle === this.#handle && this.#ask(), Number(facts.wait_ms));
  }

  #isHere(space: string): boolean {
    return this.#here === space && this.#scene.revision.peek() > 0;
  }

  #follow(edits: readonly AppliedEdit[]): void {
    const known = this.#scene.revision.peek();
    const next = edits.filter((edit) => edit.revision > known);
    const isGap = next.length > 0 && next[0]!.revision > known + 1;
    if (isGap && !this.#isAsked) this.#ask();
    this.#isAsked &&= isGap;
    if (!isGap && next.length > 0) this.#scene.follow(next);
  }

  async #fetch(space: string, kind: SceneKind, revision: number | null, code: string | null = null) {
    const fetching = `${space}/${kind}`;
    this.#fetching = fetching;
    try {
      const wanted = revision ?? (await this.#scenes.space(space, code))?.scene_revision;
      // Where she may not look in yet there is none.
      const snapshot = wanted ? await this.#scenes.snapshot(space, wanted, code, kind) : null;
      if (this.#fetching !== fetching) return;
      this.#fetching = "";
      if (snapshot) this.take(space, snapshot, kind);
      else if (this.#inside === space) this.#tellMissing();
    } catch {
      if (this.#fetching !== fetching) return;
      this.#fetching = "";
      this.#tellMissing();
    }
  }

  #ask(): void {
    this.#isAsked = true;
    const scene = this.#coming?.kind ?? this.#scene.kind.peek();
    const after = this.#coming?.snapshot.revision ?? this.#scene.revision.peek();
    this.#handle = this.#line.ask("AskEdits", { scene, after });
  }
}
