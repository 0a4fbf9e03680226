/** Whatever several hands do, in whatever order it is answered, told, lost and repeated: all end with the same Scene. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OwnEdits } from "../../src/model/own_edits";
import { type Operation, type SceneEntity, SceneModel } from "../../src/model/scene_model";
import type { AppliedEdit } from "../../src/protocol/generated";
import { type Answer, after, SceneServer, type Things } from "./scene_server";

const IDS = ["ent_a", "ent_b", "ent_c", "ent_d", "ent_e"];

function thing(id: string, parent: string | null = null): SceneEntity {
  const transform = { position: [0, 0, 0], rotation: [0, 0, 0, 1], scale: [1, 1, 1] };
  const components = { transform } as SceneEntity["components"];
  return { id, name: "", description: "", words: null, parent, is_locked: false, components };
}

const id = fc.constantFrom(...IDS);
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ id, parent: fc.option(id) }).map(({ id: made, parent }) => ({
    op: "add" as const,
    ...thing(made, parent),
    components: { lamp: { strength: 2 } },
  })),
  fc.record({ op: fc.constant("remove" as const), id }),
  fc.record({ id, x: fc.integer({ min: 0, max: 9 }) }).map(({ id: moved, x }) => ({
    op: "set" as const,
    id: moved,
    component: "transform",
    values: { position: [x, 0, 0] },
  })),
  fc.record({ id, reach_m: fc.integer({ min: 1, max: 9 }) }).map(({ id: lit, reach_m }) => ({
    op: "set" as const,
    id: lit,
    component: "lamp",
    values: { reach_m },
  })),
  fc.record({ id, parent: fc.option(id) }).map(({ id: hung, parent }) => ({
    op: "set" as const,
    id: hung,
    component: "entity",
    values: { parent },
  })),
  fc.record({ op: fc.constant("clear" as const), id, component: fc.constantFrom("lamp", "transform") }),
);
const mostly = fc.integer({ min: 0, max: 3 }).map((chance) => chance > 0);
const operations = fc.array(operation, { minLength: 1, maxLength: 2 });

interface Asked {
  readonly requestId: string;
  readonly operations: readonly Operation[];
  readonly isAllowed: boolean;
}
type Told =
  | { readonly requestId: string; readonly answer: Answer }
  | { readonly edits: readonly AppliedEdit[] };

/** A builder's page: her requests wait for the server, its words wait for her. */
class Builder {
  readonly scene = new SceneModel();
  readonly own = new OwnEdits(this.scene);
  open: Asked[] = [];
  /** In order; what is shown of them follows from what she has heard. */
  readonly asked: Asked[] = [];
  /** As which Revision each edit is journalled, as far as she has heard; 0: not at all. */
  readonly heard = new Map<string, number>();
  dragged: readonly Operation[] | null = null;
  /** Of those, not yet read by the server. */
  unread: Asked[] = [];
  inbox: Told[] = [];
  /** What somebody knows who only hears of changes. */
  readonly drawn = new Map<string, SceneEntity>();

