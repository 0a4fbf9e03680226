// Generated from src/lanting/protocol by tools/typescript.py: edit the Python, then run `make generated`.
// biome-ignore-all format: as the generator writes it


export const SUBPROTOCOL = "lanting.v1";
export const TICKET_PREFIX = "ticket.";

export const TICK_HZ = 20;
export const SUB_TICKS = 5;
export const HEARTBEAT_MS = 250;
export const NEAR_MAX = 16;
export const MIDDLE_MAX = 48;
export const FAR_MAX = 128;
export const MIDDLE_EVERY = 3;
export const FAR_EVERY = 10;
export const CELL_M = 16;
export const REFRESH_TICKS = 20;
export const WALK_M_PER_S = 1.6;
export const RUN_M_PER_S = 4.5;
export const SPEED_BUCKET_S = 2.0;
export const SPEED_MARGIN = 1.25;
export const SNAP_M = 1.5;
export const SIT_WITHIN_M = 3.0;
export const PRESS_WITHIN_M = 4.0;
export const GRAB_WITHIN_M = 3.0;
export const EMOTE_WITHIN_M = 40.0;
export const THINGS_TOLD_MAX = 16;
export const THINGS_WITHIN_M = 64.0;
export const THROW_M_PER_S = 15.0;
export const FLIGHT_M_MAX = 30.0;
export const FLIGHT_MS_MAX = 30000;
export const THING_SILENT_MS = 5000;
export const TRACKED_WITHIN_M = 20.0;
export const TRACKED_SILENT_MS = 2000;
export const FRAMES_UNACKNOWLEDGED_MAX = 20;
export const ACKNOWLEDGE_WITHIN_MS = 5000;
export const BACKLOG_BYTES_MAX = 262144;
export const ACKNOWLEDGE_EVERY_MS = 250;
export const ENTER_WITHIN_MS = 5000;
export const RESUME_WITHIN_MS = 60000;
export const SLOT_REST_MS = 30000;
export const FADE_AFTER_MS = 5000;
export const HIDE_AFTER_MS = 10000;
export const CARDS_EVERY_MS = 1000;
export const CARDS_PUSHED_PEOPLE_MAX = 50;
export const HANDS_EVERY_MS = 250;
export const HANDS_MAX = 100;
export const PLACE_NOTE_EVERY_MS = 5000;
export const PLACE_NOTE_VALID_MS = 600000;
export const PLACE_NOTE_BYTES_MAX = 256;
export const OUTBOX_MS_MAX = 60000;
export const OUTBOX_EVENTS_MAX = 1000;
export const OUTBOX_BYTES_MAX = 1048576;
export const MESSAGE_BYTES_MAX = 16384;
export const FRAGMENTS_MAX = 64;
export const FRAGMENTS_WITHIN_MS = 5000;
export const EDIT_BYTES_MAX = 65536;
export const EDIT_OPERATIONS_MAX = 1000;
export const EDITS_EVERY_MS = 10;
export const EDITS_BATCH_BYTES_MAX = 131072;
export const SELECTED_MAX = 150;
export const HISTORY_PAGE_MAX = 100;
export const ENTITIES_MAX = 10000;
export const ENTITY_NAME_CHARS_MAX = 80;
export const DESCRIPTION_CHARS_MAX = 500;
export const PERSON_ENTITIES_MAX = 5000;
export const TRIANGLES_MAX = 2000000;
export const PERSON_TRIANGLES_MAX = 500000;
export const RELIEF_CORNERS_MAX = 200000;
export const PERSON_BYTES_MAX = 1048576;
export const SCENE_BYTES_MAX = 4194304;
export const ENTITY_BYTES_MAX = 524288;
export const NAME_CHARS_MAX = 32;
export const CHAT_CHARS_MAX = 2000;
export const CHAT_HISTORY_LINES = 200;
export const CHAT_HISTORY_BYTES_MAX = 131072;
export const PEOPLE_QUERY_CHARS_MAX = 64;
export const PEOPLE_PAGE_MAX = 100;
export const CARDS_ASKED_MAX = 200;
export const ENTITY_ID_CHARS_MAX = 20;
export const SLUG_CHARS_MAX = 64;
export const PATH_POINTS_MAX = 256;
export const REASON_CHARS_MAX = 200;
export const WHISPER_CHARS_MAX = 500;
export const CAPTION_CHARS_MAX = 200;
export const SPACE_NAME_CHARS_MAX = 80;
export const WAITING_TOLD_EVERY_MS = 1000;
export const WAITING_MAX = 200;
export const WAITING_LISTED_MAX = 50;
export const PLACE_HELD_MS = 30000;
export const SLOW_MODE_S_MAX = 3600;
export const CAPACITY_MAX = 100000;
export const BAN_MIN_MAX = 527040;
export const KNOWN_AFTER_MS = 600000;
export const NEW_CHAT_EVERY_MS = 4000;
export const NEW_CHAT_BURST = 3;
export const BLOCKS_MAX = 500;
export const SLOT_BITS = 18;
export const SLOT_MAX = 262143;
export const VOICE_PACKET_MS = 20;
export const OPUS_BYTES_MAX = 400;
export const VOICES_MAX = 8;
export const HEARD_WITHIN_M = 24.0;
export const VOICE_GATHERED_MS = 3;
export const VOICE_UNACKNOWLEDGED_MS = 500;
export const VOICE_ACKNOWLEDGE_EVERY_MS = 100;
export const VOICE_PACKETS_PER_S = 60;
export const VOICE_PACKETS_BURST = 50;
export const CLICK_WITHIN_M = 8.0;
export const PANEL_ITEMS_MAX = 60;
export const PANEL_BUTTONS_MAX = 20;
export const PANEL_OPTIONS_MAX = 100;
export const PANEL_POINTS_MAX = 500;
export const PANEL_TEXT_CHARS_MAX = 2000;
export const PANEL_BYTES_MAX = 15360;
export const PANELS_OPEN_MAX = 8;
export const TOLD_CHARS_MAX = 500;
export const BADGE_CHARS_MAX = 24;
export const BADGES_EACH_MAX = 3;
export const GIVEN_CHARS_MAX = 200000;
export const GIVEN_PIECE_CHARS_MAX = 15000;
export const TO_MAX = 500;
export const CLICKABLE_MAX = 500;
export const COMMANDS_MAX = 20;
export const BOARDS_MAX = 32;
export const ANIMATIONS_MAX = 256;
export const ANIMATION_KEYS_MAX = 400;
export const SOUNDS_MAX = 32;
export const STATE_BYTES_MAX = 61440;
export const STATE_VALUES_MAX = 20000;
export const RECORD_BYTES_MAX = 12288;
export const RECORDS_PAGE_MAX = 100;
export const ARRAY_BYTES_MAX = 67108864;
export const PIECE_BYTES_MAX = 61440;
export const PHOTO_BYTES_MAX = 4194304;
export const PEOPLE_PLACES_EVERY_MS = 250;
export const PROGRAM_OUTBOX_EVENTS_MAX = 20000;
export const PROGRAM_OUTBOX_BYTES_MAX = 16777216;
export const PROGRAM_BACKLOG_BYTES_MAX = 8388608;

