/** The place in words: where one is, who and what is near, and what one can do. First in reading order. */

export function TextView() {
  return null;
}
