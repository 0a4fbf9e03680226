/** Every text of this language, as one chunk. */
export const texts = import.meta.glob<string>("../../../src/lanting/locales/zh-CN/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});
