/** What a host decides, and what hosts are told: taken in as the server says it. */
import type { AnyNotice } from "../protocol/event_codec";
import type { AppModel } from "./app_model";

export function learnHosting(model: AppModel, notice: AnyNotice): void {
  switch (notice.name) {
    case "RulesChanged":
      model.rulesChanged(notice.body);
      break;
    case "Standing":
      model.standingChanged(notice.body);
      break;
    case "Waiters":
      model.waiters.value = notice.body;
      break;
    case "Hands":
      model.raised.value = notice.body.slots;
      break;
    case "Announced":
      model.announced.value = notice.body;
      break;
    case "Pressed":
      model.pressed.value = notice.body;
      break;
    case "Whispered":
      model.chat.whispered(notice.body, "from");
      break;
    case "WhisperAccepted":
      model.chat.whispered(notice.body, "to");
      break;
  }
}
