// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fetchFloor } from "../../src/hud/floor_later";
import { voiceZoneAt } from "../../src/model/voice_zone";
import type { Card, Standing } from "../../src/protocol/generated";
import { LOOK, ORDINARY } from "../look";
import { WELCOME } from "../net/fake_world";
import { becomeHost, button, find, shown, type Trial, trial, turn } from "./tools";

const BO: Card = { ...ORDINARY, slot: 8, participant: "par_8", name: "Bo", look: LOOK, program: false };
const ANA: Card = { ...BO, slot: 9, participant: "par_9", name: "Ana", is_voice_muted: true };

function signs(): string[] {
  return [...document.querySelectorAll(".hud-sign")].map((each) => (each.textContent ?? "").trim());
}

function told(changes: Partial<Standing>): Omit<Standing, "areas" | "draft_revision"> {
  const { role, permissions, is_new } = WELCOME;
  const unmuted = { is_muted: false, why: "", is_voice_muted: false, voice_why: "", is_on_stage: false };
  return { role, permissions: [...permissions, "speak"], is_new, ...unmuted, ...changes };
}

describe("voices and hands", () => {
  let here: Trial;
  let takeAway: () => void;

  beforeEach(async () => {
    here = await trial();
    await fetchFloor();
    takeAway = await shown(here.tools);
  });

  afterEach(() => takeAway());

  test("whose hand is up reads her number, and lowers it", async () => {
    here.model.raised.value = [8, here.model.self.slot];
    await turn();
    expect(signs()).toEqual(["Your hand is up. You are number 2.Lower hand"]);
    button("Lower hand").click();
    expect(here.calls).toEqual(["raiseHand false"]);
    here.model.raised.value = [here.model.self.slot];
    await turn();
    expect(find(".hud-signs [role=status]")?.textContent).toBe("Your hand is up. You are next.");
  });

  test("the gesture raises the hand, and the same gesture lowers it", async () => {
    here.tools.state.panel.value = "emotes";
    await turn();
    button("Raise hand").click();
    expect(here.calls).toEqual(["raiseHand true", "emote raise_hand"]);
    here.model.raised.value = [here.model.self.slot];
    here.tools.state.panel.value = "emotes";
    await turn();
    button("Lower hand").click();
    expect(here.calls.slice(2)).toEqual(["raiseHand false"]);
  });

  test("a muted voice is told with the host's words, and a stage that was given", async () => {
    here.model.standingChanged(told({ is_voice_muted: true, voice_why: "a drill" }));
    await turn();
    expect(signs()).toEqual(["A host has muted your voice. a drill"]);
    expect(here.model.mayBeHeard).toBe(false);
    here.model.standingChanged(told({ is_on_stage: true }));
    await turn();
    expect(signs()).toEqual(["You have the stage: on it all hear you."]);
  });

  test("who may be heard is as on the server", () => {
    const { model } = here;
    model.standingChanged(told({}));
    expect(model.mayBeHeard).toBe(true);
    model.rules.value = { ...model.rules.value, voices_muted: true };
    expect(model.mayBeHeard).toBe(false);
    model.standingChanged(told({ is_on_stage: true }));
    expect(model.mayBeHeard).toBe(true);
    model.standingChanged(told({ is_on_stage: true, is_voice_muted: true }));
    expect(model.mayBeHeard).toBe(false);
  });

  test("a host sees the queue in its order and gives the stage, lets speak, lowers", async () => {
    await becomeHost(here.model);
    here.model.people.meet([BO, ANA], 0);
    here.model.raised.value = [9, 8];
    here.tools.state.panel.value = "hands";
    await turn();
    expect(find("#panel-hands h3")?.textContent).toBe("2 hands are up");
    const names = [...document.querySelectorAll("#panel-hands li .hud-name")].map((each) => each.textContent);
    expect(names).toEqual(["Ana", "Bo"]);
    for (const act of ["Let speak", "Give the stage", "Lower the hand", "Lower all hands"])
      button(act).click();
    button("Mute all").click();
    expect(here.calls).toEqual([
      'act "MuteVoices" {"participant":"par_9","on":false}',
      'act "GiveStage" {"participant":"par_9","on":true}',
      'act "LowerHand" {"participant":"par_9"}',
      'act "LowerHand" {"participant":null}',
      'act "MuteVoices" {"participant":null,"on":true}',
    ]);
  });
});

test("a zone says what it does to voices: quiet before private before stage, at its own height", () => {
  const zone = (id: string, flags: object) => ({
    zone: {
      size: [4, 3, 4] as [number, number, number],
      is_private: false,
      is_quiet: false,
      is_stage: false,
      ...flags,
    },
    placement: { x: id === "far" ? 10 : 0, y: 1.5, z: 0, yaw: 0 },
  });
  const zones = [
    zone("a", { is_stage: true }),
    zone("b", { is_private: true }),
    zone("far", { is_stage: true }),
  ];
  expect(voiceZoneAt(zones, 1, 0, 1)).toBe("private");
  expect(voiceZoneAt([...zones, zone("c", { is_quiet: true })], 1, 0, 1)).toBe("quiet");
  expect(voiceZoneAt(zones, 11, 0, 1)).toBe("stage");
  expect(voiceZoneAt(zones, 1, -0.4, 1), "a little under the floor of the zone").toBe("private");
  expect(voiceZoneAt(zones, 1, 4, 1)).toBeNull();
  expect(voiceZoneAt(zones, 5, 0, 1)).toBeNull();
});
