/**
 * `portal`: a round door full of another place's light. From near, it shows that place's picture, and above it stands
 * how it is called and how many are there. Where there is no such place, the door is closed: still mist, no light.
 */
import {
  AdditiveBlending,
  CircleGeometry,
  Color,
  Mesh,
  ShaderMaterial,
  SRGBColorSpace,
  Texture,
  UniformsLib,
  UniformsUtils,
  Vector3,
} from "three";
import { inDaylight } from "./daylight";
import type { Portal } from "./generated";
import { PortalSign } from "./portal_sign";
import type { BuilderOf, OtherSpace, Site, Standing } from "./site";

/** From here the other place is seen. */
export const NEAR_M = 12;
const FADE_S = 0.9;
const ASKED_EVERY_S = 15;
/** An answer that did not come is asked for again so soon. */
const ASKED_AGAIN_S = 4;

export const portal: BuilderOf<"portal"> = (site) => ({
  add(component, standing) {
    const door = new Door(site, component, standing);
    site.everyFrame((seconds, { eye }) => door.update(seconds, eye));
  },
});

/** What is known of the place behind a portal. */
export class Beyond {
  /** Undefined until the first answer; null where there is no such place. */
  space: OtherSpace | null | undefined = undefined;

  #askNextS = Number.NEGATIVE_INFINITY;
  #isAsking = false;

  get isClosed(): boolean {
    return this.space === null;
  }

  /** Asks at once when somebody comes near, and again every so often while she stays. */
  async keepUp(seconds: number, ask: () => Promise<OtherSpace | null>): Promise<void> {
    // The server's clock may be set back when the line comes: an appointment in the far future counts for nothing.
    if (this.#isAsking || (seconds < this.#askNextS && this.#askNextS - seconds <= ASKED_EVERY_S)) return;
    this.#isAsking = true;
    this.#askNextS = seconds + ASKED_EVERY_S;
    try {
      this.space = await ask();
    } catch {
      this.#askNextS = seconds + ASKED_AGAIN_S;
    } finally {
      this.#isAsking = false;
    }
  }
}

class Door {
  readonly #site: Site;
  readonly #portal: Portal;
  readonly #mesh: Mesh;
  readonly #middle = new Vector3();
  readonly #beyond = new Beyond();
  readonly #sign: PortalSign;
  readonly #uniforms: DoorUniforms;
  #texture: Texture | null = null;
  #wasS = Number.NaN;
  #pictureOf: string | null = null;

