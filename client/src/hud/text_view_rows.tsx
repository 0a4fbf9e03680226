/** The people and the things around, a row for each: what is to be known of it and what one can do about it. */
import type { Goal } from "../model/going";
import type { Card } from "../protocol/generated";
import { yawTowards } from "../text/bearing";
import type { Journey } from "../text/journey";
import type { Speech } from "../text/speech";
import type { PersonRow, ThingRow } from "../text/surroundings";
import { personFacts, thingDescription, thingFacts, thingName } from "../text/telling";
import type { Use } from "../text/thing";
import { useHud } from "./context";
import { badgesOf, signsOf } from "./person_badges";
import { ownMarks } from "./safety_person";
import { askToBlock, reportPerson } from "./safety_ways";
import { BoardText, useDataWords } from "./text_view_data";
import { ExperienceOf } from "./text_view_experience";
import { mayWhisper, showPerson, whisperTo } from "./whispering";

interface PeopleProps {
  readonly rows: readonly PersonRow[];
  readonly farther: number;
  readonly speech: Speech;
}

export function PeopleRows({ rows, farther, speech }: PeopleProps) {
  const { words } = useHud();
  return (
    <>
      <ul>
        {rows.map((row) => (
          <Person key={row.key} row={row} speech={speech} />
        ))}
      </ul>
      {rows.length + farther === 0 && <p>{words.text("text-people-none")}</p>}
      {farther > 0 && <p>{words.text("text-people-more", { people: farther })}</p>}
    </>
  );
}

function Person({ row, speech }: { readonly row: PersonRow; readonly speech: Speech }) {
  const hud = useHud();
  const { model, visit, words } = hud;
  const goal = (follow: boolean): Goal => ({ to: "person", slot: row.slot, follow });
  const person = model.people.get(row.slot);
  const card = person?.card;
  const badges = card ? badgesOf({ ...card, program: false }) : [];
  const marks = card ? [...badges, ...signsOf(person), ...ownMarks(model, card.participant)] : [];
  const facts = [personFacts(words, row), ...marks.map((key) => words.text(key))].join(
    words.text("text-comma"),
  );
  return (
    <li data-row={row.key}>
      <bdi class="hud-name">{row.name}</bdi> <span class="text-facts">{facts}</span>
      <div class="text-choices">
        <Choice does="text-go" whom="text-go-to" name={row.name} act={() => visit.goTo(goal(false))} />
        <Choice
          does="text-follow"
          whom="text-follow-whom"
          name={row.name}
          act={() => visit.goTo(goal(true))}
        />
        <Face row={row} name={row.name} whom="text-face-whom" speech={speech} />
        {card && mayWhisper(model, card) && (
          <Choice
            does="person-whisper"
            whom="whisper-field"
            name={row.name}
            act={() => whisperTo(hud, card)}
          />
        )}
        {card && (
          <Choice does="text-about" whom="person-open" name={row.name} act={() => showPerson(hud, card)} />
        )}
        {card && <OwnSafety card={card} />}
      </div>
    </li>
  );
}

/** What she does about somebody for herself alone. */
function OwnSafety({ card }: { readonly card: Card }) {
  const hud = useHud();
  const { model } = hud;
  const voice = model.voice.control.value;
  if (!model.safety.value) return null;
  const { participant, name } = card;
  const muted = model.voice.mutedByMe.value.has(participant);
  return (
    <>
      {voice && (
        <Choice
          does={muted ? "safety-unmute" : "safety-mute"}
          whom={muted ? "safety-unmute-who" : "safety-mute-who"}
          name={name}
          act={() => voice.mute(participant, !muted)}
        />
      )}
      <Choice does="safety-block" whom="safety-block-who" name={name} act={() => askToBlock(hud, card)} />
      <Choice does="safety-report" whom="safety-report-who" name={name} act={() => reportPerson(hud, card)} />
    </>
  );
}

interface ThingsProps {
  readonly rows: readonly ThingRow[];
  readonly speech: Speech;
  readonly journey: Journey;
}

export function ThingRows({ rows, ...voices }: ThingsProps) {
  const { words } = useHud();
  if (rows.length === 0) return <p>{words.text("text-things-none")}</p>;
  return (
    <ul>
      {rows.map((row) => (
        <Thing key={row.key} row={row} {...voices} />
      ))}
    </ul>
  );
}

const USES: Readonly<Record<Use, readonly [does: string, which: string]>> = {
  sit: ["text-sit", "text-sit-on"],
  through: ["text-through", "text-through-which"],
  press: ["text-press", "text-press-which"],
  take: ["text-take", "text-take-which"],
  read: ["text-read", "text-read-what"],
};

function Thing({ row, speech, journey }: { readonly row: ThingRow } & Omit<ThingsProps, "rows">) {
  const { model, visit, words } = useHud();
  const { thing } = row;
  const name = thingName(words, thing);
  const description = thingDescription(words, thing);
  const measured = useDataWords(thing.id);
  const board = model.scene.entities.get(thing.id)?.components.board;
  const use = () => {
    if (thing.use === "read")
      speech.say(words.text("text-written", { name, writing: measured || thing.writing }));
    else visit.goTo({ to: "entity", id: thing.id, use: true });
  };
  const go = () => {
    const goal = goalOf(row);
    journey.call(goal, name);
    visit.goTo(goal);
  };
  const isOwnSeat = model.self.seat.value === thing.id;
  return (
    <li data-row={row.key}>
      <bdi class="hud-name">{name}</bdi> <span class="text-facts">{thingFacts(words, row)}</span>
      <div class="text-choices">
        {!row.isHere && <Choice does="text-go" whom="text-go-near" name={name} act={go} />}
        {thing.use && row.takenBy === null && !isOwnSeat && (
          <Choice does={USES[thing.use][0]} whom={USES[thing.use][1]} name={name} act={use} />
        )}
        {!row.isHere && <Face row={row} name={name} whom="text-face-which" speech={speech} />}
      </div>
      <ExperienceOf row={row} name={name} />
      {(description !== "" || measured !== "" || board) && (
        <details>
          <summary aria-label={words.text("text-about-what", { name })}>{words.text("text-about")}</summary>
          {description !== "" && <p dir="auto">{description}</p>}
          {measured !== "" && <p dir="auto">{measured}</p>}
          {board && <BoardText board={board} />}
        </details>
      )}
    </li>
  );
}

/** The way to a stream is the way to its nearest bank, not to where its Entity happens to begin. */
function goalOf({ thing, x, z }: ThingRow): Goal {
  return thing.isPoint ? { to: "entity", id: thing.id, use: false } : { to: "place", x, z };
}

interface FaceProps {
  readonly row: PersonRow | ThingRow;
  readonly name: string;
  readonly whom: string;
  readonly speech: Speech;
}

/** Turns her where she stands. */
function Face({ row, name, whom, speech }: FaceProps) {
  const { model, words } = useHud();
  const turn = () => {
    model.self.yaw = yawTowards(model.self, row.x, row.z);
    speech.say(words.text("text-faced", { name }));
  };
  return <Choice does="text-face" whom={whom} name={name} act={turn} />;
}

interface ChoiceProps {
  readonly does: string;
  readonly whom: string;
  readonly name: string;
  readonly act: () => void;
}

/** A short word for the eye; for the ear it says to whom. */
function Choice({ does, whom, name, act }: ChoiceProps) {
  const { words } = useHud();
  return (
    <button type="button" aria-label={words.text(whom, { name })} onClick={act}>
      {words.text(does)}
    </button>
  );
}
