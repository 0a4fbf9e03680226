/** A picture in the place: its frame and plate at once, a small picture of it soon, then itself. */
import {
  type BufferGeometry,
  CanvasTexture,
  Color,
  Mesh,
  SRGBColorSpace,
  type Texture,
  Vector3,
} from "three";
import type { Image } from "../components/generated";
import type { Move, ThingPlace } from "../components/things_later";
import { Arrival, fileFor } from "./arrival";
import { type AssetCard, aspectOf, type Corner } from "./asset";
import { hangPicture, hungSize, Sheet } from "./frame";
import { blank, hungMaterial, type Sheets } from "./hung_material";
import { readPicture, SIDE_MAX, textureOf } from "./pictures";
import { writePlate } from "./plate";
import { showBroken } from "./stand_in";

/** Where the picture's own shape differs so much from what was told of it, the frame is made anew. */
const SAME_SHAPE = 0.02;
const THUMB_BYTES = 20_000;
const BROKEN_DEPTH_M = 0.03;

export function showImage(place: ThingPlace, image: Image): Move {
  const thing = new ImageThing(place, image);
  thing.come();
  return (seconds, { eye }) => thing.arrival.look(seconds, eye);
}

class ImageThing {
  readonly arrival: Arrival;
  readonly #place: ThingPlace;
  readonly #image: Image;
  readonly #sheets: Sheets;
  #aspect = 0;
  #mesh: Mesh | null = null;

  constructor(place: ThingPlace, image: Image) {
    this.#place = place;
    this.#image = image;
    this.arrival = new Arrival(place);
    const soft = blank(place.site.mist.colour);
    this.#sheets = { picture: { value: soft }, plate: { value: soft } };
    place.gone.addEventListener("abort", () => {
      for (const { value } of Object.values(this.#sheets)) value.dispose();
    });
  }

  async come(): Promise<void> {
    const { gone, entity } = this.#place;
    const asset = await this.arrival.about(this.#image.asset);
    if (gone.aborted) return;
    if (asset === null || asset.kind !== "image") {
      this.#break(this.#image.title || entity.name || (asset?.name ?? ""), 4 / 3);
      return;
    }
    this.#hang(aspectOf(asset));
    try {
      await this.#fill(asset);
    } catch (error) {
      if (gone.aborted) return;
      console.info(`${asset.name} cannot be shown: ${String(error)}`);
      this.#mesh?.removeFromParent();
      this.#mesh?.geometry.dispose();
      this.#break(this.#image.title || entity.name || asset.name, this.#aspect);
    }
  }

  async #fill(asset: AssetCard): Promise<void> {
    const { site } = this.#place;
    if (asset.thumb_url !== null) {
      const thumb = await this.arrival.fetch(asset.thumb_url, THUMB_BYTES, false).catch(() => null);
      if (thumb) await this.#show(thumb);
    }
    const { url, bytes } = fileFor(asset, site.quality);
    await this.#show(await this.arrival.fetch(url, bytes));
  }

  async #show(blob: Blob): Promise<void> {
    const { site, gone } = this.#place;
    const bitmap = await readPicture(blob, SIDE_MAX[site.quality]);
    if (gone.aborted) {
      bitmap.close();
      return;
    }
    const aspect = bitmap.width / bitmap.height;
    if (Math.abs(aspect / this.#aspect - 1) > SAME_SHAPE) this.#hang(aspect);
    this.#take("picture", textureOf(bitmap, site.quality));
  }

  #take(sheet: keyof Sheets, texture: Texture): void {
    this.#sheets[sheet].value.dispose();
    this.#sheets[sheet].value = texture;
  }

  #hang(aspect: number): void {
    const { site, group, entity } = this.#place;
    this.#aspect = aspect;
    const plate = writePlate(this.#image);
    if (plate) {
      const texture = new CanvasTexture(plate.canvas);
      texture.colorSpace = SRGBColorSpace;
      texture.flipY = false;
      texture.anisotropy = 8;
      this.#take("plate", texture);
    }
    const { geometry } = hangPicture(this.#image, aspect, plate);
    geometry.rotateY(Math.PI);
    if (site.quality === "low") this.#bake(geometry);
    if (this.#mesh) {
      this.#mesh.geometry.dispose();
      this.#mesh.geometry = geometry;
    } else {
      this.#mesh = new Mesh(geometry, hungMaterial(site, this.#sheets, this.#image.mount));
      this.#mesh.castShadow = true;
      this.#mesh.receiveShadow = true;
      group.add(this.#mesh);
    }
    site.changed(entity.id);
  }

  /** On low quality the light is in the colours. */
  #bake(geometry: BufferGeometry): void {
    const { bakedLight } = this.#place.site;
    if (!bakedLight) return;
    const { group } = this.#place;
    group.updateWorldMatrix(true, false);
    const [colour, normal, sheet] = ["color", "normal", "sheet"].map((name) =>
      geometry.getAttribute(name),
    ) as [
      ReturnType<BufferGeometry["getAttribute"]>,
      ReturnType<BufferGeometry["getAttribute"]>,
      ReturnType<BufferGeometry["getAttribute"]>,
    ];
    const [way, painted] = [new Vector3(), new Color()];
    for (let at = 0; at < colour.count; at += 1) {
      if (sheet.getX(at) > Sheet.matter) continue;
      way.fromBufferAttribute(normal, at).transformDirection(group.matrixWorld);
      painted.fromBufferAttribute(colour, at);
      colour.setXYZ(at, ...bakedLight.seen(painted.r, painted.g, painted.b, way.x, way.y, way.z));
    }
  }

  #break(name: string, aspect: number): void {
    const { width_m, height_m } = hungSize(this.#image, aspect);
    const corner = (side: 1 | -1, z: number): Corner => [(side * width_m) / 2, (side * height_m) / 2, z];
    showBroken(this.#place.group, [corner(-1, -BROKEN_DEPTH_M), corner(1, 0)], name);
    this.#place.site.changed(this.#place.entity.id);
  }
}
