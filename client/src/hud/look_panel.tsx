/** The mirror: one's own look, changed while one sees it; the camera faces the own figure as long as it is open. */
import { effect } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { AppModel } from "../model/app_model";
import { OwnLook } from "../model/look";
import { recall, remember } from "../model/memory";
import type { Visit } from "../net/visit";
import { useHud } from "./context";
import "./look.css";
import { LookChooser } from "./look_chooser";
import { describedLook } from "./look_words";
import { Portrait } from "./portrait";

/** Whoever tries many colours tells the others of one in two seconds, and always of the last. */
const TELL_EVERY_MS = 2_000;

export function LookPanel() {
  const { model, visit, words, state, toWorld } = useHud();
  const own = useMemo(() => new OwnLook({ recall, remember }), []);
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  useEffect(() => showAndTell(own, model, visit), [own, model, visit]);
  useEffect(() => {
    model.self.mirror.value = true;
    return () => {
      model.self.mirror.value = false;
    };
  }, [model]);
  const close = () => {
    state.panel.value = null;
    toWorld();
  };
  const look = own.look.value;
  return (
    <section class="look-panel paper-card" aria-label={words.text("look-title")}>
      <header>
        <Portrait look={look} size={72} label={describedLook(look, words)} />
        <div>
          <h2>{words.text("look-title")}</h2>
          <button ref={first} type="button" onClick={() => own.another()}>
            {words.text("look-another")}
          </button>
        </div>
        <button type="button" class="look-close" onClick={close}>
          {words.text("look-close")}
        </button>
      </header>
      <LookChooser own={own} words={words} />
    </section>
  );
}

/** Puts every choice on the own figure at once, and tells the server of the last one soon; returns how to stop. */
function showAndTell(own: OwnLook, model: AppModel, visit: Pick<Visit, "changeCard">): () => void {
  let told = own.look.peek();
  let toldAtMs = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    timer = undefined;
    const look = own.look.peek();
    if (look === told) return;
    told = look;
    toldAtMs = performance.now();
    visit.changeCard({ look });
  };
  const stopWearing = effect(() => {
    const look = own.look.value;
    // A card that comes from the server meanwhile may still have the look before.
    model.people.version.value;
    wear(model, look);
    if (look !== told) timer ??= setTimeout(tell, Math.max(0, toldAtMs + TELL_EVERY_MS - performance.now()));
  });
  return () => {
    stopWearing();
    clearTimeout(timer);
    tell();
  };
}

function wear(model: AppModel, look: OwnLook["look"]["value"]): void {
  const person = model.people.self;
  if (!person?.card || person.card.look === look) return;
  person.card = { ...person.card, look };
  person.cardVersion += 1;
}
