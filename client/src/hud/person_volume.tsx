/** How loud one person is for her, in that person's card. Nobody else hears of it. */
import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Card } from "../protocol/generated";
import { useHud } from "./context";
import { Amount } from "./setting";

export const LOUDEST = 2;

export function PersonVolume({ card }: { readonly card: Card }) {
  const { model, words } = useHud();
  const { volumes, control } = model.voice;
  const { participant } = card;
  const volume = useMemo(() => computed(() => volumes.value.get(participant) ?? 1), [volumes, participant]);
  if (card.slot === model.self.slot || control.value === null) return null;
  return (
    <Amount
      label={words.text("person-volume")}
      value={volume}
      max={LOUDEST}
      choose={(value) => control.peek()?.setVolume(participant, value)}
    />
  );
}
