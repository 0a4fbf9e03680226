/** The texts of this language, as one chunk, but for those that only the server's own pages say. */
export const texts = import.meta.glob<string>(
  [
    "../../../src/lanting/locales/fr/*.ftl",
    "!../../../src/lanting/locales/fr/about.ftl",
    "!../../../src/lanting/locales/fr/asset.ftl",
    "!../../../src/lanting/locales/fr/creating.ftl",
    "!../../../src/lanting/locales/fr/keeping.ftl",
    "!../../../src/lanting/locales/fr/operator.ftl",
    "!../../../src/lanting/locales/fr/outside.ftl",
  ],
  {
    query: "?raw",
    import: "default",
    eager: true,
  },
);
