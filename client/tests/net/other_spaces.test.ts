import { describe, expect, it } from "vitest";
import { askOtherSpace } from "../../src/net/other_spaces";

const answering = (status: number, body: unknown = null) => {
  const asked: string[] = [];
  const ask = (async (path: string) => {
    asked.push(path);
    return new Response(JSON.stringify(body), { status });
  }) as typeof fetch;
  return { ask, asked };
};

describe("another Space", () => {
  it("is told by its name, its people and its picture", async () => {
    const { ask, asked } = answering(200, {
      name: "Courtyard",
      people: 2,
      picture: "/p.jpg",
      template: "courtyard",
    });
    expect(await askOtherSpace("a b", ask)).toEqual({ name: "Courtyard", people: 2, picture: "/p.jpg" });
    expect(asked).toEqual(["/api/spaces/a%20b"]);
  });

  it("may have no picture", async () => {
    const { ask } = answering(200, { name: "Courtyard", people: 0 });
    expect(await askOtherSpace("courtyard", ask)).toEqual({ name: "Courtyard", people: 0, picture: null });
  });

  it("is none where the server has none", async () => {
    expect(await askOtherSpace("nowhere", answering(404).ask)).toBeNull();
  });

  it("stays unknown where the server cannot say", async () => {
    await expect(askOtherSpace("courtyard", answering(503).ask)).rejects.toThrow("HTTP 503");
  });
});
