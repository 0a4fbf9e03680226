/** What is said for some seconds: that an answer was taken after its Panel has gone, and why a Panel went unanswered. */
import { useEffect, useState } from "preact/hooks";
import { useExperiences } from "./tools";

const THANKED_MS = 3_000;
const SAID_MS = 8_000;

/** Where the Panel is still there, it says so itself. */
export function Thanks() {
  const { words, experiences } = useExperiences();
  const { taken, states } = experiences.answers;
  const count = taken.value;
  const isSaid = [...states.value.values()].some(({ state }) => state === "taken");
  const isNew = useLately(count, THANKED_MS);
  return <p role="status">{isNew && !isSaid && <span class="xp-slip">{words.text("xp-taken")}</span>}</p>;
}

export function Went() {
  const { words, experiences } = useExperiences();
  const gone = experiences.gone.value;
  const isNew = useLately(gone, SAID_MS);
  return (
    <p role="status">
      {gone && isNew && (
        <span class="xp-slip" dir="auto">
          {words.text(`xp-gone-${gone.reason}`, { name: gone.name, title: gone.title })}
        </span>
      )}
    </p>
  );
}

/** Whether it has become another one within the last so many milliseconds. */
function useLately(value: unknown, ms: number): boolean {
  const [last, setLast] = useState(value);
  useEffect(() => {
    if (value === last) return undefined;
    const timer = setTimeout(() => setLast(value), ms);
    return () => clearTimeout(timer);
  }, [value, last, ms]);
  return value !== last;
}
