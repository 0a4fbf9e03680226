import { beforeEach, describe, expect, test } from "vitest";
import { AppModel } from "../../src/model/app_model";
import type { Snapshot } from "../../src/model/scene_model";
import type { SpaceFacts } from "../../src/net/snapshot";
import { Visit } from "../../src/net/visit";
import { FakeLine } from "./fake_line";
import { settle, WELCOME } from "./fake_world";

const SPACES: Readonly<Record<string, SpaceFacts>> = {
  garden: { id: "spc_1", name: "Garden", slug: "garden", scene_revision: 1 },
  yard: { id: "spc_2", name: "Yard", slug: "yard", scene_revision: 1 },
};

describe("travelling", () => {
  let model: AppModel;
  let line: FakeLine;
  let visit: Visit;
  let told: string[];
  let faded: () => void;

  beforeEach(async () => {
    model = new AppModel();
    model.spaceSlug = "garden";
    line = new FakeLine();
    told = [];
    visit = new Visit(model, line, {
      nowMs: () => 1_000,
      scenes: {
        space: async (slug) => {
          if (slug === "nowhere") throw new Error("no network");
          return Object.values(SPACES).find((space) => space.slug === slug || space.id === slug) ?? null;
        },
        snapshot: async (space, revision): Promise<Snapshot> => ({ revision, template: space, entities: [] }),
      },
      address: {
        arrived: ({ slug }, push) => told.push(`${push ? "push" : "keep"} ${slug}`),
        stayed: (slug) => told.push(`stay ${slug}`),
      },
      fade: () =>
        new Promise((resolve) => {
          faded = resolve;
        }),
    });
    visit.enter({ space: "spc_1", name: "Mei", watching: true });
    line.tell("Welcome", { ...WELCOME, space: "spc_1", chat: [LINE] }, null, 0);
    await settle();
  });

  async function setOut(slug: string, push = true): Promise<void> {
    visit.travel(slug, push);
    await settle();
  }

  async function enterMist(): Promise<void> {
    faded();
    await settle();
  }

  function arrive(space: string): void {
    line.tell("Welcome", { ...WELCOME, space, slot: 7, place: { x: 5, y: 0, z: 5, yaw: 2 } }, null, 0);
  }

  test("the mist closes first, then one line is left for the other, through the portal's Space", async () => {
    await setOut("yard");
    expect(model.travel.value).toEqual({ slug: "yard", name: "Yard" });
    expect(line.entered).toHaveLength(1);
    await enterMist();
    expect(line.entered.at(-1)).toEqual({ space: "spc_2", name: "Mei", through: "garden" });
    expect(line.left).toBe(false);
    expect(model.state.value).toBe("travelling");
    expect(told).toEqual([]);
  });

  test("of the old Space nothing comes along: people, chat, things", async () => {
    await setOut("yard");
    await enterMist();
    expect(model.people.list).toEqual([]);
    expect(model.chat.lines.value).toEqual([]);
    expect(model.scene.template).toBe("spc_2");
    const { version } = model.scene;
    arrive("spc_2");
    await settle();
    expect(model.state.value).toBe("inside");
    expect(model.scene.version).toBe(version);
    expect(model.self).toMatchObject({ x: 5, z: 5, slot: 7 });
    expect(model.travel.value).toBeNull();
  });

  test("address and title change on arrival; the back button leads back and adds no step", async () => {
    await setOut("yard");
    await enterMist();
    arrive("spc_2");
    expect(told).toEqual(["push yard"]);
    expect(model.spaceSlug).toBe("yard");
    expect(visit.returnTo("garden")).toBe(true);
    await settle();
    await enterMist();
    expect(line.entered.at(-1)).toEqual({ space: "spc_1", name: "Mei", through: "yard" });
    arrive("spc_1");
    expect(told).toEqual(["push yard", "keep garden"]);
  });

  test("a gate to a place that is not here stays closed, and says so", async () => {
    await setOut("moon");
    expect(model.tidings.value).toEqual({ code: "portal-closed", facts: {} });
    expect(model.state.value).toBe("inside");
    expect(line.entered).toHaveLength(1);
  });

  test("without a network nobody leaves", async () => {
    await setOut("nowhere");
    expect(model.tidings.value?.code).toBe("travel-failed");
    expect(model.state.value).toBe("inside");
  });

  test("a full Space sends her back to where she was, with a sentence", async () => {
    await setOut("yard");
    await enterMist();
    line.onnews?.({ news: "ended", code: "close-space_full", facts: {} });
    expect(model.tidings.value).toEqual({ code: "travel-full", facts: { space: "Yard" } });
    expect(line.entered.at(-1)).toEqual({ space: "spc_1", name: "Mei" });
    arrive("spc_1");
    await settle();
    expect(model.state.value).toBe("inside");
    expect(model.spaceSlug).toBe("garden");
    expect(model.scene.template).toBe("spc_1");
    expect(told).toEqual([]);
  });

  test("sent back from the back button's Space, the address tells the truth again", async () => {
    await setOut("yard", false);
    await enterMist();
    line.onnews?.({ news: "broke", tries: 0 });
    expect(model.tidings.value?.code).toBe("travel-failed");
    arrive("spc_1");
    expect(told).toEqual(["stay garden"]);
  });

  describe("where one waits to be let in", () => {
    const waiting = { reason: "approval", place: 1, space_name: "Yard", people: 2, hosts: 1 };

    beforeEach(async () => {
      await setOut("yard");
      await enterMist();
      line.tell("Waiting", waiting, null, 0);
    });

    test("the mist lifts, a broken line turns nobody back, and let in she is there", () => {
      expect(model.travel.value).toBeNull();
      expect(model.state.value).toBe("waiting");
      line.onnews?.({ news: "broke", tries: 0 });
      expect(line.entered.at(-1)).toMatchObject({ space: "spc_2" });
      arrive("spc_2");
      expect(model.state.value).toBe("inside");
      expect(told).toEqual(["push yard"]);
    });

    test("who would rather not wait goes back, without a word", () => {
      visit.leaveLine();
      expect(line.entered.at(-1)).toEqual({ space: "spc_1", name: "Mei" });
      expect(model.state.value).toBe("travelling");
      expect(model.tidings.value).toBeNull();
      arrive("spc_1");
      expect(model.spaceSlug).toBe("garden");
    });

    test("who is turned away goes back and is told", () => {
      line.onnews?.({ news: "ended", code: "close-not_admitted", facts: {} });
      expect(model.tidings.value).toEqual({ code: "travel-refused", facts: { space: "Yard" } });
      expect(line.entered.at(-1)).toMatchObject({ space: "spc_1" });
    });

    test("who comes to a locked door goes back and is told that it is locked", () => {
      line.onnews?.({ news: "ended", code: "close-not_admitted", facts: { cause: "locked" } });
      expect(model.tidings.value).toEqual({ code: "travel-locked", facts: { space: "Yard" } });
      expect(line.entered.at(-1)).toMatchObject({ space: "spc_1" });
    });

    test("another name counts there, and on the way back", () => {
      visit.waitAs("Bo");
      expect(line.entered.at(-1)).toMatchObject({ space: "spc_2", name: "Bo" });
      visit.leaveLine();
      expect(line.entered.at(-1)).toMatchObject({ space: "spc_1", name: "Bo" });
    });
  });

  test("the code of a Space is said in no other, and again on the way back to it", async () => {
    visit.enter({ space: "spc_1", name: "Mei", code: "ABCDEF" });
    arrive("spc_1");
    await setOut("yard");
    await enterMist();
    expect(line.entered.at(-1)).not.toHaveProperty("code");
    arrive("spc_2");
    await setOut("garden", false);
    await enterMist();
    expect(line.entered.at(-1)).toMatchObject({ space: "spc_1", code: "ABCDEF" });
  });

  test("where the way back is closed too, the stay is over", async () => {
    await setOut("yard");
    await enterMist();
    line.onnews?.({ news: "ended", code: "close-space_full", facts: {} });
    line.onnews?.({ news: "ended", code: "close-space_full", facts: {} });
    expect(model.state.value).toBe("ended");
    expect(model.travel.value).toBeNull();
  });

  test("who just watches is given a seat there too, until she has stood up", async () => {
    model.self.watching.value = true;
    await setOut("yard");
    await enterMist();
    expect(line.entered.at(-1)).toMatchObject({ space: "spc_2", watching: true });
    arrive("spc_2");
    line.tell("Moved", { epoch: 1, place: WELCOME.place, reason: "stood", seat: null });
    expect(model.self.watching.value).toBe(false);
  });

  test("one step at a time: who is on her way takes no other", async () => {
    await setOut("yard");
    await setOut("yard");
    await enterMist();
    expect(line.entered).toHaveLength(2);
  });

  test("a portal that leads to where one is leads nowhere", async () => {
    await setOut("garden");
    expect(model.travel.value).toBeNull();
  });
});

const LINE = { number: 1, participant: "par_9", name: "Bo", program: false, text: "here", said_at: 0 };
