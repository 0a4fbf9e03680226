/** A line in a world without network, as far as its tests need one. */
import { LineCore } from "../../src/net/line_core";
import type { LineNews } from "../../src/net/order";
import { FakeWorld, settle } from "./fake_world";

export class LineStage {
  readonly world = new FakeWorld();
  readonly news: LineNews[] = [];
  readonly line = new LineCore(this.world, (told) => this.news.push(told));

  async open(): Promise<void> {
    await settle();
    this.world.socket.onopen?.();
  }

  async enter(): Promise<void> {
    this.line.obey({ order: "enter", entering: { space: "garden", name: "Mei" } });
    await this.open();
    this.world.socket.welcome();
  }

  /** The line breaks and comes back after the first wait. */
  async breakAndReturn(differs = {}): Promise<void> {
    this.world.socket.onclose?.(1006);
    await this.world.pass(1_000);
    await this.open();
    this.world.socket.welcome(differs);
  }

  notices(): string[] {
    return this.news.flatMap((told) => (told.news === "notice" ? [told.notice.name] : []));
  }
}
