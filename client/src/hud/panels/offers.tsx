/** An experience would take her somewhere: nothing happens until she says so. */
import { useId } from "preact/hooks";
import { useExperiences } from "./tools";

export function Offers() {
  const { experiences } = useExperiences();
  return (
    <>
      {experiences.offers.value.map((offer) => (
        <Offer key={offer.offer} {...offer} />
      ))}
    </>
  );
}

function Offer({
  offer,
  name,
  text,
}: {
  readonly offer: string;
  readonly name: string;
  readonly text: string;
}) {
  const { words, experiences, toWorld } = useExperiences();
  const id = useId();
  const decide = (goes: boolean) => {
    void experiences.decide(offer, goes);
    toWorld();
  };
  return (
    <section
      class="xp-panel xp-offer paper-card"
      role="alertdialog"
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-text`}
      data-shown={offer}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        decide(false);
      }}
    >
      <h2 id={`${id}-name`} tabIndex={-1} dir="auto">
        {words.text("xp-offers", { name })}
      </h2>
      <p id={`${id}-text`} class="xp-text" dir="auto">
        {text}
      </p>
      <div class="xp-buttons">
        <button type="button" class="hud-action" onClick={() => decide(true)}>
          {words.text("xp-go-along")}
        </button>
        <button type="button" class="hud-line-button" onClick={() => decide(false)}>
          {words.text("xp-stay")}
        </button>
      </div>
    </section>
  );
}
