/** A line that notes down what it is told, and says what the test says. */
import type { Line } from "../../src/net/line";
import type { Entering, LineNews } from "../../src/net/order";
import type { AnyNotice } from "../../src/protocol/event_codec";

export class FakeLine implements Line {
  onnews: ((news: LineNews) => void) | null = null;
  readonly entered: Entering[] = [];
  readonly reports: Uint8Array[] = [];
  readonly asked: { name: string; body: unknown }[] = [];
  left = false;

  enter(entering: Entering): void {
    this.entered.push(entering);
  }
  report(bytes: Uint8Array): void {
    this.reports.push(bytes);
  }
  ask(name: string, body: unknown): number {
    return this.asked.push({ name, body });
  }
  leave(): void {
    this.left = true;
  }

  tell(name: AnyNotice["name"], body: object, handle: number | null = null, seq = 1): void {
    this.onnews?.({ news: "notice", notice: { name, seq, body } as AnyNotice, handle, atMs: 0 });
  }
}
