/**
 * Who is here, by name: searched and paged by the server, since a client knows only whom it has met. Without a search
 * the nearest come first.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import type { AppModel } from "../model/app_model";
import { type Card, PEOPLE_QUERY_CHARS_MAX } from "../protocol/generated";
import { useHud } from "./context";
import { Icon } from "./icons";
import { Panel } from "./panel";
import { inPlace, speakersFirst } from "./people_order";
import { Badges } from "./person_badges";
import { Portrait } from "./portrait";
import { OwnMarks } from "./safety_person";
import { showPerson } from "./whispering";

/** Typing settles for so long before the server is asked; comings and goings are gathered likewise. */
const ASK_AFTER_MS = 300;
/** So long after her last word somebody still stands before those who say nothing. A pause is no end. */
const SPOKE_MS = 8_000;
const LOOK_EVERY_MS = 1_000;

interface Page {
  readonly cards: readonly Card[];
  readonly total: number;
  readonly next: string | null;
}

const EMPTY: Page = { cards: [], total: 0, next: null };

export function PeoplePanel() {
  const { model, visit, words, state } = useHud();
  const [query, setQuery] = useState("");
  const [page, setPage] = useState<Page>(EMPTY);
  const version = model.people.version.value;
  const safety = model.safety.value;
  const connected = model.state.value === "inside";
  const speakers = useSpeakers();
  // A changed version is a reason to ask again: somebody came, went or changed her name.
  useEffect(() => {
    let wanted = connected;
    const timer = setTimeout(async () => {
      const first = wanted ? await visit.askPeople(query, null) : null;
      if (!first || !wanted) return;
      setPage({ cards: ordered(first.cards, query, model), total: first.total, next: first.next ?? null });
    }, ASK_AFTER_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [query, version, connected, visit, model]);
  const more = async () => {
    const further = await visit.askPeople(query, page.next);
    if (!further) return;
    const cards = ordered([...page.cards, ...further.cards], query, model);
    setPage({ ...further, cards, next: further.next ?? null });
  };
  const seen = page.cards.filter((card) => !safety?.isHiding(card));
  const [isHeld, setHeld] = useState(false);
  const places = useRef<readonly string[]>([]);
  const wanted = query === "" ? speakersFirst(seen, speakers) : seen;
  const shown = isHeld ? inPlace(wanted, places.current) : wanted;
  places.current = shown.map(({ participant }) => participant);
  // A finger that only wants to read should not bring up its keyboard.
  const touch = globalThis.matchMedia?.("(pointer: coarse)").matches ?? false;
  return (
    <Panel
      id="people"
      title={words.text("people-title", { people: model.people.count.value })}
      label={words.text("people-label")}
    >
      <input
        type="search"
        value={query}
        maxLength={PEOPLE_QUERY_CHARS_MAX}
        dir="auto"
        data-first={!touch || undefined}
        aria-label={words.text("people-search")}
        placeholder={words.text("people-search")}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <ul
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocusIn={() => setHeld(true)}
        onFocusOut={() => setHeld(false)}
      >
        {shown.map((card) => (
          <Row key={card.participant} card={card} />
        ))}
      </ul>
      {page.cards.length === 0 && query !== "" && <p>{words.text("people-none")}</p>}
      {page.next !== null && (
        <button type="button" class="hud-line-button" onClick={more}>
          {words.text("people-more", { shown: page.cards.length, total: page.total })}
        </button>
      )}
      <div class="hud-row">
        <button
          type="button"
          class="hud-line-button"
          onClick={() => {
            state.panel.value = "invite";
          }}
        >
          <Icon name="invite" />
          {words.text("bar-invite")}
        </button>
      </div>
    </Panel>
  );
}

function Row({ card }: { readonly card: Card }) {
  const hud = useHud();
  const { model, visit, words, state, toWorld } = hud;
  const own = card.slot === model.self.slot;
  const go = (follow: boolean) => () => {
    visit.goTo({ to: "person", slot: card.slot, follow });
    state.panel.value = null;
    toWorld();
  };
  return (
    <li>
      <button
        type="button"
        class="hud-whom"
        title={words.text("person-open", { name: card.name })}
        onClick={() => showPerson(hud, card)}
      >
        <Portrait look={card.look} size={40} />
        <span class="hud-who">
          <bdi class="hud-name">{card.name}</bdi>
          <Badges card={card} />
          {model.voice.speaking.value.has(card.slot) && " "}
          {model.voice.speaking.value.has(card.slot) && <Speaks />}
          {!own && <OwnMarks participant={card.participant} />}
          {own && " "}
          {own && <span class="hud-you">{words.text("badge-you")}</span>}
        </span>
      </button>
      {!own && !model.self.watching.value && (
        <span class="hud-ways">
          <button
            type="button"
            aria-label={words.text("people-go-to", { name: card.name })}
            onClick={go(false)}
          >
            <Icon name="walk" />
            {words.text("people-go")}
          </button>
          <button
            type="button"
            aria-label={words.text("people-follow-whom", { name: card.name })}
            onClick={go(true)}
          >
            <Icon name="follow" />
            {words.text("people-follow")}
          </button>
        </span>
      )}
    </li>
  );
}

/** A mark and a word, for the eyes; the place in words tells it to the ear. */
function Speaks() {
  const { words } = useHud();
  return (
    <span class="hud-badge hud-speaks">
      <Icon name="mic" />
      {words.text("voice-speaking")}
    </span>
  );
}

/** Those who speak, or did a moment ago, in the order in which they began. */
function useSpeakers(): ReadonlySet<number> {
  const { model } = useHud();
  const [spoke, setSpoke] = useState<ReadonlySet<number>>(model.voice.speaking.peek());
  useEffect(() => {
    const atMs = new Map<number, number>();
    const look = () => {
      const nowMs = performance.now();
      for (const slot of model.voice.speaking.peek()) atMs.set(slot, nowMs);
      // Whoever begins anew begins behind those who speak already.
      for (const [slot, lastMs] of atMs) if (nowMs - lastMs >= SPOKE_MS) atMs.delete(slot);
      const now = [...atMs.keys()];
      setSpoke((before) => (isSame(before, now) ? before : new Set(now)));
    };
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [model]);
  return spoke;
}

function isSame(before: ReadonlySet<number>, now: readonly number[]): boolean {
  return before.size === now.length && now.every((slot) => before.has(slot));
}

/** As found for a search; else herself, then the nearest, then whoever is too far away to be seen. */
function ordered(cards: readonly Card[], query: string, model: AppModel): Card[] {
  if (query !== "") return [...cards];
  const distance = new Map(cards.map((card) => [card.slot, distanceTo(card.slot, model)]));
  return [...cards].sort((a, b) => (distance.get(a.slot) ?? 0) - (distance.get(b.slot) ?? 0));
}

function distanceTo(slot: number, model: AppModel): number {
  if (slot === model.self.slot) return -1;
  const person = model.people.get(slot);
  if (!person?.visible) return Number.MAX_VALUE;
  return Math.hypot(person.shown.x - model.self.x, person.shown.z - model.self.z);
}
