/** What can be placed, each with its picture. A press of a key puts it before one; a pointer takes it to where it shall stand. */
import { useRef } from "preact/hooks";
import { useDesk } from "./context";
import { Drawing } from "./drawing";
import { useOffers } from "./offering";
import { PieceDrawing } from "./piece_drawing";
import { FAMILIES, type Offer, type PieceName, pieceOf } from "./pieces";
import { useCanvasPoint } from "./pointing";

/** A press that wanders so far takes the thing along. */
const TAKEN_PIXELS = 12;

export function Palette() {
  const { words, desk } = useDesk();
  const isBuilder = desk.building.isBuilder.value;
  const mayShow = (offer: Offer) => isBuilder || !offer.forBuilders;
  const touch = globalThis.matchMedia?.("(pointer: coarse)").matches ?? false;
  let first = true;
  return (
    <>
      <p class="hud-note">{words.text(touch ? "build-first-touch" : "build-palette-how")}</p>
      {FAMILIES.map(({ name, offers }) => (
        <section key={name} class="build-family" aria-labelledby={`build-family-${name}`}>
          <h3 id={`build-family-${name}`}>{words.text(`build-family-${name}`)}</h3>
          <ul>
            {offers.filter(mayShow).map((offer) => {
              const isFirst = first;
              first = false;
              return (
                <li key={offer.name}>
                  <Tile offer={offer} isFirst={isFirst} />
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      <Keys />
    </>
  );
}

function Tile({ offer, isFirst }: { readonly offer: Offer; readonly isFirst: boolean }) {
  const { words, desk } = useDesk();
  const take = useOffers();
  const pointOn = useCanvasPoint();
  const drag = useRef<{ x: number; y: number; isTaken: boolean } | null>(null);
  const isPlacing = desk.placing.value?.offer === offer.name;
  return (
    <button
      type="button"
      class="build-tile"
      data-first={isFirst || undefined}
      aria-pressed={isPlacing}
      onClick={(event) => {
        // A key, or a reader's press, has no place on the screen.
        if (drag.current?.isTaken) drag.current = null;
        else take(offer, event.detail === 0);
      }}
      onPointerDown={(event) => {
        if (event.pointerType === "touch" || offer.kind || offer.name === "portal") return;
        drag.current = { x: event.clientX, y: event.clientY, isTaken: false };
        event.currentTarget.setPointerCapture?.(event.pointerId);
      }}
      onPointerMove={(event) => {
        const held = drag.current;
        if (!held) return;
        const away = Math.hypot(event.clientX - held.x, event.clientY - held.y);
        if (!held.isTaken && away > TAKEN_PIXELS) {
          held.isTaken = true;
          desk.begin(pieceFor(offer.name, words.text.bind(words)));
        }
        if (held.isTaken) desk.aim(pointOn(event));
      }}
      onPointerUp={(event) => {
        if (!drag.current?.isTaken) return;
        const point = pointOn(event);
        if (point) void desk.placeAt(point.x, point.y);
        else desk.giveUp();
      }}
      onPointerCancel={() => {
        if (drag.current?.isTaken) desk.giveUp();
        drag.current = null;
      }}
    >
      <PieceDrawing name={offer.name} />
      <span>{words.text(`build-kind-${offer.name}`)}</span>
    </button>
  );
}

function pieceFor(name: PieceName, text: (key: string) => string) {
  return pieceOf(name as Parameters<typeof pieceOf>[0], text);
}

/** By which keys one builds; where there are none, nothing is told of them. */
function Keys() {
  const { words } = useDesk();
  const rows = ["select", "move", "height", "turn", "tools", "undo", "copy", "remove", "leave"] as const;
  return (
    <details class="build-keys">
      <summary>
        <Drawing name="folded" />
        {words.text("build-keys")}
      </summary>
      <dl>
        {rows.map((row) => (
          <div key={row}>
            <dt>
              <kbd class="hud-key">{words.attribute(`build-keys-${row}`, "keys")}</kbd>
            </dt>
            <dd>{words.text(`build-keys-${row}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
