/** A random request id, also where the page is not a secure context and `crypto.randomUUID` is missing. */
const HEX = 16;
const BYTES = 16;

export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return Array.from(bytes, (byte) => byte.toString(HEX).padStart(2, "0")).join("");
}
