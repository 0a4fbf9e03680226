/** Saying and doing, without looking for where that is in the picture. */
import { useState } from "preact/hooks";
import { CHAT_CHARS_MAX } from "../protocol/generated";
import type { ThingRow } from "../text/surroundings";
import { thingName } from "../text/telling";
import { useHud } from "./context";
import { GESTURES, makeGesture } from "./gesture";

export function Say() {
  const { model, visit, words } = useHud();
  const [text, setText] = useState("");
  const write = (value: string) => {
    setText(value);
    model.self.typing = value.trim() !== "";
  };
  const say = (event: Event) => {
    event.preventDefault();
    if (text.trim() !== "") visit.say(text.trim());
    write("");
  };
  return (
    <form onSubmit={say}>
      <input
        type="text"
        value={text}
        maxLength={CHAT_CHARS_MAX}
        dir="auto"
        autocomplete="off"
        enterkeyhint="send"
        aria-label={words.text("text-say-field")}
        placeholder={words.text("text-say-field")}
        disabled={!model.permissions.may("chat")}
        onInput={(event) => write(event.currentTarget.value)}
        onBlur={() => {
          model.self.typing = false;
        }}
      />
      <button type="submit">{words.text("text-say-send")}</button>
    </form>
  );
}

export function Do({ things }: { readonly things: readonly ThingRow[] }) {
  const hud = useHud();
  const { model, visit, words } = hud;
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
      <Act text={words.text("text-do-out")} act={() => visit.leave()} />
    </div>
  );
}

function Act({ text, act }: { readonly text: string; readonly act: () => void }) {
  return (
    <button type="button" onClick={act}>
      {text}
    </button>
  );
}
