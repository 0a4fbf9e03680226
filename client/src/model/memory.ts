/** Small things that this browser remembers for its visitor. A browser that forbids it forgets them, that is all. */

export function recall<Value>(key: string): Value | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Private windows and full disks: the visit goes on without it.
  }
}