export const X_BITS = 20;
export const Z_BITS = 20;
export const Y_BITS = 15;
export const YAW_BITS = 9;
export const PITCH_BITS = 7;
export const FLAG_BITS = 7;
export const XZ_ORIGIN_M = -5242.88;
export const XZ_STEP_M = 0.01;
export const Y_ORIGIN_M = -128.0;
export const Y_STEP_M = 0.02;
export const YAW_STEPS = 512;
export const PITCH_STEPS = 127;
export const X_MAX = 1048575;
export const Y_MAX = 32767;
export const Z_SHIFT = 20;
export const Y_SHIFT = 40;
export const YAW_SHIFT = 55;
export const PITCH_SHIFT = 18;
export const FLAG_SHIFT = 25;
export const REPORT_BYTES = 14;
export const FRAME_HEAD_BYTES = 12;
export const RECORD_BYTES = 12;
export const CELL_BYTES = 6;
export const CLIENT_FLAGS = 75;

export const THING_BITS = 18;
export const THING_MAX = 262143;
export const THING_REPORT_BYTES = 18;
export const THING_BYTES = 16;
export const QUATERNION_BITS = 10;
export const QUATERNION_MIDDLE = 511;

export const TRACKED_REPORT_BYTES = 30;
export const TRACKED_BYTES = 28;
export const PART_BITS = 9;
export const PART_MAX = 511;
export const PART_STEP_M = 0.01;
export const PART_XZ_ORIGIN_M = -2.56;
export const PART_Y_ORIGIN_M = -1.28;
export const PART_TURN_SHIFT = 27;
export const IS_TRACKED_SHIFT = 59;
export const SHAPE_SHIFT = 60;
export const SHAPE_MAX = 7;
export const UNTRACKED = 0;
export const TRACKED_FLAGS = 7;

export const Lane = {
  POSE: 1,
  VOICE: 2,
  EVENT: 3,
  SCENE: 4,
} as const;
export type Lane = (typeof Lane)[keyof typeof Lane];

export const CloseCode = {
  NORMAL: 1000,
  PROTOCOL_ERROR: 1002,
  UNSUPPORTED_DATA: 1003,
  MESSAGE_TOO_BIG: 1009,
  GOING_AWAY: 4000,
  TAKEN_OVER: 4001,
  TOO_SLOW: 4002,
  BAD_MESSAGE: 4003,
  TOO_FAST: 4004,
  NOT_ENTERED: 4005,
  SPACE_FULL: 4006,
  REMOVED: 4007,
  BANNED: 4008,
  NOT_ADMITTED: 4009,
  SPACE_DELETED: 4010,
  INTERNAL: 4011,
} as const;
export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode];

export const Gait = {
  STILL: 0,
  WALK: 1,
  RUN: 2,
  AIR: 3,
} as const;
export type Gait = (typeof Gait)[keyof typeof Gait];

export const PoseFlag = {
  GAIT: 3,
  SEATED: 4,
  TYPING: 8,
  SPEAKING: 16,
  SNAP: 32,
  AWAY: 64,
} as const;

export const ThingFlag = {
  FLYING: 1,
} as const;

export const TrackedFlag = {
  HANDS: 1,
  MIXED_REALITY: 2,
  TABLE: 4,
} as const;

export const HandShape = {
  OPEN: 0,
  POINTING: 1,
  PINCH: 2,
  FIST: 3,
} as const;
export type HandShape = (typeof HandShape)[keyof typeof HandShape];

export type Permission = "enter" | "move" | "emote" | "chat" | "speak" | "see_people" | "whisper" | "edit" | "build" | "use" | "attend" | "gather" | "moderate" | "own";

/** How a person appears. Numbers are indices into the palettes that the client draws from. */
export interface Look {
  skin: number;
  hair: number;
  hair_style: number;
  cloth: number;
  legs: number;
  sash: number;
  glasses: boolean;
  wheelchair: boolean;
}

/** Where somebody stands: metres, and the head's yaw in radians. */
export interface Place {
  x: number;
  y: number;
  z: number;
  yaw: number;
}

/** The first message of every connection: become, or be again, a Participant (PR-40). */
export interface Enter {
  name: string;
  look?: Look;
  program?: boolean;
  unseen?: boolean;
  language?: "en" | "fr" | "zh-CN";
  watching?: boolean;
  through?: string | null;
  at?: Place | null;
  session?: string | null;
  last_event?: number;
  chat_after?: number | null;
  place_note?: Uint8Array | null;
}

/** Everything up to this event seq has been received. */
export interface Acknowledge {
  ack: number;
}

/** Goes now: no slot is kept. */
export interface Leave {
}

/** A line for everybody in the Space. Repeating the request_id repeats the answer. */
export interface Say {
  request_id: string;
  text: string;
}

/** Who is in these slots? */
export interface AskCards {
  slots: number[];
}

/** One page of the people list, by name. */
export interface AskPeople {
  query?: string;
  after?: string | null;
  limit?: number;
}

/** A new name or look for oneself. */
export interface ChangeCard {
  name?: string | null;
  look?: Look | null;
}

/** A way on foot from where one stands to (x, z), found on the server's walk grid. */
export interface FindPath {
  x: number;
  z: number;
}

