/** Who is here, as the server lists them: asked while somebody looks, and no oftener than people come and go. */
import { effect, signal } from "@preact/signals";
import type { AppModel } from "../../model/app_model";
import type { Visit } from "../../net/visit";
import type { Card } from "../../protocol/generated";

/** Comings and goings are gathered for so long. */
const ASK_AFTER_MS = 300;

export class PeopleHere {
  readonly cards = signal<readonly Card[]>([]);
  readonly total = signal(0);
  /** Where the next page begins; null: this is everybody. */
  readonly next = signal<string | null>(null);

  readonly #model: AppModel;
  readonly #visit: Pick<Visit, "askPeople">;
  readonly #isWanted = signal(false);
  readonly #forget: () => void;

  constructor(model: AppModel, visit: Pick<Visit, "askPeople">) {
    this.#model = model;
    this.#visit = visit;
    this.#forget = effect(() => {
      void model.people.version.value;
      if (!this.#isWanted.value || model.state.value !== "inside") return undefined;
      const timer = setTimeout(() => void this.#ask(), ASK_AFTER_MS);
      return () => clearTimeout(timer);
    });
  }

  /** Somebody looks at the list, or no more. */
  look(on: boolean): void {
    this.#isWanted.value = on;
  }

  async more(): Promise<void> {
    const further = await this.#visit.askPeople("", this.next.peek());
    if (!further) return;
    const known = new Set(this.cards.peek().map(({ participant }) => participant));
    this.cards.value = [
      ...this.cards.peek(),
      ...further.cards.filter(({ participant }) => !known.has(participant)),
    ];
    this.next.value = further.next ?? null;
  }

  /** Her card as it is now: the model's, or the server's where a crowd is too large to know everybody. */
  card(participant: string): Card | null {
    void this.#model.people.version.value;
    const known = this.#model.people.list.find(({ card }) => card?.participant === participant)?.card;
    return known ?? this.cards.value.find((card) => card.participant === participant) ?? null;
  }

  dispose(): void {
    this.#forget();
  }

  async #ask(): Promise<void> {
    const first = await this.#visit.askPeople("", null);
    if (!first) return;
    this.cards.value = first.cards;
    this.total.value = first.total;
    this.next.value = first.next ?? null;
  }
}
