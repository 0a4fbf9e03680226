/** A builder at work, over a line that says what the test says. */
import { beforeEach, describe, expect, test } from "vitest";
import { AppModel } from "../../src/model/app_model";
import type { Building } from "../../src/model/building";
import type { SceneEntity, SceneKind } from "../../src/model/scene_model";
import { Visit } from "../../src/net/visit";
import type { AppliedEdit, Requests, Standing } from "../../src/protocol/generated";
import { LOOK, ORDINARY } from "../look";
import { FakeLine } from "../net/fake_line";
import { settle, WELCOME } from "../net/fake_world";

const BUILDER = ["enter", "move", "edit", "build"];
const MOVE = (x: number) => ({
  op: "set" as const,
  id: "ent_table",
  component: "transform",
  values: { position: [x, 0, 0] },
});

function thing(id: string): SceneEntity {
  const transform: SceneEntity["components"]["transform"] = {
    position: [0, 0, 0],
    rotation: [0, 0, 0, 1],
    scale: [1, 1, 1],
  };
  return {
    id,
    name: "",
    description: "",
    words: null,
    parent: null,
    is_locked: false,
    components: { transform },
  };
}

describe("building", () => {
  let model: AppModel;
  let line: FakeLine;
  let visit: Visit;
  let building: Building;
  let fetched: string[];

  beforeEach(async () => {
    model = new AppModel();
    line = new FakeLine();
    fetched = [];
    const entities = [thing("ent_table"), thing("ent_chair")];
    visit = new Visit(model, line, {
      scenes: {
        space: async (slug) => ({ id: slug, name: slug, slug, scene_revision: 1 }),
        snapshot: async (_space, revision, _code, kind) => {
          fetched.push(`${kind}/${revision}`);
          return { revision, template: "room", entities };
        },
      },
    });
    visit.enter({ space: "spc_1", name: "Mei" });
    line.tell("Welcome", { ...WELCOME, permissions: BUILDER, role: "builder" }, null, 0);
    await expect.poll(() => visit.building.value).not.toBeNull();
    await settle();
    building = visit.building.value!;
  });

  function x(): number | undefined {
    return model.scene.entities.get("ent_table")?.components.transform?.position[0];
  }

  /** The last request of a name, and the handle under which it is answered. */
  function asked<Name extends keyof Requests>(name: Name): { body: Requests[Name]; handle: number } {
    const index = line.asked.findLastIndex((each) => each.name === name);
    return { body: line.asked[index]!.body as Requests[Name], handle: index + 1 };
  }

  function tellEdit(
    revision: number,
    operations: AppliedEdit["operations"],
    request_id: string | null = null,
  ): void {
    const edits: AppliedEdit[] = [
      { revision, kind: "edit", participant: null, request_id, at: 0, operations },
    ];
    line.tellScene({ name: "Edits", seq: revision, body: { scene: building.scene.value, edits } });
  }

  /** What the server answers where nothing has happened since a snapshot. */
  function nothingAfter(revision: number, scene: SceneKind = "published"): void {
    line.tellScene({ name: "Edits", seq: revision, body: { scene, edits: [] } });
  }

  async function done(revision: number | null, name: "Edit" | "Undo" = "Edit"): Promise<void> {
    const { body, handle } = asked(name);
    const { request_id, scene } = body;
    line.tell("EditDone", { re: 1, request_id, scene, revision, kept: 0 }, handle);
    await settle();
  }

  async function refuse(name: keyof Requests, code: string): Promise<void> {
    line.tell("Refused", { re: 1, code, facts: { max: 3 } }, asked(name).handle);
    await settle();
  }

  test("visitors fetch nothing of it; who becomes a builder inside gets it then", async () => {
    const other = new Visit(new AppModel(), line, {});
    line.tell("Welcome", WELCOME, null, 0);
    await settle();
    expect(other.building.value).toBeNull();
    const standing: Standing = {
      role: "visitor",
      permissions: ["enter", "edit"],
      is_new: false,
      is_muted: false,
      is_voice_muted: false,
      voice_why: "",
      is_on_stage: false,
      draft_revision: null,
      areas: ["ent_zone"],
      why: "",
    };
    line.tell("Standing", standing);
    await expect.poll(() => other.building.value?.areas.value).toEqual(["ent_zone"]);
    expect(other.building.value?.canEdit.value).toBe(true);
    expect(other.building.value?.isBuilder.value).toBe(false);
  });

  test("an edit is seen at once, and once it is journalled others' words for it are taken", async () => {
    const outcome = building.edit([MOVE(3)]);
    expect(x()).toBe(3);
    expect(building.pending.value).toBe(1);
    await done(2);
    expect(x()).toBe(3);
    tellEdit(2, [MOVE(3)], asked("Edit").body.request_id);
    expect(x()).toBe(3);
    expect(await outcome).toEqual({ refused: null, revision: 2, kept: 0 });
    expect(building.pending.value).toBe(0);
    tellEdit(3, [MOVE(8)]);
    expect(x()).toBe(8);
  });

  test("a refused edit is taken back exactly, under what others have done meanwhile", async () => {
    const before = model.scene.entities.get("ent_chair");
    const outcome = building.edit([MOVE(3), { op: "remove", id: "ent_chair" }]);
    tellEdit(2, [MOVE(5)]);
    expect(x()).toBe(3);
    expect(model.scene.entities.has("ent_chair")).toBe(false);
    await refuse("Edit", "locked");
    expect(x()).toBe(5);
    expect(model.scene.entities.get("ent_chair")).toBe(before);
    expect(await outcome).toEqual({
      refused: { code: "locked", facts: { max: 3 } },
      revision: null,
      kept: 0,
    });
    expect(model.tidings.value).toBeNull();
  });

  test("an edit that came from the journal before its answer is not laid over what came after it", () => {
    building.edit([MOVE(3)]);
    const { request_id } = asked("Edit").body;
    tellEdit(2, [MOVE(3)], request_id);
    tellEdit(3, [MOVE(9)]);
    expect(x()).toBe(9);
  });

  test("a broken line keeps what is pending; the snapshot that holds it already ends it with the answer", async () => {
    building.edit([MOVE(3)]);
    line.onnews?.({ news: "broke", tries: 0 });
    line.tell("Welcome", { ...WELCOME, permissions: BUILDER, resumed: true }, null, 0);
    line.tellScene({ name: "SceneReset", seq: 7, body: { scene: "published", revision: 7 } });
    await settle();
    nothingAfter(7);
    expect(model.scene.revision.value).toBe(7);
    expect(x()).toBe(3);
    await done(4);
    expect(x()).toBe(0);
  });

  test("through a portal nothing pending comes along", async () => {
    const outcome = building.edit([MOVE(3)]);
    model.departed();
    line.onnews?.({ news: "lost", handle: asked("Edit").handle });
    expect((await outcome).refused?.code).toBe("act-lost");
    line.tell("Welcome", { ...WELCOME, space: "spc_2", permissions: BUILDER }, null, 0);
    await settle();
    expect(x()).toBe(0);
    expect(visit.building.value).toBe(building);
  });

  test("a drag is seen here at every step and becomes one edit; let go, it has never been", async () => {
    let tellings = 0;
    model.scene.listen(() => {
      tellings += 1;
    });
    for (const step of [1, 2, 3]) building.preview([MOVE(step)]);
    expect(x()).toBe(3);
    expect(tellings).toBe(3);
    expect(line.asked.some(({ name }) => name === "Edit")).toBe(false);
    building.settle();
    expect(x()).toBe(3);
    expect(asked("Edit").body.operations).toEqual([MOVE(3)]);
    await done(null);
    expect(x()).toBe(0);
    building.preview([MOVE(9)]);
    building.preview(null);
    expect(x()).toBe(0);
  });

  test("a component that comes new is shown with what the server will fill in", () => {
    building.edit([{ op: "set", id: "ent_chair", component: "lamp", values: { strength: 2 } }]);
    expect(model.scene.entities.get("ent_chair")?.components.lamp).toMatchObject({
      strength: 2,
      kind: "point",
    });
  });

  test("what is too much for one edit is refused here", async () => {
    const many = Array.from({ length: 1_001 }, () => MOVE(1));
    expect((await building.edit(many)).refused?.code).toBe("edit_too_big");
    expect(line.asked.some(({ name }) => name === "Edit")).toBe(false);
    expect(await building.edit([])).toMatchObject({ refused: null });
  });

  test("undo and redo know when there is nothing more", async () => {
    building.undo();
    await done(2, "Undo");
    expect([building.canUndo.value, building.canRedo.value]).toEqual([true, true]);
    building.undo();
    await refuse("Undo", "nothing_to_undo");
    expect(building.canUndo.value).toBe(false);
    building.redo();
    expect(asked("Undo").body).toMatchObject({ redo: true });
    await refuse("Undo", "nothing_to_undo");
    expect(building.canRedo.value).toBe(false);
  });

  test("what she has in hand is told while she builds, and what is gone leaves it", async () => {
    building.select(["ent_table", "ent_chair", "ent_ghost"]);
    expect(line.asked.some(({ name }) => name === "Select")).toBe(false);
    building.isOn.value = true;
    expect(asked("Select").body.entities).toEqual(["ent_table", "ent_chair"]);
    tellEdit(2, [{ op: "remove", id: "ent_chair" }]);
    expect(building.selection.value).toEqual(["ent_table"]);
    await expect.poll(() => asked("Select").body.entities).toEqual(["ent_table"]);
  });

  test("sc50: what others have in hand is known, until they let go or the line is new", async () => {
    const bo = { participant: "par_9", name: "Bo", entities: ["ent_table"] };
    line.tell("Selected", bo);
    await settle();
    expect(building.others.value).toEqual([bo]);
    line.tell("Selected", { ...bo, entities: [] });
    line.tell("Selected", { ...bo, participant: "par_8" });
    await settle();
    expect(building.others.value).toHaveLength(1);
    line.tell("Welcome", { ...WELCOME, permissions: BUILDER, resumed: true }, null, 0);
    await settle();
    expect(building.others.value).toEqual([]);
  });

  test("sc50: what somebody has in hand is forgotten with her, and not shown while she is hidden", async () => {
    const bo = { participant: "par_9", name: "Bo", entities: ["ent_table"] };
    const card = { slot: 9, participant: "par_9", name: "Bo", look: LOOK, ...ORDINARY, program: false };
    model.people.meet([card], 0);
    line.tell("Selected", bo);
    await settle();
    expect(building.others.value).toEqual([bo]);
    model.people.hide(() => true);
    expect(building.others.value).toEqual([]);
    model.people.hide(() => false);
    expect(building.others.value).toEqual([bo]);
    line.tell("Cards", { people: 1, cards: [], left: [9] });
    await settle();
    expect(building.others.value).toEqual([]);
  });

  test("a builder sees the draft while there is one, and may look at what visitors see", async () => {
    const shown = (): SceneKind => building.scene.value;
    line.tell("DraftChanged", { revision: 4, by: "Bo" });
    await settle();
    expect(fetched.at(-1)).toBe("draft/4");
    expect(line.followed.at(-1)).toEqual({ scene: "draft", after: 4 });
    nothingAfter(4, "draft");
    expect(shown()).toBe("draft");
    building.edit([MOVE(3)]);
    expect(asked("Edit").body.scene).toBe("draft");
    await building.look("published");
    nothingAfter(1);
    expect(shown()).toBe("published");
    expect(x()).toBe(0);
    await building.look("draft");
    nothingAfter(4, "draft");
    expect(x()).toBe(3);
    line.tell("DraftChanged", { revision: null, by: "Bo" });
    await settle();
    nothingAfter(1);
    expect(shown()).toBe("published");
    expect(building.draftRevision.value).toBeNull();
  });

  test("who comes while others draft sees the draft; told the same again she stays where she looks", async () => {
    line.tell("Welcome", { ...WELCOME, permissions: BUILDER, draft_revision: 4 }, null, 0);
    await settle();
    nothingAfter(4, "draft");
    expect(building.scene.value).toBe("draft");
    await building.look("published");
    nothingAfter(1);
    line.tell("Welcome", { ...WELCOME, permissions: BUILDER, draft_revision: 9 }, null, 0);
    await settle();
    expect(building.scene.value).toBe("published");
  });

  test("the other acts go with a request id each, and their pages come back", async () => {
    building.publish();
    building.restore(3);
    building.takeBack(2);
    building.setDrafting(true);
    building.takeBackPublish(5);
    building.giveArea("ent_zone", "par_9", true);
    const ids = line.asked.map(({ body }) => (body as { request_id: string }).request_id);
    expect(new Set(ids).size).toBe(6);
    expect(asked("Undo").body).toMatchObject({ scene: "published", revision: 5 });
    const page = building.history();
    expect(asked("AskHistory").body).toEqual({ scene: "published", before: null, limit: 50 });
    const history = { re: 1, scene: "published", edits: [], next: null };
    line.tell("History", history, asked("AskHistory").handle);
    expect(await page).toEqual(history);
    const usage = building.usage();
    line.onnews?.({ news: "lost", handle: asked("AskUsage").handle });
    expect(await usage).toBeNull();
  });
});