/** Sit down on the Entity with a Seat, from SIT_WITHIN_M of it. Answered by Moved or Refused (SP-70). */
export interface Sit {
  seat: string;
}

/** Stand up, before the seat. Answered by Moved or Refused (SP-72). */
export interface Stand {
}

/** A gesture, for those who see her from EMOTE_WITHIN_M (SP-75). */
export interface ShowEmote {
  emote: "bow" | "clap" | "dance" | "point" | "raise_hand" | "wave";
}

/** A line for one other alone. Never stored. Answered by WhisperAccepted or Refused (SP-95). */
export interface SayTo {
  participant: string;
  text: string;
}

/** A new Entity, with the id that its maker gave it. */
export interface AddEntity {
  op: "add";
  id: string;
  name: string;
  description: string;
  words: string | null;
  parent: string | null;
  is_locked: boolean;
  components: { [key: string]: { [key: string]: unknown } };
}

/** An Entity goes, and everything that hangs on it. */
export interface RemoveEntity {
  op: "remove";
  id: string;
}

/** Some properties of one component are others; where the Entity lacked it, the rest has its defaults. */
export interface SetProperties {
  op: "set";
  id: string;
  component: string;
  values: { [key: string]: unknown };
}

/** An Entity lacks a component from now on. */
export interface ClearComponent {
  op: "clear";
  id: string;
  component: string;
}

/** An atomic list of operations. Answered by EditDone or Refused. */
export interface Edit {
  request_id: string;
  scene: "draft" | "published";
  operations: (AddEntity | RemoveEntity | SetProperties | ClearComponent)[];
}

/** Take back an edit of one's own, or what one has undone: the last that can be, or a certain one. */
export interface Undo {
  request_id: string;
  scene: "draft" | "published";
  redo?: boolean;
  revision?: number | null;
}

/** What has changed after a Revision. Answered by Edits, or by SceneReset where that is too much. */
export interface AskEdits {
  scene: "draft" | "published";
  after: number;
}

/** What one is about to change: others who build see it. */
export interface Select {
  entities: string[];
}

/** One page of the journal, the newest first. */
export interface AskHistory {
  scene: "draft" | "published";
  before?: number | null;
  limit?: number;
}

/** The Scene becomes what it was at a Revision. */
export interface Restore {
  request_id: string;
  scene: "draft" | "published";
  revision: number;
}

/** Undo everything that the author of an edit has done, from that edit on. */
export interface TakeBack {
  request_id: string;
  scene: "draft" | "published";
  revision: number;
}

/** From now on builders change a draft; `on` false: the draft is thrown away. */
export interface SetDrafting {
  request_id: string;
  on: boolean;
}

/** What the draft has changed is changed in the published Scene, in one edit. */
export interface Publish {
  request_id: string;
}

/** What publishing would change. Answered by Difference. */
export interface Compare {
}

/** How much is built here, by all and by oneself. Answered by SceneUsage. */
export interface AskUsage {
  scene: "draft" | "published";
}

/** One inside may build in a Zone, or no more. Answered by ActDone. */
export interface GiveArea {
  request_id: string;
  zone: string;
  participant: string;
  on: boolean;
}

/** Press the Entity with a Button, from PRESS_WITHIN_M of it. */
export interface Press {
  entity: string;
}

/** Take a `grabbable` Entity in hand, from GRAB_WITHIN_M of it. Answered by ThingTaken or Refused (SP-131). */
export interface Grab {
  entity: string;
}

/** Leave what one holds, or has thrown, where it is now. Answered by ThingLeft or Refused (SP-136). */
export interface Release {
  entity: string;
  position: [number, number, number];
  rotation: [number, number, number, number];
}

/** A ticket for one's voice socket. Answered by VoiceTicket (PR-87). */
export interface AskVoice {
}

/** Not a byte of that voice to me, for this stay. Nobody else hears of it (SP-157). */
export interface MuteVoice {
  participant: string;
  on: boolean;
}

/** Neither meets the other any more, in no Space of this Server. Answered by Blocks or Refused (SP-170). */
export interface Block {
  request_id: string;
  participant: string;
}

/** They may meet again. Answered by Blocks or Refused. */
export interface LiftBlock {
  request_id: string;
  block: string;
}

/** Whom one has blocked. Answered by Blocks. */
export interface AskBlocks {
}

/** Wants to say something, or no more. Answered by Hands, to all (SP-161). */
export interface RaiseHand {
  on: boolean;
}

/** What she has just said, as her own browser wrote it. Kept nowhere; Captioned to those who hear her (SP-168). */
export interface Caption {
  text: string;
}

/** Everybody comes around me; `on` false: back to where they were. */
export interface Gather {
  request_id: string;
  on: boolean;
  around?: Place | null;
}

/** Nobody but hosts moves, until it is lifted. */
export interface HoldStill {
  request_id: string;
  on: boolean;
}

/** Nobody but hosts writes, until it is lifted. */
export interface Quiet {
  request_id: string;
  on: boolean;
}

/** One, or everybody but hosts, stands where newcomers arrive; `on` false: back to where they were. */
export interface BringToDoor {
  request_id: string;
  participant?: string | null;
  on?: boolean;
}

/** One of those who wait, or the next. `on` false: one who was let in waits again. */
export interface LetIn {
  request_id: string;
  participant?: string | null;
  on?: boolean;
}

/** One of those who wait is not let in now. She may ask again. */
export interface TurnAway {
  request_id: string;
  participant: string;
  reason?: string;
}

/** Another name for one inside, by SP-7. */
export interface Rename {
  request_id: string;
  participant: string;
  name: string;
}

/** One inside may not write, until it is lifted. */
export interface MuteChat {
  request_id: string;
  participant: string;
  on: boolean;
  reason?: string;
}

/** One inside is sent out now. She may come back. */
export interface Remove {
  request_id: string;
  participant: string;
  reason?: string;
}

/** One inside, or one who waits, is sent out and stays out: the guest, wherever her cookie is. */
export interface Ban {
  request_id: string;
  participant: string;
  reason?: string;
  minutes?: number | null;
  newcomers?: boolean;
}

