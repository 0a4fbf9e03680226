import { expect, test } from "vitest";
import type { AssetCard } from "../../src/media/asset";
import { digestOf, UploadDoor } from "../../src/media/upload_protocol";
import { type UploadStage, Uploads } from "../../src/media/uploads";

const ASSET = { id: "ast_0000000000000001", kind: "image", name: "a.png" } as AssetCard;
const CHUNK = 4;

/** The server's side of an upload, as docs/spec/http.md has it. */
class Server {
  readonly pieces: string[] = [];
  bytes = 0;
  offset = 0;
  /** Before that many more pieces have come the line breaks. */
  breaksAt = Number.POSITIVE_INFINITY;
  refusal: object | null = null;
  isCancelled = false;

  send = async (path: RequestInfo | URL, request: RequestInit = {}): Promise<Response> => {
    const url = String(path);
    if (request.method === "POST") {
      const announced = JSON.parse(String(request.body));
      this.bytes = announced.bytes;
      expect(announced.digest).toMatch(/^[0-9a-f]{64}$/);
      return this.#state(201);
    }
    if (request.method === "DELETE") {
      this.isCancelled = true;
      return new Response(null, { status: 204 });
    }
    if (request.method === "PATCH") return this.#piece(request);
    if (request.method === "PUT") return Response.json(ASSET);
    expect(url).toBe("/api/uploads/upl_1");
    return this.#state(200);
  };

  async #piece(request: RequestInit): Promise<Response> {
    if (this.pieces.length >= this.breaksAt) {
      this.breaksAt = Number.POSITIVE_INFINITY;
      throw new TypeError("the line broke");
    }
    if (new Headers(request.headers).get("upload-offset") !== String(this.offset))
      return Response.json({ code: "upload_offset", facts: {} }, { status: 409 });
    const piece = await (request.body as Blob).text();
    this.pieces.push(piece);
    this.offset += piece.length;
    if (this.offset === this.bytes && this.refusal) return Response.json(this.refusal, { status: 422 });
    return this.#state(200);
  }

  #state(status: number): Response {
    const asset = this.bytes > 0 && this.offset === this.bytes ? ASSET : null;
    return Response.json(
      { upload: "upl_1", offset: this.offset, bytes: this.bytes, chunk_bytes_max: CHUNK, asset },
      { status },
    );
  }
}

function uploading(server: Server, lighter: File | null = null) {
  const later: (() => void)[] = [];
  const uploads = new Uploads("pavilion", {
    door: new UploadDoor(server.send as typeof fetch),
    derive: async () => ({ thumb: null, light: null }),
    lighten: async () => lighter,
    after: (_ms, act) => void later.push(act),
  });
  return { uploads, later };
}

/** Resolves once the only row has come to a stage. */
function reached(uploads: Uploads, stage: UploadStage): Promise<void> {
  return new Promise((resolve) => {
    uploads.rows.subscribe((rows) => {
      if (rows.at(-1)?.stage === stage) resolve();
    });
  });
}

const FILE = new File(["abcdefghij"], "a.png");

test("a file is announced with its digest and goes in pieces", async () => {
  const server = new Server();
  const { uploads } = uploading(server);
  const placed: string[] = [];
  uploads.add([FILE], ({ id }) => placed.push(id));
  await reached(uploads, "ready");
  expect(server.pieces).toEqual(["abcd", "efgh", "ij"]);
  expect(placed).toEqual([ASSET.id]);
});

test("after a broken line it goes on from where the server is", async () => {
  const server = new Server();
  server.breaksAt = 1;
  const { uploads, later } = uploading(server);
  uploads.add([FILE]);
  await reached(uploads, "broken");
  later.shift()?.();
  await reached(uploads, "ready");
  expect(server.pieces).toEqual(["abcd", "efgh", "ij"]);
});

test("a piece whose answer was lost is not sent twice", async () => {
  const server = new Server();
  const { uploads } = uploading(server);
  server.bytes = 10;
  server.offset = 4;
  uploads.add([FILE]);
  await reached(uploads, "ready");
  expect(server.pieces).toEqual(["efgh", "ij"]);
});

test("what was cancelled is forgotten by the server too", async () => {
  const server = new Server();
  server.breaksAt = 1;
  const { uploads } = uploading(server);
  uploads.add([FILE]);
  await reached(uploads, "broken");
  await uploads.cancel(uploads.rows.value[0]?.id ?? 0);
  expect(server.isCancelled).toBe(true);
  expect(uploads.rows.value).toEqual([]);
});

test("what is too heavy is refused with its reason, and a lighter file offered", async () => {
  const server = new Server();
  server.refusal = { code: "asset_too_heavy", facts: { what: "triangles" } };
  const lighter = new File(["abc"], "a.glb");
  const { uploads } = uploading(server, lighter);
  uploads.add([FILE]);
  await reached(uploads, "refused");
  expect(uploads.rows.value[0]?.refusal?.code).toBe("asset_too_heavy");
  await new Promise((resolve) => setTimeout(resolve));
  expect(uploads.rows.value[0]?.lighter).toBe(lighter);
});

test("a digest is SHA-256 in hexadecimal", async () => {
  const digest = await digestOf(new TextEncoder().encode("abc").buffer);
  expect(digest).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
