/**
 * A ball full of another place. From outside one looks into it as into a crystal ball, upright and the right way round;
 * whoever walks into it stands in the picture: the ball then reaches behind her camera, here on her screen alone.
 */
import {
  BackSide,
  LinearFilter,
  Matrix3,
  Mesh,
  ShaderMaterial,
  SphereGeometry,
  type Texture,
  Vector3,
} from "three";
import type { Panorama } from "../components/generated";
import type { Around } from "../components/site";
import type { Move, ThingPlace } from "../components/things_later";
import { Arrival, fileFor } from "./arrival";
import { blank } from "./hung_material";
import { readPicture, textureOf } from "./pictures";
import { showBroken } from "./stand_in";

/** What one who stands in it sees of her surroundings: her camera is behind her. */
const AROUND_HER_M = 4.6;
const GROWING_S = 0.5;
const EYES_M = 1.5;
/** Wider than this a graphics card may refuse. */
const SIDE_MAX = { high: 8_192, low: 2_048 } as const;
/** Before there is a picture, the ball is full of mist. */
const SOFT_PART = 0.35;

export function showPanorama(place: ThingPlace, panorama: Panorama): Move {
  const ball = new Ball(place, panorama);
  ball.come();
  return (seconds, around) => ball.update(seconds, around);
}

class Ball {
  readonly #place: ThingPlace;
  readonly #panorama: Panorama;
  readonly #arrival: Arrival;
  readonly #mesh: Mesh<SphereGeometry, ShaderMaterial>;
  readonly #uniforms: BallUniforms;
  readonly #middle = new Vector3();
  #grown = 0;
  #wasS = Number.NaN;

  constructor(place: ThingPlace, panorama: Panorama) {
    this.#place = place;
    this.#panorama = panorama;
    this.#arrival = new Arrival(place);
    this.#uniforms = {
      seen: { value: blank(place.site.mist.colour) },
      turn: { value: new Matrix3() },
      solid: { value: SOFT_PART },
      inside: { value: 0 },
    };
    this.#mesh = new Mesh(new SphereGeometry(panorama.radius_m, 48, 32), ballMaterial(this.#uniforms));
    this.#mesh.frustumCulled = false;
    place.group.add(this.#mesh);
    place.gone.addEventListener("abort", () => this.#uniforms.seen.value.dispose());
  }

  async come(): Promise<void> {
    const { gone, entity, group, site } = this.#place;
    const asset = await this.#arrival.about(this.#panorama.asset);
    if (gone.aborted) return;
    try {
      if (asset === null || asset.kind !== "image") throw new Error("there is no such picture");
      const { url, bytes } = fileFor(asset, site.quality);
      const bitmap = await readPicture(await this.#arrival.fetch(url, bytes), SIDE_MAX[site.quality]);
      if (gone.aborted) return bitmap.close();
      this.#show(textureOf(bitmap, site.quality));
    } catch (error) {
      if (gone.aborted) return;
      console.info(`${entity.name || this.#panorama.asset} cannot be shown: ${String(error)}`);
      const half = this.#panorama.radius_m * 0.6;
      this.#mesh.removeFromParent();
      showBroken(
        group,
        [
          [-half, -half, -half],
          [half, half, half],
        ],
        entity.name || (asset?.name ?? ""),
      );
    }
    site.changed(entity.id);
  }

  update(seconds: number, { eye, own }: Around): void {
    this.#arrival.look(seconds, eye);
    const passed = Number.isNaN(this.#wasS) ? 0 : Math.min(0.25, Math.max(0, seconds - this.#wasS));
    this.#wasS = seconds;
    const { group } = this.#place;
    this.#uniforms.turn.value.setFromMatrix4(group.matrixWorld).transpose();
    group.getWorldPosition(this.#middle);
    const radius = this.#panorama.radius_m;
    const isIn = own != null && this.#uniforms.solid.value === 1 && this.#reaches(own, radius);
    const step = passed / GROWING_S;
    this.#grown = Math.max(0, Math.min(1, this.#grown + (isIn ? step : -step)));
    const eased = this.#grown * this.#grown * (3 - 2 * this.#grown);
    this.#mesh.scale.setScalar(1 + (eased * AROUND_HER_M) / radius);
    this.#uniforms.inside.value = eased;
  }

  #show(texture: Texture): void {
    // Across the seam a mipmap would be chosen for a jump of a whole picture.
    texture.generateMipmaps = false;
    texture.minFilter = LinearFilter;
    this.#uniforms.seen.value.dispose();
    this.#uniforms.seen.value = texture;
    this.#uniforms.solid.value = 1;
    this.#mesh.material.transparent = false;
    this.#mesh.material.depthWrite = true;
    this.#mesh.material.needsUpdate = true;
  }

  /** Her eyes or her feet are in it. */
  #reaches({ x, y, z }: { x: number; y: number; z: number }, radius: number): boolean {
    const flat = Math.hypot(x - this.#middle.x, z - this.#middle.z);
    const nearest = Math.max(y, Math.min(y + EYES_M, this.#middle.y));
    return Math.hypot(flat, nearest - this.#middle.y) < radius;
  }
}

interface BallUniforms {
  readonly seen: { value: Texture };
  /** From the world's axes to the ball's own. */
  readonly turn: { value: Matrix3 };
  /** How much of what is behind it hides it. */
  readonly solid: { value: number };
  /** 1: seen by who stands in it. */
  readonly inside: { value: number };
}

/** Equirectangular, its middle before who comes to it. Only the far side is drawn: what stands in the ball is seen in it. */
function ballMaterial(uniforms: BallUniforms): ShaderMaterial {
  return new ShaderMaterial({
    side: BackSide,
    transparent: true,
    depthWrite: false,
    toneMapped: false,
    uniforms: { ...uniforms },
    vertexShader: `
      varying vec3 at, outward;
      void main() {
        vec4 world = modelMatrix * vec4(position, 1.0);
        at = world.xyz;
        outward = normalize(mat3(modelMatrix) * normal);
        gl_Position = projectionMatrix * viewMatrix * world;
      }`,
    fragmentShader: `
      #include <common>
      uniform sampler2D seen;
      uniform mat3 turn;
      uniform float solid, inside;
      varying vec3 at, outward;
      void main() {
        vec3 view = normalize(at - cameraPosition);
        // From outside half of the picture lies on the ball's far side; within it one looks where one looks.
        vec3 way = normalize(turn * mix(outward, view, inside));
        vec2 place = vec2(0.5 + atan(-way.x, way.z) / (2.0 * PI), 0.5 - asin(clamp(way.y, -1.0, 1.0)) / PI);
        vec3 colour = texture2D(seen, place).rgb;
        // A breath of light on the rim: else a ball of sky before the sky would not be seen.
        float rim = 1.0 - abs(dot(view, outward));
        colour = mix(colour, vec3(0.97, 0.98, 0.95), 0.75 * pow(rim, 4.0) * (1.0 - inside));
        gl_FragColor = vec4(colour, solid);
        #include <colorspace_fragment>
      }`,
  });
}
