/** How much is built here, and how much it may be: for all together, and for who builds in an area for her alone. */
import { useEffect, useState } from "preact/hooks";
import type { SceneUsage, Usage } from "../protocol/generated";
import { useDesk } from "./context";

const KINDS = ["entities", "triangles", "bytes"] as const;
/** Asked for anew so long after the last change. */
const SETTLED_MS = 1_500;
const NEARLY = 0.9;

export function UsageBars() {
  const { words, desk, model } = useDesk();
  const [usage, setUsage] = useState<SceneUsage | null>(null);
  const revision = model.scene.revision.value;
  useEffect(() => {
    let isGone = false;
    const ask = () =>
      void desk.building.usage().then((answer) => {
        if (!isGone && answer) setUsage(answer);
      });
    const timer = setTimeout(ask, usage ? SETTLED_MS : 0);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [revision]);
  if (!usage) return null;
  const shown: Usage = desk.building.isBuilder.value ? usage.everybody : usage.mine;
  return (
    <section class="build-usage" aria-label={words.text("build-usage")}>
      {KINDS.map((kind) => {
        const [is, most] = [shown[kind], shown[`${kind}_max`]];
        const facts = { used: amount(is, kind, words.locale), most: amount(most, kind, words.locale) };
        return (
          <div key={kind}>
            <span>{words.text(`build-usage-${kind}`, facts)}</span>
            <progress
              class={is > most * NEARLY ? "nearly" : ""}
              max={most}
              value={is}
              aria-label={words.text(`build-usage-${kind}`, facts)}
            />
          </div>
        );
      })}
    </section>
  );
}

const MEBIBYTE = 1024 * 1024;

function amount(value: number, kind: (typeof KINDS)[number], locale: string): string {
  const scaled = kind === "bytes" ? value / MEBIBYTE : value;
  const notation = kind === "triangles" ? "compact" : "standard";
  return new Intl.NumberFormat(locale, {
    notation,
    maximumFractionDigits: kind === "entities" ? 0 : 1,
  }).format(scaled);
}
