/** The last sentence that an experience has told, among the tidings. The chat has it too, and says it to a screen reader. */
import { useEffect, useState } from "preact/hooks";
import { useHud } from "../context";

const TOLD_MS = 5_000;
/** So much longer for each letter. */
const LETTER_MS = 40;

export function Told() {
  const { model, state } = useHud();
  const told = model.chat.whispers.value.findLast(({ way }) => way === "told");
  const [old, setOld] = useState<string | null>(null);
  useEffect(() => {
    if (!told) return undefined;
    const timer = setTimeout(() => setOld(told.key), TOLD_MS + told.text.length * LETTER_MS);
    return () => clearTimeout(timer);
  }, [told]);
  if (!told || told.key === old || state.chatOpen.value) return null;
  return (
    <p class="paper-card xp-told" aria-hidden="true" key={told.key}>
      <bdi class="hud-name">{told.name}</bdi> <span dir="auto">{told.text}</span>
    </p>
  );
}
