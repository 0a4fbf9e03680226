/** The bar: at most five buttons, each a word. */
import { useHud } from "./context";

export function Bar() {
  const { model, visit, words, state, toWorld } = useHud();
  const unread = model.chat.unread.value;
  const chatOpen = state.chatOpen.value;
  const people = model.people.count.value;
  return (
    <div class="hud-bar paper-card" role="toolbar" aria-label={words.text("bar-label")}>
      <button
        type="button"
        aria-expanded={chatOpen}
        aria-controls="chat"
        onClick={() => {
          state.chatOpen.value = !chatOpen;
          if (chatOpen) toWorld();
        }}
      >
        {words.text("bar-chat")}
        {unread > 0 && !chatOpen && <span class="hud-mark" aria-hidden="true" />}
      </button>
      <button
        type="button"
        aria-expanded={state.panel.value === "people"}
        onClick={() => {
          state.panel.value = state.panel.value === "people" ? null : "people";
        }}
      >
        {words.text("bar-people", { people })}
      </button>
      <button
        type="button"
        aria-describedby="view-now"
        onClick={() => {
          model.self.switchView();
          toWorld();
        }}
      >
        {words.text("bar-view")}
        <span id="view-now" class="unseen">
          {words.text(model.self.view.value === "first" ? "view-first" : "view-third")}
        </span>
      </button>
      <button type="button" onClick={() => visit.leave()}>
        {words.text("bar-leave")}
      </button>
    </div>
  );
}
