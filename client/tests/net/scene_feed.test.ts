/** The Scene that is shown follows the server's: joined while edits flow, through gaps, breaks, drafts and portals. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { type SceneEntity, type SceneKind, SceneModel, type Snapshot } from "../../src/model/scene_model";
import { SceneFeed } from "../../src/net/scene_feed";
import type { AppliedEdit } from "../../src/protocol/generated";
import { FakeLine } from "./fake_line";
import { settle } from "./fake_world";

function thing(id: string): SceneEntity {
  return { id, name: "", description: "", words: null, parent: null, is_locked: false, components: {} };
}

/** The edit that leads to a Revision adds an Entity named after it. */
function edit(revision: number): AppliedEdit {
  const operations = [{ op: "add" as const, ...thing(`ent_${revision}`), components: {} }];
  return { revision, kind: "edit", participant: null, request_id: null, at: 0, operations };
}

function snapshotOf(revision: number, template = "garden"): Snapshot {
  const entities = Array.from({ length: revision }, (_, index) => thing(`ent_${index + 1}`));
  return { revision, template, entities };
}

describe("the scene feed", () => {
  let scene: SceneModel;
  let line: FakeLine;
  let feed: SceneFeed;
  let fetched: string[];
  let missing: number;
  /** What the server answers next; a test may hold it back. */
  let answer: () => Promise<Snapshot>;
  let newest: number;

  beforeEach(() => {
    scene = new SceneModel();
    line = new FakeLine();
    fetched = [];
    missing = 0;
    newest = 3;
    answer = async () => snapshotOf(newest);
    const scenes = {
      space: async (slug: string) => ({ id: slug, name: slug, slug, scene_revision: newest }),
      snapshot: (space: string, revision: number, _code?: string | null, kind?: SceneKind) => {
        fetched.push(`${space}/${kind}/${revision}`);
        return answer();
      },
    };
    feed = new SceneFeed(scene, scenes, line, () => {
      missing += 1;
    });
  });

  function hear(first: number, last = first, kind: SceneKind = "published"): void {
    const edits = Array.from({ length: last - first + 1 }, (_, index) => edit(first + index));
    feed.hear({ name: "Edits", seq: last, body: { scene: kind, edits } });
  }

  /** The answer where no more has happened. */
  function nothingAfter(revision: number, kind: SceneKind = "published"): void {
    feed.hear({ name: "Edits", seq: revision, body: { scene: kind, edits: [] } });
  }

  function shows(revision: number): void {
    expect(scene.revision.value).toBe(revision);
    expect([...scene.entities.keys()].sort()).toEqual(
      snapshotOf(revision)
        .entities.map(({ id }) => id)
        .sort(),
    );
  }

  async function arrive(): Promise<void> {
    await feed.lookIn("spc_1", null);
    feed.welcomed("spc_1");
    hear(4, 4);
  }

  test("sc40: from the door by a snapshot; inside, the edits after it are asked for once", async () => {
    await feed.lookIn("spc_1", null);
    expect(fetched).toEqual(["spc_1/published/3"]);
    expect(line.followed).toEqual([]);
    feed.welcomed("spc_1");
    expect(line.followed).toEqual([{ scene: "published", after: 3 }]);
    hear(4, 6);
    hear(7);
    shows(7);
    expect(line.followed).toHaveLength(1);
  });

  test("let in while the snapshot is under way: it is fetched once, then edits are asked for", async () => {
    const looking = feed.lookIn("spc_1", null);
    feed.welcomed("spc_1");
    hear(4);
    await looking;
    expect(fetched).toHaveLength(1);
    expect(line.followed).toEqual([{ scene: "published", after: 3 }]);
    hear(4, 5);
    shows(5);
  });

  test("who could not look in from the door fetches inside", async () => {
    newest = 0;
    await feed.lookIn("spc_1", null);
    expect(fetched).toEqual([]);
    newest = 3;
    feed.welcomed("spc_1");
    await settle();
    expect(line.followed).toEqual([{ scene: "published", after: 3 }]);
    expect(missing).toBe(0);
  });

  test("sc40: edits that are known already are passed over; after a gap the missing are asked for, once", async () => {
    await arrive();
    hear(3, 5);
    shows(5);
    hear(8);
    hear(9);
    shows(5);
    expect(line.followed).toEqual([
      { scene: "published", after: 3 },
      { scene: "published", after: 5 },
    ]);
    hear(6, 9);
    shows(9);
    hear(10);
    shows(10);
    hear(12);
    expect(line.followed).toHaveLength(3);
  });

  test("sc42: on a new line the edits meanwhile are asked for, nothing is fetched, and no place is built anew", async () => {
    await arrive();
    const { version } = scene;
    feed.welcomed("spc_1");
    expect(line.followed.at(-1)).toEqual({ scene: "published", after: 4 });
    hear(5, 9);
    shows(9);
    expect(fetched).toHaveLength(1);
    expect(scene.version).toBe(version);
  });

  test("sc43: where too much has happened the named snapshot is fetched, told as changes, and gone on from", async () => {
    await arrive();
    const { version } = scene;
    const kept = scene.entities.get("ent_2");
    const touched: string[] = [];
    scene.listen((changes) => touched.push(...changes.keys()));
    newest = 6;
    feed.hear({ name: "SceneReset", seq: 6, body: { scene: "published", revision: 6 } });
    hear(7);
    await settle();
    expect(fetched.at(-1)).toBe("spc_1/published/6");
    expect(line.followed.at(-1)).toEqual({ scene: "published", after: 6 });
    shows(4);
    nothingAfter(6);
    shows(6);
    expect(touched).toEqual(["ent_5", "ent_6"]);
    expect(scene.entities.get("ent_2")).toBe(kept);
    expect(scene.version).toBe(version);
  });

  test("the draft is another Scene of the same place: what differs is told, the other's edits are not for it", async () => {
    await arrive();
    const { version } = scene;
    answer = async () => snapshotOf(2);
    await feed.show("draft", 2);
    expect(fetched.at(-1)).toBe("spc_1/draft/2");
    expect(line.followed.at(-1)).toEqual({ scene: "draft", after: 2 });
    hear(5, 5);
    shows(5);
    nothingAfter(2, "draft");
    expect(scene.kind.value).toBe("draft");
    hear(6, 6);
    shows(2);
    hear(3, 3, "draft");
    shows(3);
    answer = async () => snapshotOf(3);
    await feed.show("published");
    const shown: number[] = [];
    scene.listen(() => shown.push(scene.entities.size));
    hear(4, 7);
    shows(7);
    expect(Math.min(...shown)).toBeGreaterThanOrEqual(3);
    expect(scene.version).toBe(version);
  });

  test("of two that are asked for in a row the later one is shown, whichever comes first", async () => {
    await arrive();
    let release = (_: Snapshot): void => undefined;
    answer = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const published = feed.show("published");
    await settle();
    answer = async () => snapshotOf(2);
    await feed.show("draft", 2);
    release(snapshotOf(3));
    await published;
    nothingAfter(2, "draft");
    shows(2);
    expect(scene.kind.value).toBe("draft");
  });

  test("a line that breaks before the other Scene is here asks for it again", async () => {
    await arrive();
    answer = async () => snapshotOf(2);
    await feed.show("draft", 2);
    feed.welcomed("spc_1");
    expect(line.followed.slice(-2)).toEqual([
      { scene: "draft", after: 2 },
      { scene: "draft", after: 2 },
    ]);
    nothingAfter(2, "draft");
    shows(2);
  });

  test("through a portal: the other place as a whole, and no edit of the one she left", async () => {
    await arrive();
    const { version } = scene;
    scene.clear();
    feed.take("spc_2", snapshotOf(1, "yard"));
    expect(scene.version).toBeGreaterThan(version);
    hear(2);
    shows(1);
    expect(line.followed).toHaveLength(1);
    feed.welcomed("spc_2");
    expect(line.followed.at(-1)).toEqual({ scene: "published", after: 1 });
    hear(2);
    shows(2);
  });

  test("sent back from a place that was never seen, the old one is fetched again", async () => {
    await arrive();
    scene.clear();
    feed.welcomed("spc_1");
    await settle();
    shows(3);
  });

  test("what cannot be fetched is told, and tried again on the next line", async () => {
    answer = () => Promise.reject(new Error("no network"));
    await feed.lookIn("spc_1", null);
    expect(missing).toBe(1);
    answer = async () => snapshotOf(3);
    feed.welcomed("spc_1");
    await settle();
    shows(3);
  });

  test("what was asked for too soon is asked for again in its turn (SC-40)", async () => {
    await arrive();
    vi.useFakeTimers();
    try {
      const facts = { request: "scene.ask_edits", burst: 8, wait_ms: 500 };
      const refused = { re: 1, code: "too_fast", facts };
      feed.refused(-1, refused);
      feed.refused(7, refused);
      expect(line.followed).toHaveLength(1);
      vi.advanceTimersByTime(500);
      expect(line.followed).toHaveLength(2);
      feed.refused(-1, refused);
      vi.advanceTimersByTime(500);
      expect(line.followed).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });
});