  constructor(readonly server: SceneServer) {
    this.scene.take(this.#snapshot());
    for (const entity of this.scene.entities.values()) this.drawn.set(entity.id, entity);
    this.scene.listen((changes) => {
      for (const [changed, before] of changes) {
        const now = this.scene.entities.get(changed) ?? null;
        expect(this.drawn.get(changed) ?? null).toBe(before);
        expect(now).not.toEqual(before);
        if (now) this.drawn.set(changed, now);
        else this.drawn.delete(changed);
      }
    });
  }

  ask(asked: Asked): void {
    this.own.add(asked.requestId, "published", asked.operations);
    this.open.push(asked);
    this.asked.push(asked);
    this.unread.push(asked);
  }

  hear(told: Told): void {
    if ("edits" in told) {
      const edits = told.edits.filter((edit) => edit.revision > this.scene.revision.value);
      for (const { request_id, revision } of edits) this.heard.set(request_id!, revision);
      this.scene.follow(edits);
      return;
    }
    this.open = this.open.filter((asked) => asked.requestId !== told.requestId);
    const revision = "refused" in told.answer ? null : told.answer.revision;
    this.heard.set(told.requestId, revision ?? 0);
    if ("refused" in told.answer) this.own.drop(told.requestId);
    else this.own.journalled(told.requestId, revision);
  }

  /** The line breaks and comes back: what was under way is gone, what is open is asked again. */
  reconnect(bySnapshot: boolean): void {
    this.inbox = [];
    this.unread = [...this.open];
    if (bySnapshot) this.scene.renew(this.#snapshot(), "published");
    else this.inbox.push({ edits: this.server.journal.slice(this.scene.revision.value - 1) });
  }

  preview(dragged: readonly Operation[] | null): void {
    this.dragged = dragged;
    this.own.preview(dragged);
  }

  /**
   * The server's Scene, over it what is asked and, as far as she has heard, neither refused nor in it, over that what is
   * dragged. A snapshot does not say whose edits it holds: that she hears with the answer.
   */
  expected(): Things {
    const revision = this.scene.revision.value;
    const pending = this.asked.filter(
      ({ requestId }) => (this.heard.get(requestId) ?? Number.POSITIVE_INFINITY) > revision,
    );
    const layers = [...pending.map((asked) => asked.operations), this.dragged ?? []];
    return layers.reduce((things, layer) => after(things, layer)?.things ?? things, this.server.at(revision));
  }

  check(): void {
    expect(Object.fromEntries(this.scene.entities)).toEqual(this.expected());
    expect(new Map(this.scene.entities)).toEqual(this.drawn);
    for (const entity of this.scene.entities.values()) {
      if (entity.parent) expect(this.scene.childrenOf(entity.parent)).toContain(entity.id);
      for (const child of this.scene.childrenOf(entity.id))
        expect(this.scene.entities.get(child)?.parent).toBe(entity.id);
    }
  }

  #snapshot() {
    const { revision } = this.server;
    return { revision, template: "", entities: Object.values(this.server.at(revision)) };
  }
}

const step = fc.record({
  who: fc.integer({ min: 0, max: 2 }),
  act: fc.oneof(
    { weight: 4, arbitrary: fc.record({ edit: operations, isAllowed: mostly }) },
    { weight: 4, arbitrary: fc.constant("server reads" as const) },
    { weight: 6, arbitrary: fc.constant("builder hears" as const) },
    { weight: 2, arbitrary: fc.record({ preview: fc.option(operations) }) },
    { weight: 1, arbitrary: fc.constantFrom("line breaks" as const, "snapshot again" as const) },
  ),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function read(server: SceneServer, builders: readonly Builder[], who: Builder): void {
  const asked = who.unread.shift();
  if (!asked) return;
  const known = server.revision;
  const answer = server.edit(asked.requestId, asked.operations, asked.isAllowed);
  who.inbox.push({ requestId: asked.requestId, answer });
  if (server.revision > known)
    for (const each of builders) each.inbox.push({ edits: server.journal.slice(-1) });
}

function take({ act }: Step, who: Builder, builders: readonly Builder[], count: number): void {
  if (act === "server reads") read(who.server, builders, who);
  else if (act === "builder hears") {
    const told = who.inbox.shift();
    if (told) who.hear(told);
  } else if (act === "line breaks") who.reconnect(false);
  else if (act === "snapshot again") who.reconnect(true);
  else if ("preview" in act) who.preview(act.preview);
  else who.ask({ requestId: `request-${count}`, operations: act.edit, isAllowed: act.isAllowed });
}

function hangs(who: number, hung: string, parent: string): Step {
  const values = { parent };
  return { who, act: { edit: [{ op: "set", id: hung, component: "entity", values }], isAllowed: true } };
}

/** Her edit is journalled, and another's over it; she hears of both by a snapshot, before any answer. */
const UNANSWERED_IN_A_SNAPSHOT: Step[] = [
  hangs(0, "ent_c", "ent_b"),
  hangs(2, "ent_c", "ent_a"),
  { who: 0, act: "server reads" },
  { who: 2, act: "server reads" },
  { who: 0, act: "snapshot again" },
  { who: 0, act: "server reads" },
  { who: 0, act: "builder hears" },
];

describe("one's own edits", () => {
  test("sc4: any order of edits, answers, refusals, others' edits and broken lines ends with the server's Scene", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 60, size: "max" }), (steps) => {
        const server = new SceneServer([
          thing("ent_a"),
          thing("ent_b", "ent_a"),
          thing("ent_c"),
          thing("ent_d", "ent_c"),
        ]);
        const builders = [new Builder(server), new Builder(server), new Builder(server)];
        for (const [count, each] of steps.entries()) {
          const who = builders[each.who]!;
          take(each, who, builders, count);
          who.check();
        }
        for (const who of builders) while (who.unread.length > 0) read(server, builders, who);
        for (const who of builders) {
          for (const told of who.inbox) who.hear(told);
          who.preview(null);
          expect(Object.fromEntries(who.scene.entities)).toEqual(server.at(server.revision));
          expect(new Map(who.scene.entities)).toEqual(who.drawn);
        }
      }),
      { numRuns: 40, examples: [[UNANSWERED_IN_A_SNAPSHOT]] },
    );
  });
});
