// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { UploadDoor } from "../../src/media/upload_protocol";
import { type SendingWorld, sendSpace } from "../../src/page/sending";
import { enhance } from "../../src/page/space_file";

const CHUNK = 4;
const FILE = new File(["abcdefghij"], "yard.lanting.zip", { lastModified: 7 });

/** The server's side, as docs/spec/http.md has it, and what the browser remembers. */
class Server {
  readonly paths: string[] = [];
  readonly kept = new Map<string, string>();
  offset = 0;
  breaks = 0;
  refusal: object | null = null;

  readonly world: SendingWorld = {
    door: new UploadDoor((path, request) => this.#answer(String(path), request ?? {})),
    pause: async () => undefined,
    memory: {
      getItem: (key) => this.kept.get(key) ?? null,
      setItem: (key, value) => void this.kept.set(key, value),
      removeItem: (key) => void this.kept.delete(key),
    },
  };

  async #answer(path: string, request: RequestInit): Promise<Response> {
    this.paths.push(`${request.method ?? "GET"} ${path}`);
    if (this.refusal) return Response.json(this.refusal, { status: 409 });
    if (request.method === "PATCH") {
      if (this.breaks-- > 0) throw new TypeError("the line broke");
      expect(new Headers(request.headers).get("upload-offset")).toBe(String(this.offset));
      this.offset += (request.body as Blob).size;
    }
    return Response.json({
      upload: "upl_1",
      offset: this.offset,
      bytes: 10,
      chunk_bytes_max: CHUNK,
      asset: null,
    });
  }
}

const still = () => new AbortController().signal;

test("a file comes in pieces, and goes on where it was when the line breaks", async () => {
  const server = new Server();
  server.breaks = 2;
  const told: [number, boolean][] = [];
  const sent = await sendSpace(FILE, server.world, (...each) => told.push(each), still());
  expect(sent).toEqual({ upload: "upl_1" });
  expect(told).toEqual([
    [0, false],
    [0, true],
    [0, true],
    [4, false],
    [8, false],
    [10, false],
  ]);
});

test("after a reload the same file goes on, and another begins anew", async () => {
  const server = new Server();
  const gone = new AbortController();
  const half = sendSpace(FILE, server.world, (sent) => sent === CHUNK && gone.abort(), gone.signal);
  await half.catch(() => undefined);
  server.paths.length = 0;
  await sendSpace(FILE, server.world, () => undefined, still());
  expect(server.paths[0]).toBe("GET /api/uploads/upl_1");
  server.paths.length = 0;
  server.offset = 0;
  await sendSpace(new File(["0123456789"], "other.zip"), server.world, () => undefined, still());
  expect(server.paths[0]).toBe("POST /api/uploads");
});

test("the form is sent with the upload and without the file; a refusal is said beside it", async () => {
  document.documentElement.lang = "en";
  document.body.innerHTML = `<form><input name="upload" type="hidden"><input name="file" type="file">
    <p data-bytes-max="100" data-with-scripts="10 MB"></p><div data-coming hidden><p data-stage data-looking="Looking"></p>
    <progress></progress><p data-amount></p><button type="button" data-stop></button></div>
    <p data-refused hidden></p><button type="submit">Open</button></form>`;
  const form = document.querySelector("form") as HTMLFormElement;
  const input = form.querySelector("[name=file]") as HTMLInputElement;
  Object.defineProperty(input, "files", { value: [FILE] });
  const submit = vi.spyOn(form, "submit").mockReturnValue();
  const server = new Server();
  enhance(form, server.world);
  server.refusal = { code: "assets_full", message: "There is no room.", facts: {} };
  form.dispatchEvent(new Event("submit", { cancelable: true }));
  await vi.waitFor(() => expect(form.querySelector("[data-refused]")?.textContent).toBe("There is no room."));
  expect(submit).not.toHaveBeenCalled();
  server.refusal = null;
  form.dispatchEvent(new Event("submit", { cancelable: true }));
  await vi.waitFor(() => expect(submit).toHaveBeenCalled());
  expect(new FormData(form).get("upload")).toBe("upl_1");
  expect(input.disabled).toBe(true);
  expect(form.querySelector("[data-stage]")?.textContent).toBe("Looking");
});