/** Nobody hears this one, or nobody but hosts is heard, until it is lifted (SP-160). */
export interface MuteVoices {
  request_id: string;
  on: boolean;
  participant?: string | null;
  reason?: string;
}

/** One inside is heard by all while she stands on a stage, until it is taken from her (SP-162). */
export interface GiveStage {
  request_id: string;
  participant: string;
  on: boolean;
}

/** Somebody's turn is over, or everybody's. */
export interface LowerHand {
  request_id: string;
  participant?: string | null;
}

/** Nobody who is not inside comes in any more, but hosts, until it is lifted (SP-164). */
export interface Lock {
  request_id: string;
  on: boolean;
}

/** A thing to which an experience listens, from CLICK_WITHIN_M. Refused, or the experience decides what happens. */
export interface Click {
  entity: string;
}

/** A line of chat that began with a stroke: for the experience that has this command, and for nobody else. */
export interface Command {
  word: string;
  text?: string;
}

/** A button of a Panel, with what is in its fields. Answered by AnswerTaken or Refused; asked again until then. */
export interface Answer {
  request_id: string;
  panel: string;
  button: string | null;
  values?: { [key: string]: string | number | string[] | null };
}

/** Goes along, or does not, where an experience offered to take her somewhere. */
export interface Decide {
  offer: string;
  goes: boolean;
}

/** A picture that a program of hers asked for (PhotoAsked), piece by piece, at most PHOTO_BYTES_MAX. */
export interface Photo {
  photo: string;
  piece: Uint8Array;
  is_last: boolean;
}

/** From now on these things can be clicked, and these commands said: all of them, anew. */
export interface Listen {
  clickable?: { [key: string]: string };
  commands?: { [key: string]: string };
}

/** A sentence for these people alone, or for everybody; kept nowhere. */
export interface TellTo {
  to: string[] | null;
  text: string;
}

/** A paragraph; line breaks are kept. */
export interface Text {
  kind: "text";
  text: string;
  style: "good" | "heading" | "plain" | "warning";
}

/** A picture of the Space's library. */
export interface Picture {
  kind: "picture";
  asset: string;
  alt: string;
}

/** Entries one below the other, with dots or numbers. */
export interface Listing {
  kind: "list";
  entries: string[];
  is_numbered: boolean;
}

/** Each row has as many cells as there are columns. */
export interface Table {
  kind: "table";
  columns: string[];
  rows: string[][];
  caption: string;
}

/** A bar that is filled so far. */
export interface Progress {
  kind: "progress";
  label: string;
  value: number;
}

/** A bar for each label. */
export interface BarChart {
  kind: "bars";
  title: string;
  labels: string[];
  values: number[];
  unit: string;
}

/** Points of one line, x and y, in the order in which they are joined. */
export interface Series {
  name: string;
  points: [number, number][];
}

/** Lines over one pair of axes. */
export interface LineChart {
  kind: "lines";
  title: string;
  series: Series[];
  x_label: string;
  y_label: string;
}

/** A line to write, or several. */
export interface TextField {
  kind: "text_field";
  name: string;
  label: string;
  value: string;
  chars_max: number;
  is_long: boolean;
  is_required: boolean;
}

/** A number to write. */
export interface NumberField {
  kind: "number_field";
  name: string;
  label: string;
  value: number | null;
  min: number | null;
  max: number | null;
  step: number | null;
  unit: string;
  is_required: boolean;
}

/** A number to choose between two. */
export interface Slider {
  kind: "slider";
  name: string;
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  unit: string;
}

/** One of the options, or with `is_many` any of them. */
export interface ChoiceField {
  kind: "choice_field";
  name: string;
  label: string;
  options: string[];
  value: string[];
  is_many: boolean;
  is_required: boolean;
}

/** A day to choose. */
export interface DateField {
  kind: "date_field";
  name: string;
  label: string;
  value: string | null;
  min: string | null;
  max: string | null;
  is_required: boolean;
}

/**  */
export interface PanelButton {
  name: string;
  label: string;
  style: "plain" | "primary" | "warning";
}

/** What is on it. Names of fields and of buttons are each there once. */
export interface Panel {
  title: string;
  items: (Text | Picture | Listing | Table | Progress | BarChart | LineChart | TextField | NumberField | Slider | ChoiceField | DateField)[];
  buttons: PanelButton[];
  can_close: boolean;
}

/** A Panel before these people, or hung on an Entity for everybody. The same key again: other contents. */
export interface ShowPanel {
  key: string;
  content: Panel;
  to?: string[] | null;
  board?: string | null;
  in_languages?: { [key: string]: Panel };
}

/** It is before nobody any more, or no more before these. */
export interface ClosePanel {
  key: string;
  to?: string[] | null;
  reason?: "closed" | "ended" | "reloaded";
}

/** What the handler of an answer came to: it is taken, or she reads why it is not. */
export interface TakeAnswer {
  participant: string;
  request_id: string;
  refused_because?: string | null;
}

/** How one property of one Entity goes, as a channel of glTF 2.0 with its sampler (clause 3.11). */
export interface Channel {
  entity: string;
  path: "light.colour" | "light.intensity" | "rotation" | "scale" | "translation" | "visible";
  times: number[];
  values: number[][];
  interpolation: "linear" | "step";
}

/** Things move for everybody. No channels: the animation of this key ends. */
export interface Animate {
  key: string;
  channels: Channel[];
  at?: number | null;
  loops?: boolean;
}

/** A sound for everybody. No sound: that of this key ends. */
export interface Play {
  key: string;
  sound: string | null;
  entity?: string | null;
  place?: [number, number, number] | null;
  at?: number | null;
  gain?: number;
  loops?: boolean;
}

/** Start, stop or set the show clock. */
export interface SetShow {
  second: number;
  runs: boolean;
  title?: string;
}

/** Would take these people, or everybody, to a place; who says yes is taken there (an announced cut). */
export interface Offer {
  to: string[] | null;
  place: Place;
  text: string;
  seats?: string[];
}

/** Keep a value for the next start. Answered by Kept once it is committed, or Refused. */
export interface Keep {
  key: string;
  version: number;
  value: Uint8Array | null;
  person?: string | null;
  for_answers?: string[];
}

