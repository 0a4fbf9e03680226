/** What happens, said as it happens: comings and goings, gestures near by, and how a walk by name goes on. */
import { useEffect, useRef } from "preact/hooks";
import type { Goal } from "../model/going";
import { Announcer } from "../text/announcer";
import { Comings } from "../text/comings";
import { Gestures } from "../text/gestures";
import type { Journey } from "../text/journey";
import { Speakers } from "../text/speakers";
import type { Speech } from "../text/speech";
import { announcement, gesture, thingName } from "../text/telling";
import type { Thing } from "../text/thing";
import { carriedName } from "./carried_name";
import { useHud } from "./context";

/** So often it is looked whether something has happened; a screen reader is slower than that. */
const LOOK_EVERY_MS = 500;

interface NewsProps {
  readonly speech: Speech;
  readonly journey: Journey;
  readonly things: readonly Thing[];
}

export function News(props: NewsProps) {
  const { speech } = props;
  const { words } = useHud();
  useArrival(speech);
  useComings(speech);
  useWalk(props);
  useSeat(speech);
  useHands(speech);
  useVoices(speech);
  return (
    <section class="text-news" aria-live="polite" aria-label={words.text("text-news")}>
      {speech.lines.value.map(({ number, text }) => (
        <p key={number} dir="auto">
          {text}
        </p>
      ))}
    </section>
  );
}

/** Where one has come to, at the beginning of every stay. */
function useArrival(speech: Speech): void {
  const { model, words } = useHud();
  const said = useRef(false);
  useEffect(() => {
    if (said.current) return;
    said.current = true;
    speech.say(words.text("text-where-space", { space: model.spaceName.peek() }));
  }, [model, speech, words]);
}

/** People who come, go or make a gesture. */
function useComings(speech: Speech): void {
  const { model, words } = useHud();
  const watch = useRef({ comings: new Comings(), announcer: new Announcer(), gestures: new Gestures() });
  useEffect(() => {
    const { comings, announcer, gestures } = watch.current;
    const look = () => {
      const nowMs = performance.now();
      for (const said of announcer.tell(comings.look(model.people), nowMs)) {
        speech.say(announcement(words, said));
      }
      const made = gestures.look(model.people.list, model.self.x, model.self.z, nowMs);
      if (made) speech.say(gesture(words, made));
    };
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [model, speech, words]);
}

/** Going somewhere by name. */
function useWalk({ speech, journey, things }: NewsProps): void {
  const { model, words } = useHud();
  const going = model.going.value;
  useEffect(() => {
    const nameOf = (goal: Goal): string => {
      if (goal.to === "place") return words.text("text-goal-place");
      if (goal.to === "person")
        return model.people.get(goal.slot)?.card?.name ?? words.text("text-goal-gone");
      const thing = things.find((each) => each.id === goal.id);
      return thing ? thingName(words, thing) : words.text("text-goal-place");
    };
    speech.say(journey.look(going, words, nameOf));
  }, [going, model, speech, journey, words, things]);
}

/** Sitting down and standing up. */
function useSeat(speech: Speech): void {
  const { model, words } = useHud();
  const seat = model.self.seat.value;
  const before = useRef(seat);
  useEffect(() => {
    if (before.current === seat) return;
    before.current = seat;
    speech.say(words.text(seat === null ? "text-standing" : "text-sitting"));
  }, [seat, speech, words]);
}

/** Things that are taken, put down, thrown and caught. */
function useHands(speech: Speech): void {
  const { model, words } = useHud();
  const told = model.hands.value?.told.value ?? null;
  const before = useRef(told);
  useEffect(() => {
    if (told === null || before.current === told) return;
    before.current = told;
    const name = carriedName(model, words, told.id);
    if (told.slot === null) {
      speech.say(words.text(`hand-told-${told.what}`, { name }));
      return;
    }
    const who = model.people.get(told.slot)?.card?.name ?? words.text("text-goal-gone");
    speech.say(words.text(told.what === "caught" ? "hand-told-caught" : "hand-told-taken-by", { name, who }));
  }, [told, model, speech, words]);
}

/** Who begins to speak: said politely, and seldom. */
function useVoices(speech: Speech): void {
  const { model, words } = useHud();
  const speakers = useRef(new Speakers());
  useEffect(() => {
    const look = () => {
      const begun = speakers.current.look(model.voice.speaking.peek(), model.self.slot, performance.now());
      const names = begun.flatMap((slot) => model.people.get(slot)?.card?.name ?? []);
      if (names.length === 0) return;
      const listed = new Intl.ListFormat(words.locale).format(names);
      speech.say(words.text("voice-speaks", { names: listed, count: names.length }));
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [model, speech, words]);
}
