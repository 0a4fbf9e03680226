/**
 * A round piece cut out of the place, its edge soft: what lies beyond is not drawn at all, so that a real table or a real
 * room is seen around it. Everything in the place knows fog; here the fog's linear kind, which the place itself never
 * uses, becomes the knife. Its colour is the piece's middle in the world; its `far` how far the piece reaches and its
 * `near` how high, both in real metres: as the eye measures, whatever the room's scale.
 */
import { Color, type Fog, ShaderChunk, type Vector3 } from "three";

/** So much of the way out everything is seen whole. */
const WHOLE = 0.9;

/** Handed to the shaders as it is: a place in the world is no colour, and is not turned into one. */
class Middle extends Color {
  override getRGB<Target extends { r: number; g: number; b: number }>(target: Target): Target {
    target.r = this.r;
    target.g = this.g;
    target.b = this.b;
    return target;
  }
}

export class RoundCut {
  /** All that the renderer asks of one: the class itself is not worth its bytes. */
  readonly fog = { isFog: true, name: "", color: new Middle() as Color, near: 0, far: 0 } as Fog;

  constructor() {
    sharpen();
    this.hide();
  }

  /** Seen is what lies no farther from the upright through `middle`, and no higher above it. */
  show(middle: Vector3, reach: number, height: number): void {
    this.fog.color.setRGB(middle.x, middle.y, middle.z);
    this.fog.far = reach;
    this.fog.near = height;
  }

  hide(): void {
    this.fog.near = this.fog.far = 0;
  }
}

/** Once for all: shaders that were made before keep what they have. */
function sharpen(): void {
  ShaderChunk.fog_pars_vertex = PARS_VERTEX;
  ShaderChunk.fog_vertex = VERTEX;
  ShaderChunk.fog_pars_fragment = PARS_FRAGMENT;
  ShaderChunk.fog_fragment = FRAGMENT;
}

const PARS_VERTEX = `
#ifdef USE_FOG
  #ifdef FOG_EXP2
    varying float vFogDepth;
  #else
    varying vec3 vCutPlace;
  #endif
#endif`;

const VERTEX = `
#ifdef USE_FOG
  #ifdef FOG_EXP2
    vFogDepth = -mvPosition.z;
  #else
    vCutPlace = mvPosition.xyz;
  #endif
#endif`;

const PARS_FRAGMENT = `
#ifdef USE_FOG
  uniform vec3 fogColor;
  #ifdef FOG_EXP2
    uniform float fogDensity;
    varying float vFogDepth;
  #else
    uniform float fogNear;
    uniform float fogFar;
    varying vec3 vCutPlace;
  #endif
#endif`;

const FRAGMENT = `
#ifdef USE_FOG
  #ifdef FOG_EXP2
    float fogFactor = 1.0 - exp(-fogDensity * fogDensity * vFogDepth * vFogDepth);
    gl_FragColor.rgb = mix(gl_FragColor.rgb, fogColor, fogFactor);
  #else
    vec3 cutUp = normalize(viewMatrix[1].xyz);
    vec3 cutOff = vCutPlace - (viewMatrix * vec4(fogColor, 1.0)).xyz;
    float cutHeight = dot(cutOff, cutUp);
    float cutSeen = 1.0 - smoothstep(${WHOLE} * fogFar, fogFar, length(cutOff - cutHeight * cutUp));
    if (cutSeen <= 0.0 || cutHeight > fogNear) discard;
    #ifdef OPAQUE
      gl_FragColor *= cutSeen;
    #else
      gl_FragColor.a *= cutSeen;
    #endif
  #endif
#endif`;