/** What was kept under a key, or under all that begin with it. Answered by Recalled, page by page. */
export interface Recall {
  key: string;
  person?: string | null;
  is_prefix?: boolean;
  after?: string | null;
}

/** Append to a log of which nothing is ever changed. Answered by Recorded once it is committed. */
export interface Record {
  request_id: string;
  log: string;
  body: string;
  for_answers?: string[];
}

/** A page of a log. Answered by Records. */
export interface AskRecords {
  log: string;
  after?: number;
  limit?: number;
}

/** A file for the Space's library, piece by piece, checked as an upload is. Needs the capability `edit` (PR-102). */
export interface HandOver {
  file: string;
  name: string;
  at: number;
  piece: Uint8Array;
  is_last: boolean;
  replaces?: string | null;
}

/** A picture from a page that the token's owner has open here. Answered by PhotoTaken or Refused (`no_camera`). */
export interface AskPhoto {
  width?: number;
  height?: number;
  place?: Place | null;
  pitch?: number;
}

/** A text file for one person to keep, or a piece of one. Answered by Refused or not at all. */
export interface GiveFile {
  participant: string;
  file: string;
  text: string;
  part_of?: string | null;
  more?: boolean;
}

/** A word at somebody's name, given by an experience. */
export interface Badge {
  text: string;
  colour: number;
}

/** A badge at somebody's name; None: hers of this program comes off. It ends with the stay. */
export interface SetBadge {
  participant: string;
  badge: Badge | null;
}

/** What a host decides about a Space: ordinary settings, visible to everybody inside. */
export interface Rules {
  entry: "anyone" | "link";
  approval: "everybody" | "new" | "nobody";
  capacity: number | null;
  chat: boolean;
  history: boolean;
  whispers: boolean;
  slow_mode_s: number;
  quiet: boolean;
  still: boolean;
  voice: boolean;
  voices_muted: boolean;
  locked: boolean;
}

/** What a viewer learns of a slot. */
export interface Card {
  slot: number;
  participant: string;
  name: string;
  look: Look;
  program: boolean;
  role: "builder" | "host" | "operator" | "owner" | "visitor" | "watcher";
  is_new: boolean;
  is_muted: boolean;
  is_voice_muted: boolean;
  is_on_stage: boolean;
}

/** One line of chat, as it is stored. */
export interface ChatLine {
  number: number;
  participant: string;
  name: string;
  program: boolean;
  text: string;
  said_at: number;
}

/** A thing that is in somebody's hand, or flying from it. */
export interface HeldThing {
  entity: string;
  thing: number;
  slot: number;
  epoch: number;
}

/** A button that was pressed an odd number of times since somebody is inside. */
export interface PressedButton {
  entity: string;
  at: number;
}

/** The answer to Enter, always seq 0 and outside the outbox (PR-41). */
export interface Welcome {
  session: string;
  server_epoch: number;
  resumed: boolean;
  space: string;
  space_name: string;
  participant: string;
  name: string;
  slot: number;
  epoch: number;
  place: Place;
  role: "builder" | "host" | "operator" | "owner" | "visitor" | "watcher";
  permissions: string[];
  is_new: boolean;
  rules: Rules;
  seat: string | null;
  scene_revision: number;
  draft_revision: number | null;
  people: number;
  cards: Card[];
  chat: ChatLine[];
  things: HeldThing[];
  pressed: PressedButton[];
  hands: number[];
  clock_from: number;
}

/** A request was understood and is not granted. The sentence is in `locales/<language>/*.ftl` under `code`. */
export interface Refused {
  re: number;
  code: string;
  facts: { [key: string]: string | number | boolean };
}

/** The last event before the server closes the socket on purpose. */
export interface Closing {
  code: number;
  reason: string;
  facts: { [key: string]: string | number | boolean };
}

/** The other answer to Enter, always seq 0: not inside yet, keep the line open. Told anew on changes (SP-80). */
export interface Waiting {
  reason: "approval" | "full";
  place: number;
  space_name: string;
  people: number;
  hosts: number;
}

/** The Space's rules or its name are others now. */
export interface RulesChanged {
  space_name: string;
  rules: Rules;
  by: string | null;
}

/** What you may do here has changed. */
export interface Standing {
  role: "builder" | "host" | "operator" | "owner" | "visitor" | "watcher";
  permissions: string[];
  is_new: boolean;
  is_muted: boolean;
  draft_revision: number | null;
  areas: string[];
  why: string;
  is_voice_muted: boolean;
  voice_why: string;
  is_on_stage: boolean;
}

/** A line for everybody. */
export interface ChatSaid {
  line: ChatLine;
  tag: Uint8Array;
}

/** Your line is stored. Comes before its ChatSaid, and again, alone, for a repeated request_id. */
export interface SayAccepted {
  re: number;
  request_id: string;
  line: ChatLine;
}

/** A line for you alone. */
export interface Whispered {
  participant: string;
  name: string;
  text: string;
  said_at: number;
  tag: Uint8Array;
}

/** Your whisper was handed on. */
export interface WhisperAccepted {
  re: number;
  participant: string;
  name: string;
  text: string;
  said_at: number;
}

/** New and changed cards and freed slots, once a second; or the answer to AskCards. */
export interface Cards {
  people: number;
  cards: Card[];
  left: number[];
}

/** One page of the people list. */
export interface People {
  re: number;
  total: number;
  cards: Card[];
  next: string | null;
}

/** The server moved you: stand here, and report under this epoch from now on (PR-17). */
export interface Moved {
  epoch: number;
  place: Place;
  reason: string;
  seat: string | null;
}

/** The way that was asked for: corners in metres, the first is where one stands. */
export interface Path {
  re: number;
  points: [number, number, number][];
  reached: boolean;
}

/** A sealed reminder of where you stand: give it back when you enter after a restart. */
export interface PlaceNote {
  note: Uint8Array;
}

/** Somebody made a gesture, perhaps the receiver herself. */
export interface Emoted {
  slot: number;
  emote: "bow" | "clap" | "dance" | "point" | "raise_hand" | "wave";
}

