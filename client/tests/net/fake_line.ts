/** A line that notes down what it is told, and says what the test says. */
import type { Line } from "../../src/net/line";
import type { Entering, LineNews } from "../../src/net/order";
import type { AnyNotice, SceneNotice } from "../../src/protocol/event_codec";
import type { AskEdits } from "../../src/protocol/generated";

export class FakeLine implements Line {
  onnews: ((news: LineNews) => void) | null = null;
  readonly entered: Entering[] = [];
  readonly reports: Uint8Array[] = [];
  readonly asked: { name: string; body: unknown }[] = [];
  /** Goes along with every Welcome, without an answer of its own: kept apart from what people ask. */
  readonly followed: AskEdits[] = [];
  left = false;

  enter(entering: Entering): void {
    this.entered.push(entering);
  }
  report(bytes: Uint8Array): void {
    this.reports.push(bytes);
  }
  ask(name: string, body: unknown): number {
    if (name === "AskEdits") return -this.followed.push(body as AskEdits);
    return this.asked.push({ name, body });
  }
  leave(): void {
    this.left = true;
  }

  tellScene(notice: SceneNotice): void {
    this.onnews?.({ news: "scene", notice });
  }

  tell(name: AnyNotice["name"], body: object, handle: number | null = null, seq = 1): void {
    this.onnews?.({ news: "notice", notice: { name, seq, body } as AnyNotice, handle, atMs: 0 });
  }
}
