// Generated from src/lanting/scene by tools/typescript.py: edit the Python, then run `make generated`.
// biome-ignore-all format: as the generator writes it


/** The dome, and the mist that everything fades into. */
export interface Sky {
  zenith: string;
  horizon: string;
  mist: string;
  glow: string;
  mist_density: number;
}

/** The one warm light, the sky's own and a fill. Positions are directions to come from. */
export interface Light {
  exposure: number;
  sky: string;
  ground: string;
  sky_strength: number;
  sun: string;
  sun_strength: number;
  sun_from: [number, number, number];
  fill: string;
  fill_strength: number;
  fill_from: [number, number, number];
  shadow_extent_m: number;
}

/** One band of hills all around: colour at the ridge, mist at the foot. */
export interface Hills {
  colour: string;
  distance_m: number;
  heights: number[];
  foot_m: number;
}

/** Long strips of mist between the hills. */
export interface Clouds {
  strips: [number, number, number, number, number][];
  colour: string;
  opacity: number;
}

/** A glTF model, its own origin at the Entity's. */
export interface Model {
  asset: string;
  variant: string | null;
  casts_shadow: boolean;
}

/** Plays a clip of the Entity's `model`, the same for everybody by the server's clock. */
export interface Animation {
  clip: string;
  speed: number;
  is_looping: boolean;
  starts: "at_once" | "on_press";
}

/** A picture in its true size, facing along the Entity's −Z, its middle at the origin; with frame, mount and plate. */
export interface Image {
  asset: string;
  width_cm: number;
  frame: "dark" | "gilt" | "none" | "white" | "wood";
  frame_cm: number;
  mount_cm: number;
  mount: string;
  title: string;
  maker: string;
  date: string;
  rights: string;
  price: string;
}

/** A picture all around, equirectangular: a ball that one looks into from outside, and stands within when inside. */
export interface Panorama {
  asset: string;
  radius_m: number;
}

/** Heard from where the Entity is; silent where sound is off. */
export interface Sound {
  asset: string;
  volume: number;
  near_m: number;
  far_m: number;
  is_looping: boolean;
  starts: "at_once" | "on_press";
}

/** A sheet with words that lines up and wraps, facing along the Entity's −Z; a `label` is a single line. */
export interface Text {
  text: string;
  width_m: number;
  letter_m: number;
  colour: string;
  paper: string | null;
  alignment: "centre" | "end" | "start";
}

/** A small light of its own: a `point` shines all around, a `spot` along the Entity's −Z. It casts no shadow. */
export interface Lamp {
  kind: "point" | "spot";
  colour: string;
  strength: number;
  reach_m: number;
  angle: number;
  softness: number;
}

/** A matrix as a relief: columns along x, rows along y, its numbers as heights and colours; no number is a hole. */
export interface Surface {
  asset: string;
  size: [number, number, number];
  colours: "cividis" | "grey" | "ink" | "viridis";
  title: string;
  x_title: string;
  y_title: string;
  z_title: string;
  x_from: number | null;
  x_to: number | null;
  y_from: number | null;
  y_to: number | null;
  z_from: number | null;
  z_to: number | null;
  has_axes: boolean;
  has_legend: boolean;
}

/** An array of N rows as a cloud: x, y, z; with a fourth column, a value as colour; with six, red, green and blue. */
export interface Points {
  asset: string;
  size: [number, number, number];
  is_stretched: boolean;
  point_m: number;
  colours: "cividis" | "grey" | "ink" | "viridis";
  title: string;
  x_title: string;
  y_title: string;
  z_title: string;
  value_title: string;
  value_from: number | null;
  value_to: number | null;
  has_axes: boolean;
  has_legend: boolean;
}

/** A board to be read, facing along the Entity's −Z, its middle at the origin: title, words, a table, a chart. */
export interface Board {
  title: string;
  text: string;
  rows: string[][];
  chart: "bars" | "line";
  series: [string, number][];
  series_title: string;
  width_m: number;
  height_m: number;
  letter_m: number;
  legs_m: number;
}

