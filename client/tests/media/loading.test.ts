import { expect, test } from "vitest";
import { GoneError, Loading, type LoadingWorld } from "../../src/media/loading";
import { type LoadingLimits, nextOf } from "../../src/media/loading_order";

const LIMITS: LoadingLimits = { inFlightBytes: 100, inFlightFiles: 2, budgetBytes: 1_000 };

/** A server whose answers come when the test says so. */
class Server implements LoadingWorld {
  readonly asked: string[] = [];
  readonly later: (() => void)[] = [];
  readonly #answers = new Map<string, (response: Response | Error) => void>();

  send(url: string): Promise<Response> {
    this.asked.push(url);
    return new Promise((resolve, reject) => {
      this.#answers.set(url, (answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
    });
  }

  after(_ms: number, act: () => void): void {
    this.later.push(act);
  }

  async answer(url: string, answer: Response | Error = new Response("x".repeat(10))): Promise<void> {
    this.#answers.get(url)?.(answer);
    await settled();
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve));
}

test("the nearest ring comes first, and in it the smallest", () => {
  const wish = (name: string, distance_m: number, bytes: number) => ({ name, distance_m, bytes });
  const waiting = [wish("far", 40, 1), wish("near large", 5, 60), wish("near small", 7, 10)];
  const names = nextOf(waiting, [], 0, { ...LIMITS, inFlightFiles: 9 }).map(({ name }) => name);
  expect(names).toEqual(["near small", "near large", "far"]);
});

test("no more fly at once than may; one that is larger than all goes alone", () => {
  const wish = (bytes: number) => ({ bytes, distance_m: 1 });
  expect(nextOf([wish(60), wish(60)], [], 0, LIMITS)).toHaveLength(1);
  expect(nextOf([wish(500)], [], 0, LIMITS)).toHaveLength(1);
  expect(nextOf([wish(500)], [wish(1)], 0, LIMITS)).toHaveLength(0);
  expect(nextOf([wish(1), wish(1), wish(1)], [], 0, LIMITS)).toHaveLength(2);
});

test("beyond the budget only what she stands before is fetched", () => {
  const near = { bytes: 50, distance_m: 3 };
  expect(nextOf([{ bytes: 50, distance_m: 30 }, near], [], 990, LIMITS)).toEqual([near]);
});

test("a file that two things show is fetched once, and how far all have come is told", async () => {
  const server = new Server();
  const told: string[] = [];
  const loading = new Loading(
    LIMITS,
    ({ loaded, all, bytes }) => told.push(`${loaded}/${all} ${bytes}`),
    server,
  );
  const [one, two] = [loading.want("a", 10, 1), loading.want("a", 10, 9)];
  await settled();
  expect(server.asked).toEqual(["a"]);
  await server.answer("a");
  expect((await one.blob).size).toBe(10);
  expect((await two.blob).size).toBe(10);
  expect(told.at(-1)).toBe("1/1 10");
});

test("who gives up alone ends the fetch; the other still gets it", async () => {
  const server = new Server();
  const loading = new Loading(LIMITS, () => undefined, server);
  const [one, two] = [loading.want("a", 10, 1), loading.want("a", 10, 1)];
  await settled();
  one.giveUp();
  await server.answer("a");
  expect((await two.blob).size).toBe(10);
  const alone = loading.want("b", 10, 1);
  alone.giveUp();
  await expect(alone.blob).rejects.toBeInstanceOf(GoneError);
});

test("a broken line is tried again; what is not there is not", async () => {
  const server = new Server();
  const loading = new Loading(LIMITS, () => undefined, server);
  const wanted = loading.want("a", 10, 1);
  await settled();
  await server.answer("a", new Error("the line broke"));
  server.later.shift()?.();
  await settled();
  expect(server.asked).toEqual(["a", "a"]);
  await server.answer("a");
  expect((await wanted.blob).size).toBe(10);
  const missing = loading.want("b", 10, 1);
  await settled();
  await server.answer("b", new Response(null, { status: 404 }));
  await expect(missing.blob).rejects.toBeInstanceOf(GoneError);
  expect(server.later).toHaveLength(0);
});
