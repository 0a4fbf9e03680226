/** What hosts ask of everybody at present, in words; and for a host her acts. */
import { useHud } from "./context";
import { floorSentences, useVoiceZone } from "./floor";
import { handPlace } from "./hand_words";
import { ActButton, HandsButton, HOST_ACTS, WaitersButton } from "./host_acts";
import { HELD, holds } from "./host_state";

export function HostDo() {
  const { model, words } = useHud();
  if (!model.permissions.may("moderate")) return null;
  return (
    <>
      <h3>{words.text("host-label")}</h3>
      <div class="text-choices">
        {HOST_ACTS.map((act) => (
          <ActButton key={act.name} act={act} />
        ))}
        <HandsButton />
        <WaitersButton />
      </div>
    </>
  );
}

/** Told as it came already: here it can be read again. */
export function HeldSentences() {
  const { model, words, state } = useHud();
  const inForce = state.inForce.value;
  const zone = useVoiceZone(model);
  const place = handPlace(model);
  return (
    <>
      {HELD.filter((act) => holds(act, model, inForce)).map((act) => {
        const by = inForce[act];
        return (
          <p key={act}>
            {by === undefined ? words.text(`holding-${act}-unsigned`) : words.text(`holding-${act}`, { by })}
          </p>
        );
      })}
      {floorSentences(model, zone.value).map(({ key, why }) => (
        <p key={key}>
          {words.text(key)} {why && <q dir="auto">{why}</q>}
        </p>
      ))}
      {place > 0 && <p>{words.text("hand-is-up", { place })}</p>}
    </>
  );
}
