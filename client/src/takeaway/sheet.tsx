/** The place as one GLB, for other programs: made in this browser out of what it may see anyway. */
import "./takeaway.css";
import { useEffect, useRef, useState } from "preact/hooks";
import { SwitchInput } from "../build/inputs";
import { useHud } from "../hud/context";
import type { Words } from "../locale/words";
import { bookOf } from "../media/assets";
import { bytesIn } from "../media/measure";
import type { Refusal } from "../model/chat";
import type { SceneEntity } from "../model/scene_model";
import { TAKEAWAY_BYTES_MAX, TakeawayBroken, TakeawayTooLarge } from "./bringing";
import { paint, turn } from "./paint";
import { type Doing, type Taken, takeAway } from "./place";

interface Going {
  readonly doing: Doing;
  readonly part: number;
  readonly name: string;
}

interface Ready extends Taken {
  /** An address of this page for the file; to be given back. */
  readonly url: string;
}

type State = "asked" | Going | Ready | { readonly refused: Refusal };

/** Seen from everywhere, and in the way of whoever looks at the place from outside or puts it into another. */
const FAR = ["sky", "hills", "clouds"] as const;

interface TakeawayProps {
  readonly nameOf: (entity: SceneEntity) => string;
}

export function Takeaway({ nameOf }: TakeawayProps) {
  const hud = useHud();
  const { model, words } = hud;
  const [state, setState] = useState<State>("asked");
  const [isFar, setFar] = useState(true);
  const stop = useRef<AbortController | null>(null);
  const isGoing = typeof state === "object" && "doing" in state;
  const url = typeof state === "object" && "url" in state ? state.url : null;
  useEffect(() => () => stop.current?.abort(), []);
  useEffect(() => () => (url === null ? undefined : URL.revokeObjectURL(url)), [url]);
  const make = async () => {
    const stopping = new AbortController();
    stop.current = stopping;
    setState({ doing: "fetching", part: 0, name: "" });
    try {
      const taken = await takeAway(
        isFar ? new Map(model.scene.entities) : withoutFar(model.scene.entities),
        {
          name: model.spaceName.peek(),
          nameOf,
          descriptionOf: ({ words: key, description }) =>
            key === null ? description : words.attribute(key, "description"),
        },
        {
          about: (asset) => bookOf(model.spaceSlug).about(asset),
          send: (address, signal) => fetch(address, { signal }),
          turn,
          paint,
        },
        (doing, part, name) => setState({ doing, part, name }),
        stopping.signal,
      );
      setState({ ...taken, url: URL.createObjectURL(taken.glb) });
    } catch (error) {
      setState(stopping.signal.aborted ? "asked" : { refused: refusalOf(error, words) });
    }
  };
  return (
    <div class="takeaway">
      <p>{words.text("takeaway-what")}</p>
      <p class="hud-note">{words.text("takeaway-not")}</p>
      <SwitchInput label={words.text("takeaway-far")} value={isFar} disabled={isGoing} commit={setFar} />
      {isGoing ? <progress max={1} value={state.part} aria-label={words.text("takeaway-progress")} /> : null}
      <p class="hud-note" role="status">
        {isGoing && words.text(`takeaway-${state.doing}`, { name: state.name })}
        {url !== null && <Told taken={state as Ready} />}
      </p>
      {typeof state === "object" && "refused" in state && (
        <p role="alert">{words.reason(state.refused.code, state.refused.facts)}</p>
      )}
      <div class="hud-row">
        {isGoing ? (
          <button type="button" class="hud-line-button" onClick={() => stop.current?.abort()}>
            {words.text("takeaway-stop")}
          </button>
        ) : (
          <button
            type="button"
            class={url === null ? "hud-action" : "hud-line-button"}
            data-first
            onClick={make}
          >
            {words.text(url === null ? "takeaway-make" : "takeaway-again")}
          </button>
        )}
        {url !== null && (
          <a class="hud-action" href={url} download={`${model.spaceSlug}.glb`}>
            {words.text("takeaway-save")}
          </a>
        )}
      </div>
    </div>
  );
}

function withoutFar(entities: ReadonlyMap<string, SceneEntity>): Map<string, SceneEntity> {
  const near = new Map<string, SceneEntity>();
  for (const [id, entity] of entities) {
    const components = { ...entity.components };
    for (const name of FAR) delete components[name];
    near.set(id, { ...entity, components });
  }
  return near;
}

function Told({ taken: { things, missing, glb } }: { readonly taken: Ready }) {
  const { words } = useHud();
  return (
    <>
      {words.text("takeaway-ready", { things, weight: bytesIn(words.locale, glb.size) })}
      {missing > 0 && ` ${words.text("takeaway-missing", { count: missing })}`}
    </>
  );
}

function refusalOf(error: unknown, { locale }: Words): Refusal {
  if (error instanceof TakeawayTooLarge) {
    const facts = {
      weight: bytesIn(locale, error.bytes),
      most: bytesIn(locale, TAKEAWAY_BYTES_MAX),
      heaviest: error.heaviest.join(", "),
    };
    return { code: error.code, facts };
  }
  if (error instanceof TakeawayBroken) return { code: error.code, facts: { name: error.asset } };
  reportError(error);
  return { code: "takeaway-failed", facts: {} };
}