/** Somebody before the Space, as hosts see her. */
export interface Waiter {
  id: string;
  name: string;
  look: Look;
  program: boolean;
  is_new: boolean;
  reason: "approval" | "full";
  waits_ms: number;
}

/** To hosts: who waits before the Space, the longest waiting first. */
export interface Waiters {
  total: number;
  waiters: Waiter[];
}

/** A host's act is stored and has taken effect. Again, alone, for a repeated request_id. */
export interface ActDone {
  re: number;
  request_id: string;
}

/** A host did something that concerns everybody inside. */
export interface Announced {
  act: "gather" | "lock" | "mute_voice" | "quiet" | "still" | "to_door";
  on: boolean;
  by: string;
}

/** Somebody pressed a button. */
export interface Pressed {
  entity: string;
  slot: number | null;
  at: number;
}

/** Somebody has taken a thing in hand, or caught it. */
export interface ThingTaken {
  entity: string;
  thing: number;
  slot: number;
  epoch: number;
}

/** A thing is in nobody's hand any more: it stands where the Scene says. What led there was told before. */
export interface ThingLeft {
  entity: string;
  thing: number;
}

/** Opens one's voice socket, once, within 30 s; a newer socket closes the older (PR-87). */
export interface VoiceTicket {
  re: number;
  ticket: string;
}

/** Somebody whom one has blocked, as one's own list shows her. */
export interface BlockedPerson {
  id: string;
  name: string;
  at: number;
}

/** Whom one has blocked, the last first: the answer to Block, LiftBlock and AskBlocks. */
export interface Blocks {
  re: number;
  request_id: string | null;
  blocks: BlockedPerson[];
}

/** Who wants to say something: slots, the longest waiting first. To all, whenever it changes (SP-161). */
export interface Hands {
  slots: number[];
}

/** To hosts: so many reports wait for a decision on the Space's page. */
export interface Reports {
  waiting: number;
}

/** Somebody has decided on a report that you have made, or that is about you. The page at `path` says more. */
export interface Decided {
  is_about_me: boolean;
  act: "" | "ban" | "lifted" | "mute_chat" | "mute_voice" | "nothing" | "remove" | "upheld" | "warn";
  note: string;
  path: string;
}

/** What somebody has just said aloud, in words: to those who hear her (SP-168). */
export interface Captioned {
  slot: number;
  text: string;
}

/** An edit that has happened. */
export interface AppliedEdit {
  revision: number;
  kind: "carry" | "edit" | "publish" | "redo" | "restore" | "take_back" | "template" | "undo";
  participant: string | null;
  request_id: string | null;
  at: number;
  operations: (AddEntity | RemoveEntity | SetProperties | ClearComponent)[];
}

/** What has happened to a Scene, in order and without gaps. Its seq is the last one's Revision. */
export interface Edits {
  scene: "draft" | "published";
  edits: AppliedEdit[];
}

/** Fetch the snapshot of this Revision, then ask for the edits after it. */
export interface SceneReset {
  scene: "draft" | "published";
  revision: number;
}

/** What you asked to change is journalled. Comes before its Edits, and again, alone, for a repeated request_id. */
export interface EditDone {
  re: number;
  request_id: string;
  scene: "draft" | "published";
  revision: number | null;
  kept: number;
}

/** To those who build: what one of them is about to change now. */
export interface Selected {
  participant: string;
  name: string;
  entities: string[];
}

/** An edit as the history lists it. */
export interface PastEdit {
  revision: number;
  kind: "carry" | "edit" | "publish" | "redo" | "restore" | "take_back" | "template" | "undo";
  name: string;
  is_mine: boolean;
  at: number;
  operations: number;
  entities: string[];
  is_undone: boolean;
}

/** One page of the journal. */
export interface History {
  re: number;
  scene: "draft" | "published";
  edits: PastEdit[];
  next: number | null;
}

/** Drafting begins, ends or starts anew; to everybody who may see a draft. */
export interface DraftChanged {
  revision: number | null;
  by: string;
}

/** A property that was changed in the draft and in the published Scene: publishing takes the draft's. */
export interface Overwriting {
  entity: string;
  name: string;
  component: string;
  property: string;
}

/** What publishing would change. */
export interface Difference {
  re: number;
  entities: number;
  overwriting: Overwriting[];
}

/** What somebody, or everybody, has put into a Scene, and how much it may be. */
export interface Usage {
  entities: number;
  entities_max: number;
  bytes: number;
  bytes_max: number;
  triangles: number;
  triangles_max: number;
}

/** How much is built. */
export interface SceneUsage {
  re: number;
  scene: "draft" | "published";
  everybody: Usage;
  mine: Usage;
}

/** A Panel is before her, or hangs in the Space, or has other contents now. */
export interface PanelShown {
  panel: string;
  name: string;
  content: Panel;
  board: string | null;
}

/** It is gone; what was not answered will not be. */
export interface PanelClosed {
  panel: string;
  reason: "closed" | "ended" | "reloaded" | "replaced";
}

/** The experience has taken the answer, and what it wanted to keep of it is kept. */
export interface AnswerTaken {
  re: number;
  request_id: string;
}

/** A sentence of an experience, to her or to everybody. Kept nowhere. */
export interface Told {
  name: string;
  text: string;
}

/** Somebody would take her somewhere; nothing happens until she decides. */
export interface Offered {
  offer: string;
  name: string;
  text: string;
}

/** What can be clicked, and which commands there are: all of it, anew. */
export interface Listens {
  clickable: { [key: string]: string };
  commands: { [key: string]: string };
}

/** Things move, for everybody alike by the server's clock, until AnimationEnded or their end. */
export interface Animated {
  key: string;
  channels: Channel[];
  at: number;
  loops: boolean;
}

/** These things are again where the Scene has them. */
export interface AnimationEnded {
  key: string;
}

/** A sound is played, for everybody at the same time, until SoundEnded or its end. */
export interface Sounded {
  key: string;
  sound: string;
  entity: string | null;
  place: [number, number, number] | null;
  at: number;
  gain: number;
  loops: boolean;
}

/** The sound of this key is over, also one that would loop on. */
export interface SoundEnded {
  key: string;
}

/** The show clock: the same second for everybody, however late she came. */
export interface ShowClock {
  name: string;
  at: number;
  second: number;
  runs: boolean;
  title: string;
}

