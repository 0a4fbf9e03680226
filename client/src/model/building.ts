/**
 * Building together, for whoever may: what she changes is shown at once and taken back where the server refuses it; what
 * others have in hand; drafts, history and what else a builder asks for. Fetched for builders alone.
 */
import { computed, effect, signal, untracked } from "@preact/signals";
import type { AnyNotice, RequestName } from "../protocol/event_codec";
import {
  type Difference,
  EDIT_OPERATIONS_MAX,
  type History,
  type Requests,
  type SceneUsage,
  SELECTED_MAX,
  type Selected,
  type Welcome,
} from "../protocol/generated";
import type { AppModel } from "./app_model";
import type { Refusal } from "./chat";
import { OwnEdits } from "./own_edits";
import { isSame } from "./same";
import type { Operation, SceneKind } from "./scene_model";

export interface BuildingPorts {
  /** The notice that answers; null where there will be none. */
  ask<Name extends RequestName>(name: Name, body: Requests[Name]): Promise<AnyNotice | null>;
  /** What nothing answers. */
  say<Name extends RequestName>(name: Name, body: Requests[Name]): void;
  /** Another of the Space's Scenes, from its snapshot of that Revision, or from the newest. */
  show(kind: SceneKind, revision: number | null): Promise<void>;
  after(ms: number, act: () => void): void;
  requestId(): string;
}

/** How an edit, or another change of a Scene, has ended. */
export interface EditOutcome {
  readonly refused: Refusal | null;
  /** As which it is journalled; null where nothing had to be changed, or it was refused. */
  readonly revision: number | null;
  /** Properties left as they are, since others have changed them meanwhile. */
  readonly kept: number;
}

/** The requests that EditDone answers. */
type ActName = "Edit" | "Publish" | "Restore" | "SetDrafting" | "TakeBack" | "Undo";
type ActBody<Name extends ActName> = Omit<Requests[Name], "request_id">;

const UNCHANGED: EditOutcome = { refused: null, revision: null, kept: 0 };
const NOTHING_TO_UNDO = "nothing_to_undo";
const SELECTION_TOLD_EVERY_MS = 150;
const HISTORY_PAGE = 50;
const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
const ID_DIGITS = 16;

/** The id that whoever makes an Entity gives it. */
export function newEntityId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_DIGITS));
  return `ent_${Array.from(bytes, (byte) => DIGITS[byte % DIGITS.length]).join("")}`;
}

