/** Words by which experiences find things, as builders write them: apart by commas of any script, each said once. */

const BETWEEN = /[,，、،;；\n]/;

export function tagsIn(text: string): string[] {
  const tags = text.split(BETWEEN).map((tag) => tag.trim().replace(/\s+/g, " "));
  return [...new Set(tags)].filter((tag) => tag !== "");
}

export function writtenTags(tags: readonly string[]): string {
  return tags.join(", ");
}
