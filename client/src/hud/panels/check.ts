/** What is wrong with a field before it is sent, as the key of a sentence and its facts. The server checks it once more. */
import type { Field, FieldValue, Values } from "../../model/answers";
import type { Refusal } from "../../model/chat";
import type { PanelButton } from "../../protocol/generated";

export type Faults = ReadonlyMap<string, Refusal>;

export function faultsOf(fields: readonly Field[], values: Values): Faults {
  const faults = new Map<string, Refusal>();
  for (const field of fields) {
    const fault = faultOf(field, values[field.name] ?? null);
    if (fault) faults.set(field.name, fault);
  }
  return faults;
}

export function faultOf(field: Field, value: FieldValue): Refusal | null {
  if (isEmpty(value)) return "is_required" in field && field.is_required ? fault("xp-fault-empty") : null;
  switch (field.kind) {
    case "number_field":
      return typeof value === "number" ? outOfRange(field, value) : fault("xp-fault-number");
    case "date_field":
      return typeof value === "string" ? outOfDays(field, value) : null;
    default:
      return null;
  }
}

/** Whether it stands beside one that sends: Back and Cancel want no field filled in (PR-108). */
export function leaves(button: PanelButton, buttons: readonly PanelButton[]): boolean {
  return button.style === "plain" && buttons.some(({ style }) => style !== "plain");
}

function isEmpty(value: FieldValue): boolean {
  if (typeof value === "string") return value.trim() === "";
  return value === null || (Array.isArray(value) && value.length === 0);
}

function outOfRange({ min, max }: { min: number | null; max: number | null }, value: number): Refusal | null {
  if (Number.isNaN(value)) return fault("xp-fault-number");
  if (min !== null && value < min) return fault("xp-fault-low", { min });
  return max !== null && value > max ? fault("xp-fault-high", { max }) : null;
}

/** Days of RFC 3339 stand in the order of their letters. */
function outOfDays({ min, max }: { min: string | null; max: string | null }, value: string): Refusal | null {
  if (min !== null && value < min) return fault("xp-fault-early", { day: min });
  return max !== null && value > max ? fault("xp-fault-late", { day: max }) : null;
}

function fault(code: string, facts: Refusal["facts"] = {}): Refusal {
  return { code, facts };
}
