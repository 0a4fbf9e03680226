/** Where it stands, how it is turned and how large it is, in exact numbers. One number of several things sets it for all. */
import { Vector3 } from "three";
import type { SceneEntity } from "../model/scene_model";
import { useDesk } from "./context";
import { moving, set, sizing } from "./edits";
import { NumberInput, Section } from "./inputs";
import { exact, type Vector } from "./snapping";
import { PLAIN, positionOf, rotationFrom, type Turns, turnsOf } from "./whereabouts";

const AXES = ["x", "y", "z"] as const;
const TURNS = ["turn", "tilt", "lean"] as const;
/** Solids, and where people stand and sit, are upright: turned, never tilted. */
const UPRIGHT = ["collider", "seat", "spawn", "zone", "bounds", "height_field"] as const;
const FAR_M = 5_242;

export function PlaceFields({
  chosen,
  disabled,
}: {
  readonly chosen: readonly SceneEntity[];
  readonly disabled: boolean;
}) {
  const { words, desk } = useDesk();
  const grid = desk.grid.value;
  const positions = chosen.map(({ id }) => positionOf(desk.entities, id));
  const move = (axis: "x" | "y" | "z", value: number) =>
    desk.edit(
      chosen.flatMap(({ id }, index) => {
        const by = new Vector3();
        by[axis] = value - positions[index]![axis];
        return moving(desk.entities, [id], by);
      }),
    );
  return (
    <Section title={words.text("build-place")}>
      <div class="build-three">
        {AXES.map((axis) => (
          <NumberInput
            key={axis}
            label={words.text(`build-at-${axis}`)}
            value={same(positions.map((position) => exact(position[axis])))}
            unit="m"
            min={-FAR_M}
            max={FAR_M}
            step={grid.isOn ? grid.step_m : 0.01}
            disabled={disabled}
            commit={(value) => void move(axis, value)}
          />
        ))}
      </div>
      <TurnFields chosen={chosen} disabled={disabled} />
      <SizeFields chosen={chosen} disabled={disabled} />
    </Section>
  );
}

function TurnFields({
  chosen,
  disabled,
}: {
  readonly chosen: readonly SceneEntity[];
  readonly disabled: boolean;
}) {
  const { words, desk } = useDesk();
  const turns = chosen.map(({ components }) => turnsOf((components.transform ?? PLAIN).rotation));
  const isUpright = chosen.some(({ components }) => UPRIGHT.some((name) => components[name]));
  const turn = (which: keyof Turns, degrees: number) =>
    desk.edit(
      chosen.map(({ id }, index) =>
        set(id, "transform", { rotation: rotationFrom({ ...turns[index]!, [which]: degrees }) }),
      ),
    );
  return (
    <div class="build-three">
      {TURNS.filter((which) => which === "turn" || !isUpright).map((which) => (
        <NumberInput
          key={which}
          label={words.text(`build-angle-${which}`)}
          value={same(turns.map((each) => each[which]))}
          unit="deg"
          min={-360}
          max={360}
          step={desk.grid.value.isOn ? desk.grid.value.step_deg : 1}
          disabled={disabled}
          commit={(value) => void turn(which, value)}
        />
      ))}
    </div>
  );
}

/** In metres where a component says them; else so many hundredths of what it is. */
function SizeFields({
  chosen,
  disabled,
}: {
  readonly chosen: readonly SceneEntity[];
  readonly disabled: boolean;
}) {
  const { words, desk } = useDesk();
  const sizes = chosen.map(sizeOf);
  const inMetres = sizes.every(({ isScale }) => !isScale);
  if (!inMetres && sizes.some(({ isScale }) => !isScale)) return null;
  if (
    chosen.some(
      ({ components }) => components.spawn || components.text || components.label || components.image,
    )
  )
    return null;
  const resize = (axis: 0 | 1 | 2, value: number) =>
    desk.edit(
      chosen.flatMap((entity, index) => {
        const by: Vector = [1, 1, 1];
        by[axis] = value / sizes[index]!.size[axis];
        return sizing(entity, by);
      }),
    );
  const factor = inMetres ? 1 : 100;
  return (
    <div class="build-three">
      {([0, 1, 2] as const).map((axis) => (
        <NumberInput
          key={axis}
          label={words.text(`build-size-${AXES[axis]}`)}
          value={same(sizes.map(({ size }) => exact(size[axis] * factor)))}
          unit={inMetres ? "m" : "%"}
          min={0.01 * factor}
          max={inMetres ? 1_000 : 10_000}
          step={inMetres ? (desk.grid.value.isOn ? desk.grid.value.step_m : 0.01) : 10}
          disabled={disabled}
          commit={(value) => void resize(axis, value / factor)}
        />
      ))}
    </div>
  );
}

function sizeOf({ components }: SceneEntity): { readonly size: Readonly<Vector>; readonly isScale: boolean } {
  const { shape, rock, collider, zone } = components;
  const size = (shape ?? rock ?? collider ?? zone)?.size;
  return { size: size ?? (components.transform ?? PLAIN).scale, isScale: size === undefined };
}

/** What all of them have in common; null: they differ. */
export function same<Value>(values: readonly Value[]): Value | null {
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
}
