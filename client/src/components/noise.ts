/** For shaders: chance that is smooth, 0 … 1, by hashed corners of a square grid. */
export const NOISE = `
  float hashed(vec2 cell) {
    vec3 p = fract(vec3(cell.xyx) * 0.1031);
    p += dot(p, p.yzx + 33.33);
    return fract((p.x + p.y) * p.z);
  }
  float noise(vec2 at) {
    vec2 cell = floor(at);
    vec2 in_cell = fract(at);
    in_cell *= in_cell * (3.0 - 2.0 * in_cell);
    return mix(
      mix(hashed(cell), hashed(cell + vec2(1.0, 0.0)), in_cell.x),
      mix(hashed(cell + vec2(0.0, 1.0)), hashed(cell + vec2(1.0, 1.0)), in_cell.x),
      in_cell.y
    );
  }`;