  constructor(site: Site, component: Portal, { entity, matrix }: Standing) {
    this.#site = site;
    this.#portal = component;
    this.#uniforms = {
      light: { value: new Color(inDaylight(site.daylight, "door", component.light)) },
      still: { value: new Color(site.mist.colour) },
      seen: { value: null },
      aspect: { value: 1 },
      open: { value: 1 },
      shown: { value: 0 },
      time: site.time,
    };
    const material = doorMaterial(this.#uniforms);
    // A circle looks along +Z, an Entity along −Z.
    const mesh = new Mesh(new CircleGeometry(component.diameter_m / 2, 48).rotateY(Math.PI), material);
    this.#mesh = mesh;
    mesh.applyMatrix4(matrix);
    this.#sign = new PortalSign(component.diameter_m);
    mesh.add(this.#sign.mesh);
    if (site.daylight === "evening") mesh.add(shine(component, this.#uniforms));
    site.owner(entity).add(mesh);
    site.whenLeft(() => {
      this.#texture?.dispose();
      this.#sign.dispose();
    });
  }

  update(seconds: number, eye: Vector3 | null): void {
    const passed = Number.isNaN(this.#wasS) ? 0 : Math.min(0.25, Math.max(0, seconds - this.#wasS));
    this.#wasS = seconds;
    const { askSpace } = this.#site.building;
    this.#middle.setFromMatrixPosition(this.#mesh.matrixWorld);
    const isNear = eye !== null && eye.distanceTo(this.#middle) <= NEAR_M;
    if (isNear && askSpace) this.#beyond.keepUp(seconds, () => askSpace(this.#portal.target));
    const { space, isClosed } = this.#beyond;
    if (isNear && space) this.#show(space);
    ease(this.#uniforms.open, isClosed ? 0 : 1, passed);
    ease(this.#uniforms.shown, isNear && this.#texture && !isClosed ? 1 : 0, passed);
    this.#sign.fade(isNear && space ? passed / FADE_S : -passed / FADE_S);
  }

  #show(space: OtherSpace): void {
    this.#sign.write(space.name, space.people);
    if (!space.picture || space.picture === this.#pictureOf) return;
    this.#pictureOf = space.picture;
    const image = new Image();
    image.onload = () => {
      const texture = new Texture(image);
      texture.colorSpace = SRGBColorSpace;
      texture.needsUpdate = true;
      this.#texture?.dispose();
      this.#texture = texture;
      this.#uniforms.seen.value = texture;
      this.#uniforms.aspect.value = image.width / Math.max(image.height, 1);
    };
    image.src = space.picture;
  }
}

function ease(uniform: { value: number }, wanted: number, passed: number): void {
  const step = passed / FADE_S;
  uniform.value += Math.max(-step, Math.min(step, wanted - uniform.value));
}

type DoorUniforms = {
  readonly light: { value: Color };
  /** What fills a closed door. */
  readonly still: { value: Color };
  /** The other place's picture, how wide it is for its height, and how much of it shows, 0 … 1. */
  readonly seen: { value: Texture | null };
  readonly aspect: { value: number };
  readonly shown: { value: number };
  /** 1 open … 0 closed. */
  readonly open: { value: number };
  readonly time: { value: number };
};

function doorMaterial(own: DoorUniforms): ShaderMaterial {
  const material = new ShaderMaterial({
    fog: true,
    toneMapped: false,
    uniforms: { ...UniformsUtils.clone(UniformsLib.fog), ...own },
    vertexShader: `
      #include <fog_pars_vertex>
      varying vec2 at;
      void main() {
        at = uv * 2.0 - 1.0;
        vec4 mvPosition = modelViewMatrix * vec4(position, 1.0);
        gl_Position = projectionMatrix * mvPosition;
        #include <fog_vertex>
      }`,
    fragmentShader: `
      #include <common>
      #include <fog_pars_fragment>
      uniform vec3 light, still;
      uniform sampler2D seen;
      uniform float time, open, shown, aspect;
      varying vec2 at;
      void main() {
        float r = length(at);
        float breath = 0.03 * sin(time * 0.9) + 0.02 * sin(at.y * 5.0 + time * 0.5);
        vec3 colour = light * (1.0 - 0.2 * smoothstep(0.3, 1.0, r) + breath * (1.0 - r));
        // Far hills of the other place, as a breath on the light.
        float ridge = -0.28 + 0.16 * sin(at.x * 3.1 + 0.7) + 0.07 * sin(at.x * 7.3);
        colour *= 1.0 - vec3(0.13, 0.085, 0.075) * smoothstep(0.02, -0.02, at.y - ridge) * smoothstep(-0.75, -0.1, at.y);
        vec2 onPicture = vec2(at.x / max(aspect, 1.0), at.y * min(aspect, 1.0)) * 0.5 + 0.5;
        vec3 picture = texture2D(seen, onPicture).rgb;
        picture = mix(picture, light, 0.6 * smoothstep(0.72, 1.0, r));
        colour = mix(colour, picture, shown);
        colour = mix(mix(still, light, 0.12) * (0.93 + 0.04 * at.y), colour, open);
        gl_FragColor = vec4(colour, 1.0);
        #include <colorspace_fragment>
        #include <fog_fragment>
      }`,
  });
  return material;
}

/** In the evening an open door shines on the air around it. */
function shine(component: Portal, { open, light }: DoorUniforms): Mesh {
  const material = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    toneMapped: false,
    blending: AdditiveBlending,
    uniforms: { open, light },
    vertexShader: `
      varying vec2 at;
      void main() {
        at = uv * 2.0 - 1.0;
        gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
      }`,
    fragmentShader: `
      uniform vec3 light;
      uniform float open;
      varying vec2 at;
      void main() {
        float glow = pow(max(1.0 - length(at), 0.0), 2.0);
        gl_FragColor = vec4(light * vec3(1.0, 0.76, 0.5), 0.2 * open * glow);
        #include <colorspace_fragment>
      }`,
  });
  const mesh = new Mesh(new CircleGeometry(component.diameter_m * 1.15, 32).rotateY(Math.PI), material);
  mesh.position.z = -0.3;
  return mesh;
}
