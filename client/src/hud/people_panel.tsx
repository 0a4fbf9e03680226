/** Who is here, by name: searched and paged by the server, since a client knows only whom it has met. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Card, PEOPLE_QUERY_CHARS_MAX } from "../protocol/generated";
import { useHud } from "./context";

/** Typing settles for so long before the server is asked; comings and goings are gathered likewise. */
const ASK_AFTER_MS = 300;

interface Page {
  readonly cards: readonly Card[];
  readonly total: number;
  readonly next: string | null;
}

const EMPTY: Page = { cards: [], total: 0, next: null };

export function PeoplePanel() {
  const { model, visit, words, state, toWorld } = useHud();
  const [query, setQuery] = useState("");
  const [page, setPage] = useState<Page>(EMPTY);
  const field = useRef<HTMLInputElement>(null);
  const version = model.people.version.value;
  const connected = model.state.value === "inside";
  useLayoutEffect(() => field.current?.focus(), []);
  // A changed version is a reason to ask again: somebody came, went or changed her name.
  useEffect(() => {
    let wanted = connected;
    const timer = setTimeout(async () => {
      const first = wanted ? await visit.askPeople(query, null) : null;
      if (first && wanted) setPage({ cards: first.cards, total: first.total, next: first.next ?? null });
    }, ASK_AFTER_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [query, version, connected, visit]);
  const more = async () => {
    const further = await visit.askPeople(query, page.next);
    if (further)
      setPage({ ...further, cards: [...page.cards, ...further.cards], next: further.next ?? null });
  };
  return (
    <section class="hud-people paper-card" aria-label={words.text("people-label")}>
      <header>
        <h2>{words.text("people-title", { people: model.people.count.value })}</h2>
        <button
          type="button"
          onClick={() => {
            state.panel.value = null;
            toWorld();
          }}
        >
          {words.text("panel-close")}
        </button>
      </header>
      <input
        ref={field}
        type="search"
        value={query}
        maxLength={PEOPLE_QUERY_CHARS_MAX}
        dir="auto"
        aria-label={words.text("people-search")}
        placeholder={words.text("people-search")}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <ul>
        {page.cards.map((card) => (
          <li key={card.participant}>
            <bdi class="hud-name">{card.name}</bdi>
            {card.program && <span class="hud-badge">{words.text("badge-program")}</span>}
            {card.slot === model.self.slot && <span class="hud-you">{words.text("badge-you")}</span>}
          </li>
        ))}
      </ul>
      {page.cards.length === 0 && query !== "" && <p>{words.text("people-none")}</p>}
      {page.next !== null && (
        <button type="button" onClick={more}>
          {words.text("people-more", { shown: page.cards.length, total: page.total })}
        </button>
      )}
    </section>
  );
}
