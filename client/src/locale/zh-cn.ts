/** The texts of this language, as one chunk, but for those that only the server's own pages say. */
export const texts = import.meta.glob<string>(
  [
    "../../../src/lanting/locales/zh-CN/*.ftl",
    "!../../../src/lanting/locales/zh-CN/about.ftl",
    "!../../../src/lanting/locales/zh-CN/asset.ftl",
    "!../../../src/lanting/locales/zh-CN/creating.ftl",
    "!../../../src/lanting/locales/zh-CN/keeping.ftl",
    "!../../../src/lanting/locales/zh-CN/operator.ftl",
    "!../../../src/lanting/locales/zh-CN/outside.ftl",
  ],
  {
    query: "?raw",
    import: "default",
    eager: true,
  },
);