/** A simple solid inside the box `size`, centred on the Entity. */
export interface Shape {
  kind: "box" | "cylinder" | "ring" | "sphere";
  size: [number, number, number];
  colour: string;
  rounding_m: number;
  taper: number;
  sides: number;
  finish: "gilt" | "glow" | "matt";
}

/** An outline turned around the Entity's Y axis: points are (distance from the axis, height), from end to end. */
export interface Lathe {
  outline: [number, number][];
  colour: string;
  sides: number;
  is_smooth: boolean;
  finish: "gilt" | "glow" | "matt";
}

/** An outline in the x-y plane, with holes, `depth_m` thick along z and centred on the Entity's z 0. */
export interface Extrusion {
  outline: [number, number][];
  depth_m: number;
  colour: string;
  holes: [number, number][][];
  rounding_m: number;
  finish: "gilt" | "glow" | "matt";
}

/** A round bar along a line; `flatness` squeezes its height. */
export interface Tube {
  line: [number, number, number][];
  radius_m: number;
  colour: string;
  end_radius_m: number | null;
  sides: number;
  flatness: number;
  is_closed: boolean;
  finish: "gilt" | "glow" | "matt";
}

/** A curved surface through rows of points, as a roof is; seen from above and, in its own colour, from below. */
export interface Sheet {
  columns: number;
  points: [number, number, number][];
  colour: string;
  edge_colour: string | null;
  underside: string | null;
  thickness_m: number;
  is_closed: boolean;
  finish: "gilt" | "glow" | "matt";
}

/** The little tiled roof along a wall's top: two slopes with rows of tiles, and a ridge above them. */
export interface Coping {
  line: [number, number, number][];
  width_m: number;
  height_m: number;
  tile_step_m: number;
  colour: string;
  ridge: string;
}

/** Words on a thing, facing along the Entity's −Z. */
export interface Label {
  text: string;
  height_m: number;
  colour: string;
  paper: string | null;
  is_upright: boolean;
}

/** Ground as heights over the crossings of grid lines, which may be denser where more happens. */
export interface HeightField {
  xs: number[];
  zs: number[];
  heights: number[];
  palette: string[];
  paint: number[];
}

/** A stream along a line, `widths_m` wide at each of its points, flowing from the first to the last. */
export interface Water {
  line: [number, number, number][];
  widths_m: number[];
  colour: string;
  rim: string;
  glint: string;
  flow_m_per_s: number;
}

/** A stand of bamboo. */
export interface Bamboo {
  stems: [number, number, number, number, number, number][];
  leaves_per_stem: number;
  seed: number;
  stem_colours: [string, string];
  leaf_colours: [string, string];
}

/** A drift of grass. */
export interface Grass {
  tufts: [number, number, number][];
  height_m: number;
  seed: number;
  colours: [string, string];
}

/** A rounded stone inside the box `size`, centred on the Entity. */
export interface Rock {
  size: [number, number, number];
  colour: string;
  roughness: number;
  seed: number;
}

/** Many small stones: `pebble`s rounded by water, or the flat `flag`s of a path, sunk into the ground. */
export interface Stones {
  kind: "flag" | "pebble";
  stones: [number, number, number, number][];
  seed: number;
  colours: [string, string];
}

/** Single plants: `orchid`s with arching leaves and a few pale flowers, `reed`s that stand in shallow water. */
export interface Plants {
  kind: "orchid" | "reed";
  points: [number, number, number][];
  height_m: number;
  seed: number;
  colours: [string, string];
  flower: string;
}

/** One tree: a `pine` with flat clouds of needles, a `plum` in blossom, a `willow` that hangs, a round `maple`. */
export interface Tree {
  kind: "maple" | "pine" | "plum" | "willow";
  height_m: number;
  spread_m: number;
  seed: number;
  bark: string;
  leaf_colours: [string, string];
  lean: [number, number];
}

/** A level floor of stone slabs in broken rows, with joints between; its top is the Entity's y 0. */
export interface Paving {
  size: [number, number];
  slab_m: number;
  colours: [string, string];
  joint: string;
  seed: number;
}

/** The soft dark on ground and paving under a large thing, an ellipse around the Entity. */
export interface Shade {
  radius_m: [number, number];
  depth: number;
}

