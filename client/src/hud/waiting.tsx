/**
 * The card of whoever waits before a Space: whom she waits for, her number in the line, under which name, and the way out.
 * It comes with a chunk of its own; the number stands in the page's title too.
 */
import "./waiting.css";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Words } from "../locale/words";
import type { AppModel } from "../model/app_model";
import { OwnLook } from "../model/look";
import { recall, remember } from "../model/memory";
import { NAME_CHARS_MAX, PLACE_HELD_MS } from "../protocol/generated";
import { useHud } from "./context";
import { NAME_KEY } from "./door";
import { Portrait } from "./portrait";

const HELD_S = PLACE_HELD_MS / 1_000;

export function Waiting() {
  const { model, visit, words, toWorld } = useHud();
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    title.current?.focus();
    // Let in, the keys walk.
    return () => {
      if (model.state.peek() === "inside") toWorld();
    };
  }, []);
  useNumberInTitle(model.waiting.value?.place ?? null);
  return (
    <section class="hud-waiting paper-card" aria-labelledby="waiting-title">
      <h1 ref={title} id="waiting-title" tabIndex={-1} dir="auto" aria-describedby="waiting-told">
        {model.spaceName.value}
      </h1>
      <div role="status" id="waiting-told">
        {sentences(model, words).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <Who />
      <button type="button" class="hud-line-button" onClick={() => visit.leaveLine()}>
        {words.text("waiting-leave")}
      </button>
    </section>
  );
}

/** What she waits for, and when her turn comes. */
export function sentences(model: AppModel, words: Words): string[] {
  const waiting = model.waiting.value;
  if (waiting === null) return [];
  const { reason, place, people, hosts } = waiting;
  if (!model.isConnected.value) return [words.text("waiting-broken", { seconds: HELD_S })];
  const number = words.text(place === 1 ? "waiting-next" : "waiting-number", { place });
  if (reason === "full") {
    return [words.text("waiting-full", { people }), number, words.text("waiting-held", { seconds: HELD_S })];
  }
  return hosts > 0 ? [words.text("waiting-host"), number] : [words.text("waiting-nobody"), number];
}

/** Who she is to those who let her in. */
function Who() {
  const { model, words } = useHud();
  const look = useMemo(() => new OwnLook({ recall, remember }).look.value, []);
  const [renaming, setRenaming] = useState(false);
  return (
    <div class="hud-waiting-who">
      <Portrait look={look} size={56} />
      {renaming ? (
        <Rename done={() => setRenaming(false)} />
      ) : (
        <>
          <p>
            {words.text("waiting-as")} <bdi class="hud-name">{model.self.name.value}</bdi>
          </p>
          <button type="button" onClick={() => setRenaming(true)}>
            {words.text("waiting-rename")}
          </button>
        </>
      )}
    </div>
  );
}

function Rename({ done }: { readonly done: () => void }) {
  const { model, visit, words } = useHud();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), []);
  const rename = (event: Event) => {
    event.preventDefault();
    const name = field.current?.value.trim() ?? "";
    if (name === "") return;
    if (name !== model.self.name.value) {
      remember(NAME_KEY, name);
      visit.waitAs(name);
    }
    done();
  };
  return (
    <form onSubmit={rename}>
      <input
        ref={field}
        type="text"
        required
        defaultValue={model.self.name.value}
        maxLength={NAME_CHARS_MAX}
        dir="auto"
        spellcheck={false}
        enterkeyhint="done"
        aria-label={words.text("waiting-name")}
      />
      <button type="submit" class="hud-action">
        {words.text("waiting-rename-do")}
      </button>
    </form>
  );
}

/** Whoever looks at another page meanwhile sees in the tab how it goes. */
function useNumberInTitle(place: number | null): void {
  useEffect(() => {
    document.title = numbered(document.title, place);
    return () => {
      document.title = numbered(document.title, null);
    };
  }, [place]);
}

function numbered(title: string, place: number | null): string {
  const bare = title.replace(/^\(\d+\) /, "");
  return place === null ? bare : `(${place}) ${bare}`;
}
