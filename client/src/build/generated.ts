// Generated from src/lanting/scene by tools/typescript.py: edit the Python, then run `make generated`.
// biome-ignore-all format: as the generator writes it


/** One field of a component, as its declaration says: what may be written, and what holds where nothing is. */
export interface Field {
  readonly kind:
    | "asset"
    | "boolean"
    | "choice"
    | "colour"
    | "data"
    | "entities"
    | "lines"
    | "link"
    | "number"
    | "rows"
    | "series"
    | "space"
    | "text"
    | "vector"
    | "words";
  readonly min?: number;
  readonly max?: number;
  readonly isWhole?: boolean;
  readonly charsMax?: number;
  readonly choices?: readonly string[];
  /** Of a vector. */
  readonly length?: number;
  /** It may be null. */
  readonly canLack?: boolean;
  readonly default?: unknown;
}

export const FIELDS: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  sky: {
    zenith: {"kind": "colour", "default": "#8fb8c6"},
    horizon: {"kind": "colour", "default": "#f7eedb"},
    mist: {"kind": "colour", "default": "#eaefe6"},
    glow: {"kind": "colour", "default": "#ffe0ae"},
    mist_density: {"kind": "number", "min": 0, "max": 0.2, "default": 0.0125},
  },
  light: {
    exposure: {"kind": "number", "min": 0, "max": 20, "default": 1.0},
    sky: {"kind": "colour", "default": "#e4f0f2"},
    ground: {"kind": "colour", "default": "#c9c29a"},
    sky_strength: {"kind": "number", "min": 0, "max": 20, "default": 2.05},
    sun: {"kind": "colour", "default": "#ffdfb0"},
    sun_strength: {"kind": "number", "min": 0, "max": 20, "default": 2.3},
    sun_from: {"kind": "vector", "length": 3, "min": -5242.87, "max": 5242.87, "default": [-34.0, 27.0, 30.0]},
    fill: {"kind": "colour", "default": "#ddeaf0"},
    fill_strength: {"kind": "number", "min": 0, "max": 20, "default": 0.55},
    fill_from: {"kind": "vector", "length": 3, "min": -5242.87, "max": 5242.87, "default": [30.0, 18.0, 26.0]},
    shadow_extent_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 34.0},
  },
  hills: {
    colour: {"kind": "colour"},
    distance_m: {"kind": "number", "min": 0.001, "max": 1000},
    heights: {"kind": "data"},
    foot_m: {"kind": "number", "min": -200, "max": 0, "default": -12.0},
  },
  clouds: {
    strips: {"kind": "data"},
    colour: {"kind": "colour", "default": "#f4f3ea"},
    opacity: {"kind": "number", "min": 0, "max": 1, "default": 0.75},
  },
  model: {
    asset: {"kind": "asset"},
    variant: {"kind": "text", "charsMax": 80, "canLack": true, "default": null},
    casts_shadow: {"kind": "boolean", "default": true},
  },
  animation: {
    clip: {"kind": "text", "charsMax": 80, "default": ""},
    speed: {"kind": "number", "min": -4, "max": 4, "default": 1.0},
    is_looping: {"kind": "boolean", "default": true},
    starts: {"kind": "choice", "choices": ["at_once", "on_press"], "default": "at_once"},
  },
  image: {
    asset: {"kind": "asset"},
    width_cm: {"kind": "number", "min": 1, "max": 3000, "default": 80.0},
    frame: {"kind": "choice", "choices": ["dark", "gilt", "none", "white", "wood"], "default": "wood"},
    frame_cm: {"kind": "number", "min": 0, "max": 50, "default": 3.0},
    mount_cm: {"kind": "number", "min": 0, "max": 100, "default": 0.0},
    mount: {"kind": "colour", "default": "#f6f1e4"},
    title: {"kind": "text", "charsMax": 120, "default": ""},
    maker: {"kind": "text", "charsMax": 120, "default": ""},
    date: {"kind": "text", "charsMax": 120, "default": ""},
    rights: {"kind": "text", "charsMax": 120, "default": ""},
    price: {"kind": "text", "charsMax": 120, "default": ""},
  },
  panorama: {
    asset: {"kind": "asset"},
    radius_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 1.2},
  },
  sound: {
    asset: {"kind": "asset"},
    volume: {"kind": "number", "min": 0, "max": 2, "default": 1.0},
    near_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 2.0},
    far_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 20.0},
    is_looping: {"kind": "boolean", "default": true},
    starts: {"kind": "choice", "choices": ["at_once", "on_press"], "default": "at_once"},
  },
  text: {
    text: {"kind": "lines", "charsMax": 4000},
    width_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 1.6},
    letter_m: {"kind": "number", "min": 0.01, "max": 2, "default": 0.08},
    colour: {"kind": "colour", "default": "#22313a"},
    paper: {"kind": "colour", "canLack": true, "default": "#fbf7ec"},
    alignment: {"kind": "choice", "choices": ["centre", "end", "start"], "default": "start"},
  },
  lamp: {
    kind: {"kind": "choice", "choices": ["point", "spot"], "default": "point"},
    colour: {"kind": "colour", "default": "#ffdfb0"},
    strength: {"kind": "number", "min": 0, "max": 50, "default": 4.0},
    reach_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 8.0},
    angle: {"kind": "number", "min": 0.05, "max": 1.5, "default": 0.6},
    softness: {"kind": "number", "min": 0, "max": 1, "default": 0.4},
  },
  surface: {
    asset: {"kind": "asset"},
    size: {"kind": "vector", "length": 3, "min": 0.001, "max": 1000, "default": [2.0, 0.5, 2.0]},
    colours: {"kind": "choice", "choices": ["cividis", "grey", "ink", "viridis"], "default": "viridis"},
    title: {"kind": "text", "charsMax": 120, "default": ""},
    x_title: {"kind": "text", "charsMax": 120, "default": ""},
    y_title: {"kind": "text", "charsMax": 120, "default": ""},
    z_title: {"kind": "text", "charsMax": 120, "default": ""},
    x_from: {"kind": "number", "min": -1000000000000000.0, "max": 1000000000000000.0, "canLack": true, "default": null},
    x_to: {"kind": "number", "min": -1000000000000000.0, "max": 1000000000000000.0, "canLack": true, "default": null},
    y_from: {"kind": "number", "min": -1000000000000000.0, "max": 1000000000000000.0, "canLack": true, "default": null},
    y_to: {"kind": "number", "min": -1000000000000000.0, "max": 1000000000000000.0, "canLack": true, "default": null},
    z_from: {"kind": "number", "min": -1000000000000000.0, "max": 1000000000000000.0, "canLack": true, "default": null},
    z_to: {"kind": "number", "min": -1000000000000000.0, "max": 1000000000000000.0, "canLack": true, "default": null},
    has_axes: {"kind": "boolean", "default": true},
    has_legend: {"kind": "boolean", "default": true},
  },
  points: {
    asset: {"kind": "asset"},
    size: {"kind": "vector", "length": 3, "min": 0.001, "max": 1000, "default": [2.0, 2.0, 2.0]},
    is_stretched: {"kind": "boolean", "default": false},
    point_m: {"kind": "number", "min": 0.001, "max": 1, "default": 0.02},
    colours: {"kind": "choice", "choices": ["cividis", "grey", "ink", "viridis"], "default": "viridis"},
    title: {"kind": "text", "charsMax": 120, "default": ""},
    x_title: {"kind": "text", "charsMax": 120, "default": ""},
    y_title: {"kind": "text", "charsMax": 120, "default": ""},
    z_title: {"kind": "text", "charsMax": 120, "default": ""},
    value_title: {"kind": "text", "charsMax": 120, "default": ""},
    value_from: {"kind": "number", "min": -1000000000000000.0, "max": 1000000000000000.0, "canLack": true, "default": null},
    value_to: {"kind": "number", "min": -1000000000000000.0, "max": 1000000000000000.0, "canLack": true, "default": null},
    has_axes: {"kind": "boolean", "default": true},
    has_legend: {"kind": "boolean", "default": true},
  },
  board: {
    title: {"kind": "text", "charsMax": 120, "default": ""},
    text: {"kind": "lines", "charsMax": 4000, "default": ""},
    rows: {"kind": "rows", "max": 40, "default": []},
    chart: {"kind": "choice", "choices": ["bars", "line"], "default": "bars"},
    series: {"kind": "series", "max": 64, "default": []},
    series_title: {"kind": "text", "charsMax": 120, "default": ""},
    width_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 1.6},
    height_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 1.1},
    letter_m: {"kind": "number", "min": 0.01, "max": 1, "default": 0.06},
    legs_m: {"kind": "number", "min": 0, "max": 10, "default": 0.0},
  },
  shape: {
    kind: {"kind": "choice", "choices": ["box", "cylinder", "ring", "sphere"]},
    size: {"kind": "vector", "length": 3, "min": 0.001, "max": 1000},
    colour: {"kind": "colour"},
    rounding_m: {"kind": "number", "min": 0, "max": 1, "default": 0.02},
    taper: {"kind": "number", "min": 0, "max": 4, "default": 1.0},
    sides: {"kind": "number", "min": 3, "max": 64, "isWhole": true, "default": 24},
    finish: {"kind": "choice", "choices": ["gilt", "glow", "matt"], "default": "matt"},
  },
  lathe: {
    outline: {"kind": "data"},
    colour: {"kind": "colour"},
    sides: {"kind": "number", "min": 3, "max": 64, "isWhole": true, "default": 24},
    is_smooth: {"kind": "boolean", "default": true},
    finish: {"kind": "choice", "choices": ["gilt", "glow", "matt"], "default": "matt"},
  },
  extrusion: {
    outline: {"kind": "data"},
    depth_m: {"kind": "number", "min": 0.001, "max": 1000},
    colour: {"kind": "colour"},
    holes: {"kind": "data", "default": []},
    rounding_m: {"kind": "number", "min": 0, "max": 1, "default": 0.02},
    finish: {"kind": "choice", "choices": ["gilt", "glow", "matt"], "default": "matt"},
  },
  tube: {
    line: {"kind": "data"},
    radius_m: {"kind": "number", "min": 0.001, "max": 1000},
    colour: {"kind": "colour"},
    end_radius_m: {"kind": "number", "min": 0.001, "max": 1000, "canLack": true, "default": null},
    sides: {"kind": "number", "min": 3, "max": 32, "isWhole": true, "default": 8},
    flatness: {"kind": "number", "min": 0, "max": 1, "default": 1.0},
    is_closed: {"kind": "boolean", "default": false},
    finish: {"kind": "choice", "choices": ["gilt", "glow", "matt"], "default": "matt"},
  },
  sheet: {
    columns: {"kind": "number", "min": 2, "max": 256, "isWhole": true},
    points: {"kind": "data"},
    colour: {"kind": "colour"},
    edge_colour: {"kind": "colour", "canLack": true, "default": null},
    underside: {"kind": "colour", "canLack": true, "default": null},
    thickness_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 0.08},
    is_closed: {"kind": "boolean", "default": false},
    finish: {"kind": "choice", "choices": ["gilt", "glow", "matt"], "default": "matt"},
  },
  coping: {
    line: {"kind": "data"},
    width_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 1.24},
    height_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 0.5},
    tile_step_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 0.27},
    colour: {"kind": "colour", "default": "#5d6e78"},
    ridge: {"kind": "colour", "default": "#74858d"},
  },
  label: {
    text: {"kind": "text", "charsMax": 200},
    height_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 0.2},
    colour: {"kind": "colour", "default": "#22313a"},
    paper: {"kind": "colour", "canLack": true, "default": null},
    is_upright: {"kind": "boolean", "default": false},
  },
  height_field: {
    xs: {"kind": "data"},
    zs: {"kind": "data"},
    heights: {"kind": "data"},
    palette: {"kind": "data"},
    paint: {"kind": "data"},
  },
  water: {
    line: {"kind": "data"},
    widths_m: {"kind": "data"},
    colour: {"kind": "colour", "default": "#93c4bb"},
    rim: {"kind": "colour", "default": "#bcdad5"},
    glint: {"kind": "colour", "default": "#eaf5ee"},
    flow_m_per_s: {"kind": "number", "min": 0, "max": 10, "default": 0.4},
  },
  bamboo: {
    stems: {"kind": "data"},
    leaves_per_stem: {"kind": "number", "min": 0, "max": 64, "isWhole": true, "default": 26},
    seed: {"kind": "number", "min": 0, "max": 4294967295, "isWhole": true, "default": 0},
    stem_colours: {"kind": "data", "default": ["#8db169", "#b4cb80"]},
    leaf_colours: {"kind": "data", "default": ["#7da866", "#b7cc83"]},
  },
  grass: {
    tufts: {"kind": "data"},
    height_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 0.3},
    seed: {"kind": "number", "min": 0, "max": 4294967295, "isWhole": true, "default": 0},
    colours: {"kind": "data", "default": ["#7fa67c", "#c6d39c"]},
  },
  rock: {
    size: {"kind": "vector", "length": 3, "min": 0.001, "max": 1000},
    colour: {"kind": "colour", "default": "#b3ae9f"},
    roughness: {"kind": "number", "min": 0, "max": 1, "default": 0.25},
    seed: {"kind": "number", "min": 0, "max": 4294967295, "isWhole": true, "default": 0},
  },
  stones: {
    kind: {"kind": "choice", "choices": ["flag", "pebble"]},
    stones: {"kind": "data"},
    seed: {"kind": "number", "min": 0, "max": 4294967295, "isWhole": true, "default": 0},
    colours: {"kind": "data", "default": ["#b3ae9f", "#d6d1c4"]},
  },
  plants: {
    kind: {"kind": "choice", "choices": ["orchid", "reed"]},
    points: {"kind": "data"},
    height_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 0.5},
    seed: {"kind": "number", "min": 0, "max": 4294967295, "isWhole": true, "default": 0},
    colours: {"kind": "data", "default": ["#6f9c6c", "#b7cc83"]},
    flower: {"kind": "colour", "default": "#ded0e6"},
  },
  tree: {
    kind: {"kind": "choice", "choices": ["maple", "pine", "plum", "willow"]},
    height_m: {"kind": "number", "min": 0.001, "max": 1000},
    spread_m: {"kind": "number", "min": 0.001, "max": 1000},
    seed: {"kind": "number", "min": 0, "max": 4294967295, "isWhole": true, "default": 0},
    bark: {"kind": "colour", "default": "#7a6756"},
    leaf_colours: {"kind": "data", "default": ["#6f9c78", "#a9c39a"]},
    lean: {"kind": "vector", "length": 2, "min": -1.0, "max": 1.0, "default": [0.0, 0.0]},
  },
  paving: {
    size: {"kind": "vector", "length": 2, "min": 0.001, "max": 1000},
    slab_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 1.0},
    colours: {"kind": "data", "default": ["#cfcabc", "#d9cfae"]},
    joint: {"kind": "colour", "default": "#b3ae9f"},
    seed: {"kind": "number", "min": 0, "max": 4294967295, "isWhole": true, "default": 0},
  },
  shade: {
    radius_m: {"kind": "vector", "length": 2, "min": 0.001, "max": 1000},
    depth: {"kind": "number", "min": 0, "max": 1, "default": 0.28},
  },
  heron: {
    perches: {"kind": "data"},
    shy_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 8.0},
    stay_s: {"kind": "number", "min": 0.001, "max": 1000, "default": 90.0},
  },
  transform: {
    position: {"kind": "vector", "length": 3, "min": -5242.87, "max": 5242.87, "default": [0.0, 0.0, 0.0]},
    rotation: {"kind": "vector", "length": 4, "min": -1.0, "max": 1.0, "default": [0.0, 0.0, 0.0, 1.0]},
    scale: {"kind": "vector", "length": 3, "min": 0.001, "max": 1000, "default": [1.0, 1.0, 1.0]},
  },
  bounds: {
    x_min: {"kind": "number", "min": -5242.87, "max": 5242.87},
    x_max: {"kind": "number", "min": -5242.87, "max": 5242.87},
    z_min: {"kind": "number", "min": -5242.87, "max": 5242.87},
    z_max: {"kind": "number", "min": -5242.87, "max": 5242.87},
    y_min: {"kind": "number", "min": -5242.87, "max": 5242.87},
    y_max: {"kind": "number", "min": -5242.87, "max": 5242.87},
  },
  spawn: {
    radius_m: {"kind": "number", "min": 0, "max": 50, "default": 1.0},
  },
  seat: {
    height_m: {"kind": "number", "min": 0, "max": 2, "default": 0.45},
  },
  zone: {
    size: {"kind": "vector", "length": 3, "min": 0.001, "max": 1000},
    is_private: {"kind": "boolean", "default": false},
    is_quiet: {"kind": "boolean", "default": false},
    is_stage: {"kind": "boolean", "default": false},
  },
  portal: {
    target: {"kind": "space"},
    diameter_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 3.1},
    light: {"kind": "colour", "default": "#fff6de"},
  },
  viewpoint: {
    target: {"kind": "vector", "length": 3, "min": -5242.87, "max": 5242.87},
    field_of_view_deg: {"kind": "number", "min": 20, "max": 100, "default": 50.0},
    field_of_view_portrait_deg: {"kind": "number", "min": 20, "max": 100, "default": 62.0},
  },
  drift: {
    path: {"kind": "data"},
    speed_m_per_s: {"kind": "number", "min": 0, "max": 20, "default": 0.25},
    offset_m: {"kind": "number", "min": 0, "max": 100000, "default": 0.0},
    bob_m: {"kind": "number", "min": 0, "max": 1, "default": 0.01},
  },
  generator: {
    kind: {"kind": "choice", "choices": ["grid", "ring", "row", "scatter"], "default": "row"},
    count: {"kind": "number", "min": 2, "max": 10000, "isWhole": true, "default": 5},
    spacing_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 1.0},
    radius_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 3.0},
    columns: {"kind": "number", "min": 1, "max": 1000, "isWhole": true, "default": 5},
    is_turned: {"kind": "boolean", "default": true},
    seed: {"kind": "number", "min": 0, "max": 4294967295, "isWhole": true, "default": 0},
  },
  collider: {
    kind: {"kind": "choice", "choices": ["box", "cylinder", "height_field", "ramp"]},
    size: {"kind": "vector", "length": 3, "min": 0.001, "max": 1000, "default": [1.0, 1.0, 1.0]},
  },
  barrier: {
    line: {"kind": "data"},
    height_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 3.0},
    depth_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 1.0},
    thickness_m: {"kind": "number", "min": 0.001, "max": 1000, "default": 0.1},
    is_closed: {"kind": "boolean", "default": false},
  },
  button: {
    plays: {"kind": "entities", "max": 16, "default": []},
    toggles: {"kind": "entities", "max": 16, "default": []},
    link: {"kind": "link", "canLack": true, "default": null},
  },
  grabbable: {
    bounce: {"kind": "number", "min": 0, "max": 1, "default": 0.3},
    friction: {"kind": "number", "min": 0, "max": 1, "default": 0.6},
  },
  path: {
    line: {"kind": "data"},
    speed_m_per_s: {"kind": "number", "min": 0, "max": 20, "default": 1.0},
    is_closed: {"kind": "boolean", "default": true},
    turns: {"kind": "boolean", "default": true},
    wait_s: {"kind": "number", "min": 0, "max": 600, "default": 0.0},
  },
  tags: {
    words: {"kind": "words", "charsMax": 40, "max": 16},
  },
};