/** It stands on one of its perches while nobody is near, and flies to another, or away, when somebody comes. */
export interface Heron {
  perches: [number, number, number][];
  shy_m: number;
  stay_s: number;
}

/** Position, rotation and scale under the parent, as a glTF node has them. Colliders heed yaw and position only. */
export interface Transform {
  position: [number, number, number];
  rotation: [number, number, number, number];
  scale: [number, number, number];
}

/** The world's border, in the world's axes: nobody gets beyond it. One Entity of a Scene has it. */
export interface Bounds {
  x_min: number;
  x_max: number;
  z_min: number;
  z_max: number;
  y_min: number;
  y_max: number;
}

/** Where newcomers appear: anywhere on a disc around the Entity, looking along its −Z. */
export interface Spawn {
  radius_m: number;
}

/** One person sits here, looking along the Entity's −Z; the Entity's origin is the floor under the seat. */
export interface Seat {
  height_m: number;
}

/** A part of the place, a box centred on the Entity and turned with its yaw. */
export interface Zone {
  size: [number, number, number];
  is_private: boolean;
  is_quiet: boolean;
  is_stage: boolean;
}

/** A round door to another Space, facing along the Entity's −Z; its origin is the middle of the opening. */
export interface Portal {
  target: string;
  diameter_m: number;
  light: string;
}

/** The best side of the place: what the door shows before anybody enters. The camera stands at the Entity. */
export interface Viewpoint {
  target: [number, number, number];
  field_of_view_deg: number;
  field_of_view_portrait_deg: number;
}

/** The Entity floats along a line in the world's axes, from its start to its end and again from the start. */
export interface Drift {
  path: [number, number, number][];
  speed_m_per_s: number;
  offset_m: number;
  bob_m: number;
}

/** Repeats its Entity with all that hangs on it: the thing itself is the first, its copies stand beside it. */
export interface Generator {
  kind: "grid" | "ring" | "row" | "scatter";
  count: number;
  spacing_m: number;
  radius_m: number;
  columns: number;
  is_turned: boolean;
  seed: number;
}

/** A simple solid, centred on its Entity and turned with its yaw. */
export interface Collider {
  kind: "box" | "cylinder" | "height_field" | "ramp";
  size: [number, number, number];
}

/** An upright, unseen wall along a line, in the Entity's axes: what keeps feet out of the water. */
export interface Barrier {
  line: [number, number, number][];
  height_m: number;
  depth_m: number;
  thickness_m: number;
  is_closed: boolean;
}

/** Can be pressed by whoever is near: everybody inside sees it happen. */
export interface Button {
  plays: string[];
  toggles: string[];
  link: string | null;
}

/** Can be taken in hand, carried, put down and thrown by whoever is near. */
export interface Grabbable {
  bounce: number;
  friction: number;
}

/** The Entity goes along a line in the world's axes, the same for everybody by the server's clock. */
export interface Path {
  line: [number, number, number][];
  speed_m_per_s: number;
  is_closed: boolean;
  turns: boolean;
  wait_s: number;
}

/** Words by which experiences find this and others like it, whatever their names are. */
export interface Tags {
  words: string[];
}

export interface Components {
  sky: Sky;
  light: Light;
  hills: Hills;
  clouds: Clouds;
  model: Model;
  animation: Animation;
  image: Image;
  panorama: Panorama;
  sound: Sound;
  text: Text;
  lamp: Lamp;
  surface: Surface;
  points: Points;
  board: Board;
  shape: Shape;
  lathe: Lathe;
  extrusion: Extrusion;
  tube: Tube;
  sheet: Sheet;
  coping: Coping;
  label: Label;
  height_field: HeightField;
  water: Water;
  bamboo: Bamboo;
  grass: Grass;
  rock: Rock;
  stones: Stones;
  plants: Plants;
  tree: Tree;
  paving: Paving;
  shade: Shade;
  heron: Heron;
  transform: Transform;
  bounds: Bounds;
  spawn: Spawn;
  seat: Seat;
  zone: Zone;
  portal: Portal;
  viewpoint: Viewpoint;
  drift: Drift;
  generator: Generator;
  collider: Collider;
  barrier: Barrier;
  button: Button;
  grabbable: Grabbable;
  path: Path;
  tags: Tags;
}
