/** The texts of this language, as one chunk, but for those that only the server's own pages say. */
export const texts = import.meta.glob<string>(
  [
    "../../../src/lanting/locales/en/*.ftl",
    "!../../../src/lanting/locales/en/about.ftl",
    "!../../../src/lanting/locales/en/asset.ftl",
    "!../../../src/lanting/locales/en/creating.ftl",
    "!../../../src/lanting/locales/en/keeping.ftl",
    "!../../../src/lanting/locales/en/operator.ftl",
    "!../../../src/lanting/locales/en/outside.ftl",
  ],
  {
    query: "?raw",
    import: "default",
    eager: true,
  },
);
