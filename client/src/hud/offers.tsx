/** What can be done at this moment, above the bar: sit down, go through, stand up, stop. Each is one button. */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import type { Words } from "../locale/words";
import type { AppModel } from "../model/app_model";
import type { Goal } from "../model/going";
import { useHud } from "./context";
import { Icon } from "./icons";
import { LeadsOut, leadsOut } from "./leads_out";

/** What can be done with a thing in hand: set while there is one, by who brought the code of it. */
export const handOffer = signal<ComponentType | null>(null);

export function Offers() {
  const { model } = useHud();
  const link = leadsOut(model);
  if (link !== null) return <LeadsOut link={link} />;
  const going = model.going.value;
  const underway =
    going !== null && (going.state === "finding" || going.state === "walking" || isFollowing(going.goal));
  if (underway && going.state !== "stopped") return <OnTheWay goal={going.goal} />;
  const HandOffer = handOffer.value;
  if (HandOffer) return <HandOffer />;
  if (model.self.watching.value || model.isHeldStill) return null;
  if (model.self.seat.value !== null) return <StandUp />;
  return <Use />;
}

function isFollowing(goal: Goal): boolean {
  return goal.to === "person" && goal.follow;
}

/** To be seen only: the text view says the same aloud, and twice would be once too often. */
function OnTheWay({ goal }: { readonly goal: Goal }) {
  const { model, visit, words, toWorld } = useHud();
  const name = nameOf(goal, model, words);
  const key = isFollowing(goal) ? "going-follow" : "going-to";
  return (
    <div class="hud-offer paper-card">
      <p>{name ? words.text(key, { name }) : words.text("going")}</p>
      <button
        type="button"
        onClick={() => {
          visit.stopGoing();
          toWorld();
        }}
      >
        {words.text("going-stop")}
      </button>
    </div>
  );
}

function StandUp() {
  const { visit, words, toWorld } = useHud();
  return (
    <div class="hud-offer paper-card">
      <button
        type="button"
        onClick={() => {
          visit.stand();
          toWorld();
        }}
      >
        <Icon name="stand" />
        {words.text("offer-stand")}
      </button>
    </div>
  );
}

const OFFERS = {
  seat: { icon: "sit", words: "offer-sit" },
  portal: { icon: "gate", words: "offer-through" },
  button: { icon: "press", words: "offer-press" },
  thing: { icon: "press", words: "offer-take" },
  click: { icon: "press", words: "offer-press" },
  board: { icon: "press", words: "offer-read" },
} as const;

function Use() {
  const { model, visit, words, toWorld } = useHud();
  const usable = model.usable.value;
  if (usable === null) return null;
  const given = usable.words === null ? usable.name : words.text(usable.words);
  const name = given || words.text("text-thing-button");
  return (
    <div class="hud-offer paper-card">
      <button
        type="button"
        onClick={() => {
          visit.goTo({ to: "entity", id: usable.id, use: true });
          toWorld();
        }}
      >
        <Icon name={OFFERS[usable.kind].icon} />
        {usable.does || words.text(OFFERS[usable.kind].words, { name })}
        <span class="hud-key" aria-hidden="true">
          E
        </span>
      </button>
    </div>
  );
}

/** Why a walk ended before its goal is told like other tidings, once. */
export function GoingReason() {
  const { model } = useHud();
  const going = model.going.value;
  useEffect(() => {
    if (going?.state === "stopped" && going.reason !== null) model.tidings.value = going.reason;
  }, [going, model]);
  return null;
}

/** What one calls the goal; empty for a mere place on the ground, or a person of whom only the slot is known. */
function nameOf(goal: Goal, model: AppModel, words: Words): string {
  if (goal.to === "person") return model.people.get(goal.slot)?.card?.name ?? "";
  if (goal.to === "place") return "";
  const entity = model.scene.entities.get(goal.id);
  if (!entity) return "";
  return entity.words === null ? entity.name : words.text(entity.words);
}