/** For who keeps or builds the Space: an experience went wrong. */
export interface Fault {
  name: string;
  code: string;
  facts: { [key: string]: string | number | boolean };
  trace: string;
}

/** A program with a token of hers asks for a picture of the Space. */
export interface PhotoAsked {
  photo: string;
  width: number;
  height: number;
  place: Place | null;
  pitch: number;
}

/** A file for her to keep, or a piece of one: she saves it herself, or puts it away. */
export interface FileGiven {
  name: string;
  file: string;
  text: string;
  part_of: string | null;
  more: boolean;
}

/** Who wears which badges now; none: no more. */
export interface Badges {
  badges: { [key: string]: Badge[] };
}

/** Somebody inside, as programs know her. */
export interface Attendee {
  participant: string;
  slot: number;
  name: string;
  look: Look;
  program: boolean;
  role: "builder" | "host" | "operator" | "owner" | "visitor" | "watcher";
  person: string;
  language: string;
  is_new: boolean;
  seat: string | null;
}

/** Who came or is another now, and who went; at first everybody. Told at once. */
export interface Attendance {
  came: Attendee[];
  left: string[];
  more: boolean;
}

/** Somebody clicked what it listens to. */
export interface Clicked {
  participant: string;
  entity: string;
  at: number;
}

/** Somebody said one of its commands. */
export interface Commanded {
  participant: string;
  word: string;
  text: string;
}

/** Checked against the Panel that she was shown. To be answered by TakeAnswer. */
export interface Answered {
  participant: string;
  key: string;
  request_id: string;
  button: string | null;
  values: { [key: string]: string | number | string[] | null };
}

/** Somebody goes along, or stays. */
export interface OfferDecided {
  re: number;
  participant: string;
  goes: boolean;
}

/** It is committed. */
export interface Kept {
  re: number;
}

/**  */
export interface KeptValue {
  key: string;
  version: number;
  value: Uint8Array;
  person: string | null;
}

/** A page of what was kept. */
export interface Recalled {
  re: number;
  values: KeptValue[];
  next: string | null;
}

/** It is committed, and nothing will change it. */
export interface Recorded {
  re: number;
  number: number;
  hash: string;
}

/** A page of a log. */
export interface Records {
  re: number;
  lines: string[];
  next: number | null;
}

/** The file is in the Space's library. */
export interface HandedOver {
  re: number;
  asset: string | null;
}

/** Pieces of a PNG or JPEG, in order. */
export interface PhotoTaken {
  re: number;
  piece: Uint8Array;
  is_last: boolean;
}

export const RequestKind = {
  Enter: 1,
  Acknowledge: 2,
  Leave: 3,
  Say: 16,
  AskCards: 24,
  AskPeople: 25,
  ChangeCard: 26,
  FindPath: 32,
  Sit: 33,
  Stand: 34,
  ShowEmote: 40,
  SayTo: 17,
  Edit: 64,
  Undo: 65,
  AskEdits: 66,
  Select: 67,
  AskHistory: 68,
  Restore: 69,
  TakeBack: 70,
  SetDrafting: 71,
  Publish: 72,
  Compare: 73,
  AskUsage: 74,
  GiveArea: 75,
  Press: 76,
  Grab: 80,
  Release: 81,
  AskVoice: 88,
  MuteVoice: 89,
  Block: 90,
  LiftBlock: 91,
  AskBlocks: 92,
  RaiseHand: 93,
  Caption: 94,
  Gather: 48,
  HoldStill: 49,
  Quiet: 50,
  BringToDoor: 51,
  LetIn: 52,
  TurnAway: 53,
  Rename: 54,
  MuteChat: 55,
  Remove: 56,
  Ban: 57,
  MuteVoices: 58,
  GiveStage: 59,
  LowerHand: 60,
  Lock: 61,
  Click: 100,
  Command: 101,
  Answer: 102,
  Decide: 103,
  Photo: 104,
  Listen: 110,
  TellTo: 111,
  ShowPanel: 112,
  ClosePanel: 113,
  TakeAnswer: 114,
  Animate: 115,
  Play: 116,
  SetShow: 117,
  Offer: 118,
  Keep: 119,
  Recall: 120,
  Record: 121,
  AskRecords: 122,
  HandOver: 123,
  AskPhoto: 124,
  GiveFile: 125,
  SetBadge: 126,
} as const;

export interface Requests {
  Enter: Enter;
  Acknowledge: Acknowledge;
  Leave: Leave;
  Say: Say;
  AskCards: AskCards;
  AskPeople: AskPeople;
  ChangeCard: ChangeCard;
  FindPath: FindPath;
  Sit: Sit;
  Stand: Stand;
  ShowEmote: ShowEmote;
  SayTo: SayTo;
  Edit: Edit;
  Undo: Undo;
  AskEdits: AskEdits;
  Select: Select;
  AskHistory: AskHistory;
  Restore: Restore;
  TakeBack: TakeBack;
  SetDrafting: SetDrafting;
  Publish: Publish;
  Compare: Compare;
  AskUsage: AskUsage;
  GiveArea: GiveArea;
  Press: Press;
  Grab: Grab;
  Release: Release;
  AskVoice: AskVoice;
  MuteVoice: MuteVoice;
  Block: Block;
  LiftBlock: LiftBlock;
  AskBlocks: AskBlocks;
  RaiseHand: RaiseHand;
  Caption: Caption;
  Gather: Gather;
  HoldStill: HoldStill;
  Quiet: Quiet;
  BringToDoor: BringToDoor;
  LetIn: LetIn;
  TurnAway: TurnAway;
  Rename: Rename;
  MuteChat: MuteChat;
  Remove: Remove;
  Ban: Ban;
  MuteVoices: MuteVoices;
  GiveStage: GiveStage;
  LowerHand: LowerHand;
  Lock: Lock;
  Click: Click;
  Command: Command;
  Answer: Answer;
  Decide: Decide;
  Photo: Photo;
  Listen: Listen;
  TellTo: TellTo;
  ShowPanel: ShowPanel;
  ClosePanel: ClosePanel;
  TakeAnswer: TakeAnswer;
  Animate: Animate;
  Play: Play;
  SetShow: SetShow;
  Offer: Offer;
  Keep: Keep;
  Recall: Recall;
  Record: Record;
  AskRecords: AskRecords;
  HandOver: HandOver;
  AskPhoto: AskPhoto;
  GiveFile: GiveFile;
  SetBadge: SetBadge;
}

