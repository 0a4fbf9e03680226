/** Every panel, as one chunk: fetched once one is inside, so that the door and the first picture need not wait for it. */
import type { ComponentType } from "preact";
import { ReportPanel } from "../report/panel";
import type { PanelName } from "./context";
import { EmotesPanel } from "./emotes_panel";
import { HeadsetPanel } from "./headset_panel";
import { HandsPanel } from "./host_hands";
import { HostPanel } from "./host_panel";
import { WaitersPanel } from "./host_waiters";
import { InvitePanel } from "./invite_panel";
import { LookPanel } from "./look_panel";
import { MorePanel } from "./more_panel";
import { PeoplePanel } from "./people_panel";
import { PersonPanel } from "./person_panel";
import { PhotoPanel } from "./photo_panel";
import { PanicPanel } from "./safety_panic";
import { BlocksPanel } from "./safety_settings";
import { SecurePanel } from "./secure_panel";
import { SettingsPanel } from "./settings_panel";

export const PANELS: Readonly<Record<PanelName, ComponentType>> = {
  emotes: EmotesPanel,
  people: PeoplePanel,
  invite: InvitePanel,
  settings: SettingsPanel,
  photo: PhotoPanel,
  look: LookPanel,
  more: MorePanel,
  secure: SecurePanel,
  person: PersonPanel,
  host: HostPanel,
  waiters: WaitersPanel,
  hands: HandsPanel,
  panic: PanicPanel,
  report: ReportPanel,
  blocks: BlocksPanel,
  headset: HeadsetPanel,
};
