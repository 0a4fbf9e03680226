### Why something was not changed, for those who build; and why a button did nothing

error-drafting = A draft is being made here. Change the draft, and publish it when it is ready.
error-not_drafting = There is no draft here any more.
error-revision_unknown = The place was never like that. Choose a moment from the history.
error-locked = This is locked. A builder unlocks it first.
error-area = This would not stay inside your building area. Keep to it.
error-builders_only = Only builders of the whole place change this. Ask one of them.
error-budget =
    { $what ->
        [triangles] That would be { $value } triangles, and { $max } may be here. Remove something, or use lighter models and fewer copies.
        [bytes] That would be more than may be kept here. Remove something, or make it simpler.
       *[entities] That would be { $value } things, and { $max } may be here; each copy is one. Remove something first.
    }
error-entity_unknown = This thing is not there any more.
error-entity_taken = This thing is there already.
error-not_yours = Somebody else did this. Undo what you have done yourself.
error-nothing_to_undo = There is nothing of yours left to undo.
error-edit_unknown = This can no longer be undone. Restore a moment from the history instead.
error-component_refused = A thing cannot be like that. Check its numbers.
error-parent_refused = It cannot hang there. Choose something else to hang it on.
error-scene_refused = The place cannot take this. Check names and numbers, and try again.
error-scene_too_big = The place is full. Remove something, or join small parts into one.
error-zone_unknown = That zone is not there any more.
error-button_unknown = That button is not there any more.
error-button_too_far = That button is too far away. Go nearer first.
error-grabbable = What can be taken in hand hangs on nothing, carries nobody and goes nowhere by itself. Take one of the two away.
error-thing_unknown = This cannot be taken in hand, or it is not there any more.
error-thing_too_far = That is out of reach. Go nearer first.
error-thing_held = Somebody else has it in hand.
error-thing_not_held = You do not have it in hand any more.
error-hands_full = You have something in hand already. Put it down first.
