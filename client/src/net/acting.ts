/**
 * What a participant asks of the server and waits for an answer to; among it everything that a host does.
 *
 * A host's act changes what is stored: it carries a random request id, goes again with the next line until it is answered,
 * and has its effect once. Whoever may not do it is refused by the server.
 */
import type { AppModel } from "../model/app_model";
import type { Refusal } from "../model/chat";
import type { AnyNotice, RequestName } from "../protocol/event_codec";
import type { Ban, Requests } from "../protocol/generated";
import type { Line } from "./line";
import { randomId } from "./random_id";

/** The requests that hosts make. */
type ActName = {
  [Name in RequestName]: Requests[Name] extends { request_id: string } ? Name : never;
}[RequestName];
type ActBody<Name extends ActName> = Omit<Requests[Name], "request_id">;

/** Null: it is stored and has taken effect. A refused act is told as tidings, too. */
export type ActAnswer = Refusal | null;

export abstract class Acting {
  protected readonly model: AppModel;
  protected readonly line: Line;
  readonly #asked = new Map<number, (answer: AnyNotice | null) => void>();

  constructor(model: AppModel, line: Line) {
    this.model = model;
    this.line = line;
  }

  /** Everybody comes around me; `on` false: back to where they were. */
  gather(on: boolean): Promise<ActAnswer> {
    return this.act("Gather", { on });
  }

  holdStill(on: boolean): Promise<ActAnswer> {
    return this.act("HoldStill", { on });
  }

  quiet(on: boolean): Promise<ActAnswer> {
    return this.act("Quiet", { on });
  }

  /** One, or with null everybody but hosts, to where newcomers arrive; `on` false: back to where they were. */
  bringToDoor(participant: string | null, on = true): Promise<ActAnswer> {
    return this.act("BringToDoor", { participant, on });
  }

  /** One of those who wait, or with null the next; `on` false: one who was let in waits again. */
  letIn(participant: string | null, on = true): Promise<ActAnswer> {
    return this.act("LetIn", { participant, on });
  }

  turnAway(participant: string, reason = ""): Promise<ActAnswer> {
    return this.act("TurnAway", { participant, reason });
  }

  rename(participant: string, name: string): Promise<ActAnswer> {
    return this.act("Rename", { participant, name });
  }

  muteChat(participant: string, on: boolean, reason = ""): Promise<ActAnswer> {
    return this.act("MuteChat", { participant, on, reason });
  }

  remove(participant: string, reason = ""): Promise<ActAnswer> {
    return this.act("Remove", { participant, reason });
  }

  /** `minutes` null: without an end. */
  ban(ban: Omit<Ban, "request_id">): Promise<ActAnswer> {
    return this.act("Ban", ban);
  }

  /** A line for one other alone. It is not stored, so a broken line loses it; the refusal is its caller's to tell. */
  async whisper(participant: string, text: string): Promise<ActAnswer> {
    const answer = await this.ask("SayTo", { participant, text });
    return answer === null ? { code: "whisper-lost", facts: {} } : refusalOf(answer);
  }

  /** The notice that answers; null where the line broke before. */
  ask<Name extends RequestName>(name: Name, body: Requests[Name]): Promise<AnyNotice | null> {
    return new Promise((resolve) => {
      this.#asked.set(this.line.ask(name, body), resolve);
    });
  }

  protected answer(handle: number | null, answer: AnyNotice | null): void {
    if (handle === null) return;
    this.#asked.get(handle)?.(answer);
    this.#asked.delete(handle);
  }

  tellRefusal(answer: AnyNotice | null): ActAnswer {
    const refusal = refusalOf(answer);
    if (refusal) this.model.tidings.value = refusal;
    return refusal;
  }

  /** What a host does. */
  async act<Name extends ActName>(name: Name, body: ActBody<Name>): Promise<ActAnswer> {
    const request = { ...body, request_id: randomId() } as Requests[Name];
    const answer = await this.ask(name, request);
    // Only who went on to another Space gets no answer at all.
    return answer === null ? { code: "act-lost", facts: {} } : this.tellRefusal(answer);
  }
}

function refusalOf(answer: AnyNotice | null): Refusal | null {
  if (answer?.name !== "Refused") return null;
  return { code: answer.body.code, facts: answer.body.facts ?? {} };
}