/** On the scene lane; all others are on the event lane. */
export const SceneRequests: ReadonlySet<keyof Requests> = new Set<keyof Requests>([
  "Edit",
  "Undo",
  "AskEdits",
  "Restore",
  "TakeBack",
  "SetDrafting",
  "Publish",
  "Keep",
  "HandOver",
  "GiveFile",
]);

export const NoticeKind = {
  Welcome: 128,
  Refused: 129,
  Closing: 130,
  Waiting: 131,
  RulesChanged: 132,
  Standing: 133,
  ChatSaid: 144,
  SayAccepted: 145,
  Whispered: 146,
  WhisperAccepted: 147,
  Cards: 152,
  People: 153,
  Moved: 160,
  Path: 161,
  PlaceNote: 168,
  Emoted: 176,
  Waiters: 184,
  ActDone: 185,
  Announced: 186,
  Pressed: 200,
  ThingTaken: 208,
  ThingLeft: 209,
  VoiceTicket: 216,
  Blocks: 217,
  Hands: 218,
  Reports: 219,
  Decided: 221,
  Captioned: 220,
  Edits: 192,
  SceneReset: 193,
  EditDone: 194,
  Selected: 195,
  History: 196,
  DraftChanged: 197,
  Difference: 198,
  SceneUsage: 199,
  PanelShown: 224,
  PanelClosed: 225,
  AnswerTaken: 226,
  Told: 227,
  Offered: 228,
  Listens: 229,
  Animated: 230,
  AnimationEnded: 231,
  Sounded: 232,
  SoundEnded: 233,
  ShowClock: 234,
  Fault: 235,
  PhotoAsked: 236,
  FileGiven: 237,
  Badges: 238,
  Attendance: 240,
  Clicked: 241,
  Commanded: 242,
  Answered: 243,
  OfferDecided: 244,
  Kept: 245,
  Recalled: 246,
  Recorded: 247,
  Records: 248,
  HandedOver: 249,
  PhotoTaken: 250,
} as const;

export interface Notices {
  Welcome: Welcome;
  Refused: Refused;
  Closing: Closing;
  Waiting: Waiting;
  RulesChanged: RulesChanged;
  Standing: Standing;
  ChatSaid: ChatSaid;
  SayAccepted: SayAccepted;
  Whispered: Whispered;
  WhisperAccepted: WhisperAccepted;
  Cards: Cards;
  People: People;
  Moved: Moved;
  Path: Path;
  PlaceNote: PlaceNote;
  Emoted: Emoted;
  Waiters: Waiters;
  ActDone: ActDone;
  Announced: Announced;
  Pressed: Pressed;
  ThingTaken: ThingTaken;
  ThingLeft: ThingLeft;
  VoiceTicket: VoiceTicket;
  Blocks: Blocks;
  Hands: Hands;
  Reports: Reports;
  Decided: Decided;
  Captioned: Captioned;
  Edits: Edits;
  SceneReset: SceneReset;
  EditDone: EditDone;
  Selected: Selected;
  History: History;
  DraftChanged: DraftChanged;
  Difference: Difference;
  SceneUsage: SceneUsage;
  PanelShown: PanelShown;
  PanelClosed: PanelClosed;
  AnswerTaken: AnswerTaken;
  Told: Told;
  Offered: Offered;
  Listens: Listens;
  Animated: Animated;
  AnimationEnded: AnimationEnded;
  Sounded: Sounded;
  SoundEnded: SoundEnded;
  ShowClock: ShowClock;
  Fault: Fault;
  PhotoAsked: PhotoAsked;
  FileGiven: FileGiven;
  Badges: Badges;
  Attendance: Attendance;
  Clicked: Clicked;
  Commanded: Commanded;
  Answered: Answered;
  OfferDecided: OfferDecided;
  Kept: Kept;
  Recalled: Recalled;
  Recorded: Recorded;
  Records: Records;
  HandedOver: HandedOver;
  PhotoTaken: PhotoTaken;
}

/** On the scene lane; all others are on the event lane. */
export const SceneNotices: ReadonlySet<keyof Notices> = new Set<keyof Notices>([
  "Edits",
  "SceneReset",
]);

export const NoticeName: { readonly [kind: number]: keyof Notices | undefined } = {
  128: "Welcome",
  129: "Refused",
  130: "Closing",
  131: "Waiting",
  132: "RulesChanged",
  133: "Standing",
  144: "ChatSaid",
  145: "SayAccepted",
  146: "Whispered",
  147: "WhisperAccepted",
  152: "Cards",
  153: "People",
  160: "Moved",
  161: "Path",
  168: "PlaceNote",
  176: "Emoted",
  184: "Waiters",
  185: "ActDone",
  186: "Announced",
  200: "Pressed",
  208: "ThingTaken",
  209: "ThingLeft",
  216: "VoiceTicket",
  217: "Blocks",
  218: "Hands",
  219: "Reports",
  221: "Decided",
  220: "Captioned",
  192: "Edits",
  193: "SceneReset",
  194: "EditDone",
  195: "Selected",
  196: "History",
  197: "DraftChanged",
  198: "Difference",
  199: "SceneUsage",
  224: "PanelShown",
  225: "PanelClosed",
  226: "AnswerTaken",
  227: "Told",
  228: "Offered",
  229: "Listens",
  230: "Animated",
  231: "AnimationEnded",
  232: "Sounded",
  233: "SoundEnded",
  234: "ShowClock",
  235: "Fault",
  236: "PhotoAsked",
  237: "FileGiven",
  238: "Badges",
  240: "Attendance",
  241: "Clicked",
  242: "Commanded",
  243: "Answered",
  244: "OfferDecided",
  245: "Kept",
  246: "Recalled",
  247: "Recorded",
  248: "Records",
  249: "HandedOver",
  250: "PhotoTaken",
};
