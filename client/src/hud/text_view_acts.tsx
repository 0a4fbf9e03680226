/** Saying and doing, without looking for where that is in the picture. */
import { CHAT_CHARS_MAX } from "../protocol/generated";
import type { ThingRow } from "../text/surroundings";
import { thingName } from "../text/telling";
import { mayBuild } from "./build_later";
import { carriedName } from "./carried_name";
import { useHud } from "./context";
import { GESTURES, makeGesture } from "./gesture";
import { showPanic } from "./safety_ways";
import { SayNote } from "./say_form";
import { useSayLine } from "./say_line";

export function Say() {
  const { model, words } = useHud();
  const line = useSayLine({ whispers: false });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        line.say();
      }}
    >
      <input
        type="text"
        value={line.text}
        maxLength={CHAT_CHARS_MAX}
        dir="auto"
        autocomplete="off"
        enterkeyhint="send"
        aria-label={words.text("text-say-field")}
        aria-describedby="text-say-note"
        placeholder={words.text("text-say-field")}
        readOnly={line.closed !== null}
        onInput={(event) => line.write(event.currentTarget.value)}
        onBlur={() => {
          model.self.typing = false;
        }}
      />
      <button type="submit" disabled={line.closed !== null || line.seconds > 0}>
        {words.text("text-say-send")}
      </button>
      <SayNote line={line} id="text-say-note" />
    </form>
  );
}

export function Do({ things }: { readonly things: readonly ThingRow[] }) {
  const hud = useHud();
  const { model, visit, words, state } = hud;
  const seated = model.self.seat.value !== null;
  const going = model.going.value?.state;
  const seat = things.find(({ thing, takenBy }) => thing.use === "sit" && takenBy === null);
  const use = (row: ThingRow) => visit.goTo({ to: "entity", id: row.thing.id, use: true });
  return (
    <div class="text-choices">
      {(going === "walking" || going === "finding") && (
        <Act text={words.text("text-do-stop")} act={() => visit.stopGoing()} />
      )}
      {seated && <Act text={words.text("text-do-stand")} act={() => visit.stand()} />}
      {!seated && seat && <Act text={words.text("text-do-sit")} act={() => use(seat)} />}
      <InHand />
      {model.permissions.may("emote") &&
        GESTURES.map((name) => (
          <Act key={name} text={words.text(`emote-${name}`)} act={() => makeGesture(hud, name)} />
        ))}
      {things
        .filter(({ thing }) => thing.use === "through")
        .map((row) => (
          <Act
            key={row.key}
            text={words.text("text-through-which", { name: thingName(words, row.thing) })}
            act={() => use(row)}
          />
        ))}
      {mayBuild(hud) && (
        <Act
          text={words.text(state.building.value ? "build-done" : "more-build")}
          act={() => {
            state.building.value = !state.building.value;
          }}
        />
      )}
      <Hide />
      <Act text={words.text("text-do-out")} act={() => visit.leave()} />
    </div>
  );
}

/** Hides all strangers, or shows them again. */
function Hide() {
  const hud = useHud();
  const safety = hud.model.safety.value;
  if (!safety) return null;
  return safety.panic.value ? (
    <Act text={hud.words.text("panic-show")} act={() => safety.showStrangers()} />
  ) : (
    <Act text={hud.words.text("panic-do")} act={() => showPanic(hud)} />
  );
}

/** What can be done with the thing in her hand. */
function InHand() {
  const { model, words } = useHud();
  const hands = model.hands.value;
  const inHand = hands?.inHand.value;
  if (!hands || (inHand?.state !== "coming" && inHand?.state !== "held")) return null;
  const name = carriedName(model, words, inHand.id);
  return (
    <>
      <Act text={words.text("text-lay-which", { name })} act={() => hands.lay()} />
      <Act text={words.text("text-throw-which", { name })} act={() => hands.throw()} />
      <Act text={words.text("text-back-which", { name })} act={() => hands.giveBack()} />
    </>
  );
}

function Act({ text, act }: { readonly text: string; readonly act: () => void }) {
  return (
    <button type="button" onClick={act}>
      {text}
    </button>
  );
}