export class Building {
  /** She builds now: others see what she has in hand. */
  readonly isOn = signal(false);
  readonly canEdit = computed(() => this.#model.permissions.may("edit"));
  /** She may change everything, and not only what lies in her areas. */
  readonly isBuilder = computed(() => this.#model.permissions.may("build"));
  /** The Zones in which she may build who is no Builder. */
  readonly areas = signal<readonly string[]>([]);
  /** Which Scene is shown, and edited. */
  readonly scene = computed(() => this.#model.scene.kind.value);
  /** Null: nobody drafts here. */
  readonly draftRevision = signal<number | null>(null);
  readonly selection = signal<readonly string[]>([]);
  /** What others who build have in hand, but whoever is not here any more for her. */
  readonly others = signal<readonly Selected[]>([]);
  /** Edits that the server has not answered. */
  readonly pending = signal(0);
  /** Nobody knows before the first try. */
  readonly canUndo = signal(true);
  readonly canRedo = signal(false);

  readonly #model: AppModel;
  readonly #ports: BuildingPorts;
  readonly #own: OwnEdits;
  #space = "";
  #told: readonly string[] = [];
  readonly #inHands = new Map<string, Selected>();
  /** Those of them whose cards she has had. */
  readonly #met = new Set<string>();
  #isResting = false;

  constructor(model: AppModel, ports: BuildingPorts) {
    this.#model = model;
    this.#ports = ports;
    this.#own = new OwnEdits(model.scene);
    model.scene.listen(() => this.#dropGone());
    effect(() => {
      const entities = this.#inHand();
      untracked(() => this.#tellSelection(entities));
    });
    effect(() => {
      void model.people.version.value;
      this.#showInHands();
    });
  }

  /** What the server tells builders. */
  hear(notice: AnyNotice): void {
    switch (notice.name) {
      case "Welcome":
        this.#welcomed(notice.body);
        break;
      case "Standing":
        this.areas.value = notice.body.areas;
        this.#learnDraft(notice.body.draft_revision);
        break;
      case "DraftChanged":
        this.#draftChanged(notice.body.revision);
        break;
      case "Selected":
        this.#takeInHand(notice.body);
        break;
    }
  }

  /** Looks at the draft, or at what visitors see. */
  async look(kind: SceneKind): Promise<void> {
    const revision = kind === "draft" ? this.draftRevision.peek() : null;
    if (kind === this.scene.peek() || (kind === "draft" && revision === null)) return;
    await this.#ports.show(kind, revision);
  }

  select(entities: readonly string[]): void {
    this.selection.value = entities.filter((id) => this.#model.scene.entities.has(id)).slice(0, SELECTED_MAX);
  }

  /** Changes the Scene that is shown, at once; the server's answer may take it back. One edit is one step of undo. */
  async edit(operations: readonly Operation[]): Promise<EditOutcome> {
    if (operations.length === 0) return UNCHANGED;
    if (operations.length > EDIT_OPERATIONS_MAX) return refused("edit_too_big", { max: EDIT_OPERATIONS_MAX });
    if (this.#model.scene.revision.peek() === 0) return refused("act-lost");
    const scene = this.scene.peek();
    const request_id = this.#ports.requestId();
    this.#own.add(request_id, scene, operations);
    this.pending.value += 1;
    const answer = await this.#ports.ask("Edit", { request_id, scene, operations: [...operations] });
    const outcome = outcomeOf(answer);
    this.pending.value -= 1;
    if (outcome.refused) this.#own.drop(request_id);
    else {
      this.#own.journalled(request_id, outcome.revision);
      this.canUndo.value = true;
      this.canRedo.value = false;
    }
    return outcome;
  }

  /** Shows what is being dragged, here alone, instead of what was shown so before; null: nothing is any more. */
  preview(operations: readonly Operation[] | null): void {
    this.#own.preview(operations);
  }

  /** What was shown last while dragging becomes one edit. */
  settle(): Promise<EditOutcome> {
    return this.edit(this.#own.takePreview() ?? []);
  }

  /** Her last edit that can be taken back, by the server: also one of an earlier visit. */
  async undo(): Promise<EditOutcome> {
    const outcome = await this.undoOne(null);
    if (outcome.refused?.code === NOTHING_TO_UNDO) this.canUndo.value = false;
    if (!outcome.refused) this.canRedo.value = true;
    return outcome;
  }

  async redo(): Promise<EditOutcome> {
    const outcome = await this.#act("Undo", { scene: this.scene.peek(), redo: true });
    if (outcome.refused?.code === NOTHING_TO_UNDO) this.canRedo.value = false;
    if (!outcome.refused) this.canUndo.value = true;
    return outcome;
  }

  /** A certain edit of hers. */
  undoOne(revision: number | null): Promise<EditOutcome> {
    return this.#act("Undo", { scene: this.scene.peek(), revision });
  }

  /** What a publishing has changed for visitors becomes what it was. */
  takeBackPublish(revision: number): Promise<EditOutcome> {
    return this.#act("Undo", { scene: "published", revision });
  }

  /** The Scene becomes what it was at a Revision. */
  restore(revision: number): Promise<EditOutcome> {
    return this.#act("Restore", { scene: this.scene.peek(), revision });
  }

  /** Everything that the author of that edit has done since it. */
  takeBack(revision: number): Promise<EditOutcome> {
    return this.#act("TakeBack", { scene: this.scene.peek(), revision });
  }

  setDrafting(on: boolean): Promise<EditOutcome> {
    return this.#act("SetDrafting", { on });
  }

  publish(): Promise<EditOutcome> {
    return this.#act("Publish", {});
  }

  /** One page of the journal, the newest first; null: refused, or no line. */
  async history(before: number | null = null): Promise<History | null> {
    const scene = this.scene.peek();
    const answer = await this.#ports.ask("AskHistory", { scene, before, limit: HISTORY_PAGE });
    return answer?.name === "History" ? answer.body : null;
  }

  async usage(): Promise<SceneUsage | null> {
    const answer = await this.#ports.ask("AskUsage", { scene: this.scene.peek() });
    return answer?.name === "SceneUsage" ? answer.body : null;
  }

  /** What publishing would change. */
  async compare(): Promise<Difference | null> {
    const answer = await this.#ports.ask("Compare", {});
    return answer?.name === "Difference" ? answer.body : null;
  }

  /** One inside may build in a Zone, or no more. */
  async giveArea(zone: string, participant: string, on: boolean): Promise<Refusal | null> {
    const request_id = this.#ports.requestId();
    return outcomeOf(await this.#ports.ask("GiveArea", { request_id, zone, participant, on })).refused;
  }

  async #act<Name extends ActName>(name: Name, body: ActBody<Name>): Promise<EditOutcome> {
    const request = { ...body, request_id: this.#ports.requestId() } as Requests[Name];
    return outcomeOf(await this.#ports.ask(name, request));
  }

  #welcomed({ space, draft_revision }: Welcome): void {
    if (space !== this.#space) {
      this.#space = space;
      this.areas.value = [];
      this.draftRevision.value = null;
      this.canUndo.value = true;
      this.canRedo.value = false;
    }
    this.#inHands.clear();
    this.#met.clear();
    this.#showInHands();
    // On a new line nobody knows what she has in hand.
    this.#told = [];
    this.#tellSelection(this.#inHand());
    this.#learnDraft(draft_revision);
  }

  #takeInHand(told: Selected): void {
    if (told.entities.length > 0) this.#inHands.set(told.participant, told);
    else this.#inHands.delete(told.participant);
    this.#showInHands();
  }

  /** Whoever has left for her alone, or is hidden by her, is not named by what she has in hand. */
  #showInHands(): void {
    const shown = [...this.#inHands.values()].filter(({ participant }) => {
      const isHere = this.#model.people.list.some(({ card }) => card?.participant === participant);
      if (isHere) this.#met.add(participant);
      return isHere || !this.#met.has(participant);
    });
    const before = this.others.peek();
    if (shown.length !== before.length || shown.some((each, index) => each !== before[index]))
      this.others.value = shown;
  }

  #inHand(): readonly string[] {
    return this.isOn.value && this.#model.isConnected.value ? this.selection.value : [];
  }

  /** Told with every Welcome and Standing; the Revision alone may be a newer snapshot of what is shown anyway. */
  #learnDraft(revision: number | null): void {
    if ((revision === null) !== (this.draftRevision.peek() === null)) this.#draftChanged(revision);
  }

  #draftChanged(revision: number | null): void {
    const isNew = this.draftRevision.peek() === null;
    this.draftRevision.value = revision;
    if (revision === null) this.look("published");
    else if (isNew || this.scene.peek() === "draft") this.#ports.show("draft", revision);
  }

  #dropGone(): void {
    const { entities } = this.#model.scene;
    const selected = this.selection.peek();
    if (selected.some((id) => !entities.has(id))) this.select(selected);
  }

  #tellSelection(entities: readonly string[]): void {
    if (this.#isResting || isSame(entities, this.#told)) return;
    this.#told = entities;
    this.#ports.say("Select", { entities: [...entities] });
    this.#isResting = true;
    this.#ports.after(SELECTION_TOLD_EVERY_MS, () => {
      this.#isResting = false;
      this.#tellSelection(this.#inHand());
    });
  }
}

function outcomeOf(answer: AnyNotice | null): EditOutcome {
  // Only who went on to another Space gets no answer at all.
  if (answer === null) return refused("act-lost");
  if (answer.name === "Refused") return refused(answer.body.code, answer.body.facts);
  if (answer.name !== "EditDone") return UNCHANGED;
  return { refused: null, revision: answer.body.revision, kept: answer.body.kept };
}

function refused(code: string, facts: Refusal["facts"] = {}): EditOutcome {
  return { refused: { code, facts }, revision: null, kept: 0 };
}
