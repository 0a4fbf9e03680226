/**
 * One person: who she is here, the ways to her, and what a host may do. Whoever has left, and equals or higher, are
 * looked at only. What is done is said in the same sheet; what needs words or a second thought asks for them first.
 */
import "./person.css";
import { useEffect, useState } from "preact/hooks";
import { isAbove } from "../model/role";
import type { Card } from "../protocol/generated";
import { useHud, type Whom } from "./context";
import { Icon } from "./icons";
import { Panel } from "./panel";
import { Badges } from "./person_badges";
import { BanForm } from "./person_ban";
import { type Done, ReasonForm, RenameForm } from "./person_forms";
import { VoiceActs } from "./person_voice";
import { PersonVolume } from "./person_volume";
import { Portrait } from "./portrait";
import { BlockForm, OwnMarks, SafetyRows } from "./safety_person";
import { mayWhisper, whisperTo } from "./whispering";

type Form = "rename" | "mute" | "mute_voice" | "remove" | "ban";

export function PersonPanel() {
  const { state } = useHud();
  const whom = state.person.value;
  return whom && <Person key={whom.participant} whom={whom} />;
}

function Person({ whom }: { readonly whom: Whom }) {
  const { model, visit } = useHud();
  const { card, asking } = useCard(whom);
  const [form, setForm] = useState<Form | null>(null);
  const [last, setLast] = useState<Form | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const ask = (next: Form) => {
    setLast(next);
    setForm(next);
  };
  const back = (what?: Done) => {
    setForm(null);
    if (what) setDone(what);
  };
  const id = whom.participant;
  const name = card?.name ?? whom.name;
  const now = { participant: id, name };
  if (model.safety.value?.blockAsked.value === id) return <BlockForm {...now} />;
  if (form === "rename") return <RenameForm whom={now} back={back} />;
  if (form === "ban") return <BanForm sheet="person" whom={now} back={back} />;
  if (form !== null) {
    const act = (reason: string) => {
      if (form === "mute") return visit.muteChat(id, true, reason);
      if (form === "remove") return visit.remove(id, reason);
      return visit.act("MuteVoices", { participant: id, on: true, reason });
    };
    return <ReasonForm sheet="person" what={form} whom={now} act={act} back={back} />;
  }
  return (
    <Panel id="person" title={name}>
      <Told done={done} gone={card === null && !asking ? name : null} />
      {card && <About card={card} />}
      {card && <Ways card={card} />}
      {card && <PersonVolume card={card} />}
      {card && <SafetyRows card={card} tell={(what) => setDone({ what, facts: { name } })} />}
      {card && <Acts card={card} ask={ask} last={last} done={setDone} />}
    </Panel>
  );
}

/** What was done, or that she has gone; a screen reader says it as it comes. */
function Told({ done, gone }: { readonly done: Done | null; readonly gone: string | null }) {
  const { words } = useHud();
  return (
    <div role="status">
      {done && <p class="hud-done">{words.text(`person-done-${done.what}`, { ...done.facts })}</p>}
      {!done && gone !== null && <p>{words.text("person-gone", { name: gone })}</p>}
    </div>
  );
}

function About({ card }: { readonly card: Card }) {
  const { model, words } = useHud();
  const own = card.slot === model.self.slot;
  return (
    <>
      <div class="hud-person-about">
        <Portrait look={card.look} size={64} />
        <span class="hud-badges">
          {own && <span class="hud-you">{words.text("badge-you")}</span>}
          <Badges card={card} />
          {!own && <OwnMarks participant={card.participant} />}
        </span>
      </div>
      {own && card.is_new && <p>{words.text("person-new-you")}</p>}
    </>
  );
}

function Ways({ card }: { readonly card: Card }) {
  const hud = useHud();
  const { model, visit, words, state, toWorld } = hud;
  if (card.slot === model.self.slot) return null;
  const go = (follow: boolean) => () => {
    visit.goTo({ to: "person", slot: card.slot, follow });
    state.panel.value = null;
    toWorld();
  };
  const whispers = mayWhisper(model, card);
  return (
    <>
      <div class="hud-row hud-person-ways">
        {!model.self.watching.value && (
          <>
            <button type="button" class="hud-line-button" onClick={go(false)}>
              <Icon name="walk" />
              {words.text("people-go")}
            </button>
            <button type="button" class="hud-line-button" onClick={go(true)}>
              <Icon name="follow" />
              {words.text("people-follow")}
            </button>
          </>
        )}
        {whispers && (
          <button type="button" class="hud-line-button" onClick={() => whisperTo(hud, card)}>
            <Icon name="whisper" />
            {words.text("person-whisper")}
          </button>
        )}
      </div>
      {!whispers && (
        <p class="hud-note">
          {words.text(model.permissions.may("whisper") ? "whisper-closed" : "whisper-may-not")}
        </p>
      )}
    </>
  );
}

interface ActsProps {
  readonly card: Card;
  readonly ask: (form: Form) => void;
  /** The form that she comes back from: its button has the keys again. */
  readonly last: Form | null;
  readonly done: (done: Done) => void;
}

function Acts({ card, ask, last, done }: ActsProps) {
  const { model, visit, words } = useHud();
  const may = model.permissions.may("moderate") && isAbove(model.role.value, card.role);
  if (!may || card.slot === model.self.slot) return null;
  const { participant, name } = card;
  const form = (what: Form, label: string) => (
    <button
      type="button"
      class="hud-line-button"
      data-first={last === what || undefined}
      onClick={() => ask(what)}
    >
      {words.text(label)}
    </button>
  );
  const unmute = async () => {
    if ((await visit.muteChat(participant, false)) === null) done({ what: "unmute", facts: { name } });
  };
  const toDoor = async () => {
    if ((await visit.bringToDoor(participant)) === null) done({ what: "to_door", facts: { name } });
  };
  return (
    <>
      <h3>{words.text("person-acts")}</h3>
      <div class="hud-person-acts">
        {form("rename", "person-rename")}
        {card.is_muted ? (
          <button type="button" class="hud-line-button" onClick={unmute}>
            {words.text("person-unmute")}
          </button>
        ) : (
          form("mute", "person-mute")
        )}
        <VoiceActs card={card} mute={form("mute_voice", "person-mute_voice")} done={done} />
        <button type="button" class="hud-line-button hud-wide" onClick={toDoor}>
          {words.text("person-to-door")}
        </button>
        {form("remove", "person-remove")}
        {form("ban", "person-ban")}
      </div>
    </>
  );
}

/** Her card, as it is now: the model's, or the server's where a crowd is too large to know everybody. */
function useCard({ participant, name }: Whom): { readonly card: Card | null; readonly asking: boolean } {
  const { model, visit } = useHud();
  // A changed version: somebody came, went, or has another card.
  const version = model.people.version.value;
  const known = model.people.list.find(({ card }) => card?.participant === participant)?.card ?? null;
  const [found, setFound] = useState<Card | null>(null);
  const [asking, setAsking] = useState(known === null);
  const isKnown = known !== null;
  useEffect(() => {
    let wanted = true;
    const ask = async () => {
      const page = isKnown ? null : await visit.askPeople(name, null);
      if (!wanted) return;
      setFound(page?.cards.find((card) => card.participant === participant) ?? null);
      setAsking(false);
    };
    void ask();
    return () => {
      wanted = false;
    };
  }, [isKnown, version, participant, name, visit]);
  return { card: known ?? found, asking };
}
