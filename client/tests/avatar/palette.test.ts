import { expect, it } from "vitest";
import {
  CLOTH,
  CLOTH_AT,
  COLOURS,
  EYE,
  EYE_AT,
  HAIR,
  HAIR_AT,
  LINEN,
  LINEN_AT,
  SKIN,
} from "../../src/avatar/palette";
import { CHOICES } from "../../src/model/look";

it("has a colour for every choice of a look", () => {
  expect(SKIN).toHaveLength(CHOICES.skin);
  expect(HAIR).toHaveLength(CHOICES.hair);
  for (const part of ["cloth", "legs", "sash"] as const) expect(CLOTH).toHaveLength(CHOICES[part]);
});

it("finds each list where the shader looks for it", () => {
  expect(COLOURS[HAIR_AT]).toBe(HAIR[0]);
  expect(COLOURS[CLOTH_AT]).toBe(CLOTH[0]);
  expect(COLOURS[EYE_AT]).toBe(EYE);
  expect(COLOURS[LINEN_AT]).toBe(LINEN);
});
