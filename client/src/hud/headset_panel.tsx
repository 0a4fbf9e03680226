/**
 * Ways into the place with a headset, or onto a table: each with what it is. Where this device has none of them, the panel
 * says why in a sentence, and what can be done about it.
 */
import type { ComponentChildren } from "preact";
import type { XrMode } from "../model/immersion";
import { useHud } from "./context";
import { HeadsetIcon, TableIcon } from "./headset_icon";
import { enter, leave, pressAr, pressVr, wordOfAr, wordOfVr } from "./headset_ways";
import { Icon } from "./icons";
import { Panel } from "./panel";

export function HeadsetPanel() {
  const { model, words } = useHud();
  const offer = model.immersion.offer.value;
  return (
    <Panel id="headset" title={words.text("headset-title")}>
      {offer?.obstacle === null ? (
        <Ways vr={offer.vr} ar={offer.ar} />
      ) : (
        <Obstacle why={offer?.obstacle ?? "picture"} />
      )}
    </Panel>
  );
}

function Ways({ vr, ar }: { readonly vr: boolean; readonly ar: boolean }) {
  const hud = useHud();
  const { words } = hud;
  if (hud.model.immersion.mode.value !== null)
    return (
      <div class="hud-row">
        <button type="button" class="hud-action" data-first onClick={() => leave(hud)}>
          <Icon name="leave" />
          {hud.model.immersion.mode.value === "vr" ? wordOfVr(hud) : wordOfAr(hud)}
        </button>
      </div>
    );
  return (
    <>
      {vr && (
        <Way mode="vr" word="headset-enter-vr">
          <HeadsetIcon />
        </Way>
      )}
      {ar && (
        <>
          <Way mode="table" word="headset-table">
            <TableIcon />
          </Way>
          <Way mode="here" word="headset-here">
            <Icon name="people" />
          </Way>
          <p class="hud-note">{words.text("headset-camera")}</p>
        </>
      )}
    </>
  );
}

interface WayProps {
  readonly mode: XrMode;
  readonly word: string;
  readonly children: ComponentChildren;
}

function Way({ mode, word, children }: WayProps) {
  const hud = useHud();
  const note = `headset-note-${mode}`;
  return (
    <>
      <div class="hud-row">
        <button
          type="button"
          class="hud-line-button"
          aria-describedby={note}
          data-first
          onClick={() => enter(hud, mode)}
        >
          {children}
          {hud.words.text(word)}
        </button>
      </div>
      <p id={note} class="hud-note">
        {hud.words.text(note)}
      </p>
    </>
  );
}

function Obstacle({ why }: { readonly why: string }) {
  const { words, state } = useHud();
  return (
    <>
      <p role="status">{words.text(`headset-obstacle-${why}`)}</p>
      {why === "insecure" && (
        <div class="hud-row">
          <button
            type="button"
            class="hud-action"
            data-first
            onClick={() => {
              state.panel.value = "secure";
            }}
          >
            <Icon name="gate" />
            {words.text("secure-go")}
          </button>
        </div>
      )}
    </>
  );
}

/** In the list of what is needed seldom: what this device offers, or why it does not. */
export function HeadsetRows() {
  const hud = useHud();
  const { immersion } = hud.model;
  const offer = immersion.offer.value;
  const isIn = immersion.mode.value;
  if (offer?.obstacle !== null)
    return (
      <Row
        word={hud.words.text("headset-title")}
        act={() => {
          hud.state.panel.value = "headset";
        }}
      >
        <HeadsetIcon />
      </Row>
    );
  return (
    <>
      {offer.vr && (isIn === null || isIn === "vr") && (
        <Row word={wordOfVr(hud)} act={() => pressVr(hud)}>
          <HeadsetIcon />
        </Row>
      )}
      {offer.ar && isIn !== "vr" && (
        <Row word={wordOfAr(hud)} act={() => pressAr(hud)}>
          <TableIcon />
        </Row>
      )}
    </>
  );
}

interface RowProps {
  readonly word: string;
  readonly act: () => void;
  readonly children: ComponentChildren;
}

function Row({ word, act, children }: RowProps) {
  return (
    <li>
      <button type="button" onClick={act}>
        {children}
        <span>{word}</span>
      </button>
    </li>
  );
}
