/**
 * On a phone the HUD lies over the picture of its camera. This is what it has more there: a sentence that says what to do,
 * and what else can be done.
 */
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { render } from "preact";
import type { XrStage } from "../context";
import "./overlay.css";

const TOLD_MS = 12_000;

export class Overlay {
  readonly #hint: Signal<string | null> = signal(null);
  #toldMs = 0;
  readonly #hud: HTMLElement;
  readonly #root: HTMLElement;
  readonly #gone = new AbortController();

  /** Null where the session shows no page. */
  static over(xr: XrStage): Overlay | null {
    const hud = xr.session.domOverlayState ? document.getElementById("hud") : null;
    return hud && new Overlay(xr, hud);
  }

  private constructor(xr: XrStage, hud: HTMLElement) {
    this.#hud = hud;
    this.#root = hud.ownerDocument.createElement("div");
    this.#root.className = "hud-real";
    hud.append(this.#root);
    hud.dataset.real = xr.mode;
    // A finger on a button is not one on the table behind it.
    hud.addEventListener("beforexrselect", (event) => void (event.target !== hud && event.preventDefault()), {
      signal: this.#gone.signal,
    });
    render(<Real xr={xr} hint={this.#hint} />, this.#root);
  }

  /** Shows that text until another one, or until `frame` finds it old. */
  tell(key: string, nowMs: number): void {
    this.#hint.value = key;
    this.#toldMs = nowMs;
  }

  frame(nowMs: number): void {
    if (nowMs - this.#toldMs > TOLD_MS) this.#hint.value = null;
  }

  dispose(): void {
    this.#gone.abort();
    render(null, this.#root);
    this.#root.remove();
    delete this.#hud.dataset.real;
  }
}

interface RealProps {
  readonly xr: XrStage;
  readonly hint: ReadonlySignal<string | null>;
}

function Real({ xr, hint }: RealProps) {
  const words = xr.language.words.value;
  return (
    <>
      <p role="status">{words && hint.value && <span class="paper-card">{words.text(hint.value)}</span>}</p>
      <div class="hud-real-acts">
        {xr.acts.value.map(({ key, isOn, run }) => (
          <button type="button" class="paper-card" key={key} aria-pressed={isOn} onClick={run}>
            {words?.text(key)}
          </button>
        ))}
      </div>
    </>
  );
}
