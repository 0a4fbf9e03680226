/**
 * The place in words: where one is, who and what is near, and what one can do. First in reading order, and enough for a
 * whole visit by itself. The lists are brought up to date every two seconds and never move under whoever is in them.
 */
import "./text_view.css";
import { useMemo, useRef } from "preact/hooks";
import { Journey } from "../text/journey";
import { Speech } from "../text/speech";
import { zoneAround } from "../text/surroundings";
import { describe, whereSentences } from "../text/telling";
import { skyWords } from "../text/thing";
import { useHud } from "./context";
import { Do, Say } from "./text_view_acts";
import { useAround } from "./text_view_around";
import { HeldSentences, HostDo } from "./text_view_host";
import { News } from "./text_view_news";
import { PeopleRows, ThingRows } from "./text_view_rows";

export function TextView() {
  const { model, words, state } = useHud();
  const view = useRef<HTMLElement>(null);
  const speech = useMemo(() => new Speech(), []);
  const journey = useMemo(() => new Journey(), []);
  const around = useAround(model, view);
  const { here, people, things } = around;
  const sky = skyWords(model.scene.entities);
  const air = sky === null ? "" : words.attribute(sky, "description");
  const shown = state.textViewShown.value;
  const where = whereSentences(words, {
    space: model.spaceName.value,
    zone: zoneAround(around.known, here),
    nearest: things.find((row) => !row.isHere) ?? null,
    yaw: here.yaw,
    seated: model.self.seat.value !== null,
    people: model.people.count.value,
  });
  return (
    <section
      ref={view}
      class={`text-view paper-card${shown ? " shown" : ""}`}
      aria-labelledby="text-view-title"
    >
      <div class="text-choices">
        <button
          type="button"
          aria-expanded={shown}
          aria-controls="text-view-body"
          onClick={() => {
            state.textViewShown.value = !shown;
          }}
        >
          {words.text("text-title")}
        </button>
        <button type="button" onClick={() => skipPast(view.current)}>
          {words.text("text-skip")}
        </button>
      </div>
      <div id="text-view-body">
        <h2 id="text-view-title">{words.text("text-title")}</h2>
        <News speech={speech} things={around.known} journey={journey} />
        <h3>{words.text("text-where-title")}</h3>
        {where.map((sentence, index) => (
          <p key={index} dir="auto">
            {sentence}
          </p>
        ))}
        <HeldSentences />
        <button type="button" onClick={() => speech.say(`${air} ${describe(words, people, things)}`.trim())}>
          {words.text("text-describe")}
        </button>
        <h3>{words.text("text-people-title")}</h3>
        <PeopleRows rows={people} farther={around.farther} speech={speech} />
        <h3>{words.text("text-things-title")}</h3>
        <ThingRows rows={things} speech={speech} journey={journey} />
        <h3>{words.text("text-say-title")}</h3>
        <Say />
        <h3>{words.text("text-do-title")}</h3>
        <Do things={things} />
        <HostDo />
      </div>
    </section>
  );
}

/** To the first thing behind the words that takes the keys. */
function skipPast(view: HTMLElement | null): void {
  const takers = view?.parentElement?.querySelectorAll<HTMLElement>(
    "button:not([tabindex='-1']), a[href], textarea, input",
  );
  [...(takers ?? [])].find((taker) => !view?.contains(taker))?.focus();
}
