/** What polished things mirror: the place's own sky and ground, in a handful of colours. */
import {
  BackSide,
  type Color,
  Mesh,
  PMREMGenerator,
  Scene,
  ShaderMaterial,
  SphereGeometry,
  type Texture,
  type WebGLRenderer,
} from "three";
import type { Lights } from "../components/site";

const kept = new WeakMap<WebGLRenderer, Map<string, Texture>>();

/** Made once for each light that there is; morning and evening are two. */
export function environmentOf(renderer: WebGLRenderer, { hemisphere, sun }: Lights): Texture {
  let textures = kept.get(renderer);
  if (!textures) {
    textures = new Map();
    kept.set(renderer, textures);
  }
  const direction = sun.position.clone().normalize();
  const key = [hemisphere.color, hemisphere.groundColor, sun.color].map((colour) => colour.getHexString());
  const name = `${key.join()} ${hemisphere.intensity} ${direction.toArray().map((at) => at.toFixed(2))}`;
  let texture = textures.get(name);
  if (!texture) {
    const scene = new Scene();
    const dome = new Mesh(
      new SphereGeometry(10, 24, 16),
      domeMaterial(hemisphere.color, hemisphere.groundColor),
    );
    dome.material.uniforms.sunAt = { value: direction };
    dome.material.uniforms.sun = { value: sun.color.clone().multiplyScalar(sun.intensity) };
    scene.add(dome);
    const generator = new PMREMGenerator(renderer);
    texture = generator.fromScene(scene, 0.02).texture;
    generator.dispose();
    dome.geometry.dispose();
    dome.material.dispose();
    textures.set(name, texture);
  }
  return texture;
}

function domeMaterial(sky: Color, ground: Color): ShaderMaterial {
  return new ShaderMaterial({
    side: BackSide,
    toneMapped: false,
    uniforms: { sky: { value: sky.clone() }, ground: { value: ground.clone() } },
    vertexShader: `
      varying vec3 at;
      void main() {
        at = normalize(position);
        gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
      }`,
    fragmentShader: `
      uniform vec3 sky, ground, sun, sunAt;
      varying vec3 at;
      void main() {
        vec3 way = normalize(at);
        vec3 colour = mix(ground * 0.55, sky, smoothstep(-0.12, 0.1, way.y));
        // A bright band where sky and hills meet: what a curved thing is drawn with.
        colour *= 1.0 + 0.35 * exp(-18.0 * way.y * way.y);
        colour += sun * pow(max(dot(way, sunAt), 0.0), 60.0);
        gl_FragColor = vec4(colour, 1.0);
      }`,
  });
}
