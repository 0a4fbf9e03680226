/**
 * The bar: five buttons, each a word, and those of a headset where there is one. One stop of the Tab key; the arrows go
 * from button to button (ARIA's toolbar pattern). Who just watches has three.
 */
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { type PanelName, useHud } from "./context";
import { HeadsetLater } from "./headset_later";
import { Icon, type IconName } from "./icons";
import { type Stop, useArrows } from "./toolbar";
import { MicButton } from "./voice_later";

export function Bar() {
  const { model, words } = useHud();
  const bar = useRef<HTMLDivElement>(null);
  const { stop, onKeyDown } = useArrows(bar);
  const watching = model.self.watching.value;
  return (
    <div
      ref={bar}
      class={`hud-bar paper-card${watching ? " watching" : ""}`}
      role="toolbar"
      aria-label={words.text("bar-label")}
      onKeyDown={onKeyDown}
    >
      {watching ? (
        <>
          <ChatButton {...stop(0)} />
          <JoinButton {...stop(1)} />
          <LeaveButton {...stop(2)} />
        </>
      ) : (
        <>
          <MicButton {...stop(0)} />
          <ChatButton {...stop(1)} />
          <PanelButton name="emotes" icon="emotes" label="bar-emotes" {...stop(2)} />
          <PanelButton name="people" icon="people" label="bar-people" {...stop(3)}>
            <span class="hud-number">{model.people.count.value}</span>
          </PanelButton>
          <HeadsetLater stop={stop} />
          <PanelButton name="more" icon="more" label="bar-more" {...stop(4)} />
        </>
      )}
    </div>
  );
}

interface PanelButtonProps extends Stop {
  readonly name: PanelName;
  readonly icon: IconName;
  readonly label: string;
  readonly children?: ComponentChildren;
}

function PanelButton({ name, icon, label, children, ...stop }: PanelButtonProps) {
  const { words, state } = useHud();
  const open = state.panel.value === name;
  return (
    <button
      type="button"
      aria-expanded={open}
      {...stop}
      onClick={() => {
        state.panel.value = open ? null : name;
      }}
    >
      <Icon name={icon} />
      <span class="hud-word">{words.text(label)}</span> {children}
    </button>
  );
}

function ChatButton(stop: Stop) {
  const { model, words, state } = useHud();
  const open = state.chatOpen.value;
  const unread = model.chat.unread.value > 0 && !open;
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls="chat"
      {...stop}
      onClick={() => {
        state.chatOpen.value = !open;
      }}
    >
      <Icon name="chat" />
      <span class="hud-word">{words.text("bar-chat")}</span>
      {unread && <span class="hud-mark" aria-hidden="true" />}
    </button>
  );
}

function JoinButton(stop: Stop) {
  const { visit, words } = useHud();
  return (
    <button type="button" class="hud-action" {...stop} onClick={() => visit.joinIn()}>
      <Icon name="join" />
      <span class="hud-word">{words.text("bar-join")}</span>
    </button>
  );
}

function LeaveButton(stop: Stop) {
  const { visit, words } = useHud();
  return (
    <button type="button" {...stop} onClick={() => visit.leave()}>
      <Icon name="leave" />
      <span class="hud-word">{words.text("bar-leave")}</span>
    </button>
  );
}
