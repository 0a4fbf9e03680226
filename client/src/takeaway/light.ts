/** Lamps, the sun and the best side, as glTF has lights and cameras. */
import { Color, Matrix4, Quaternion, Vector3 } from "three";
import type { Lamp, Light, Viewpoint } from "../components/generated";
import type { Made } from "./gltf";
import { linear } from "./surface";

/** A spot without any soft edge cannot be said. */
const SOFTNESS_MIN = 0.001;
const ANGLE_MAX = Math.PI / 2;
const NEAR_M = 0.1;
const FAR_M = 600;
const AHEAD = new Vector3(0, 0, -1);
const UP = new Vector3(0, 1, 0);

/** A light, and which way a node has to be turned for it. */
export interface Shining {
  readonly light: Made;
  readonly rotation: number[];
}

/** Its node is its Entity's, which it shines ahead of. */
export function lampOf({ kind, colour, strength, reach_m, angle, softness }: Lamp): Made {
  const lamp: Made = { type: kind, color: colourOf(colour), intensity: strength, range: reach_m };
  if (kind === "point") return lamp;
  const outerConeAngle = Math.min(angle, ANGLE_MAX);
  const innerConeAngle = outerConeAngle * (1 - Math.max(softness, SOFTNESS_MIN));
  return { ...lamp, spot: { innerConeAngle, outerConeAngle } };
}

/** Sun and fill. What the sky gives has no word in glTF: viewers have a sky of their own. */
export function sunOf({ sun, sun_strength, sun_from, fill, fill_strength, fill_from }: Light): Shining[] {
  return [
    directional("sun", sun, sun_strength, sun_from),
    directional("fill", fill, fill_strength, fill_from),
  ];
}

export function cameraOf({ field_of_view_deg }: Viewpoint): Made {
  const yfov = (field_of_view_deg * Math.PI) / 180;
  return { type: "perspective", perspective: { yfov, znear: NEAR_M, zfar: FAR_M } };
}

/** Where the camera of the best side stands, and how it is turned, in the world's axes. */
export function cameraPlace({ target }: Viewpoint, position: Vector3): Made {
  const turn = new Matrix4().lookAt(position, new Vector3(...target), UP);
  return {
    translation: position.toArray(),
    rotation: new Quaternion().setFromRotationMatrix(turn).normalize().toArray(),
  };
}

function directional(name: string, colour: string, intensity: number, from: Light["sun_from"]): Shining {
  const way = new Vector3(...from).normalize().negate();
  return {
    light: { name, type: "directional", color: colourOf(colour), intensity },
    rotation: new Quaternion().setFromUnitVectors(AHEAD, way).normalize().toArray(),
  };
}

function colourOf(colour: string): number[] {
  return linear(new Color(colour)).slice(0, 3);
}
