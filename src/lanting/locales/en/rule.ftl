### What a host's acts and rules do to oneself

error-held_still = A host has asked everybody to hold still: nobody walks until it is lifted. You can look around.
moved-gathered = A host has gathered everybody here.
moved-to_door = A host has brought you to the entrance.
moved-returned = You are back where you were.
chat-slow-left =
    { $seconds ->
        [one] You can send again in one second.
       *[other] You can send again in { $seconds } seconds.
    }
whisper-lost = The line broke before this was heard. Send it again.
act-lost = This was not done: you have gone on to another Space.
floor-muted = A host has muted your voice.
floor-no-voice = Here hosts speak, and whom they give the stage.
floor-private = What you say stays here.
floor-quiet = Quiet here: nobody hears you.
floor-stage = All hear you.
floor-given = You have the stage: on it all hear you.
hand-is-up =
    { $place ->
        [1] Your hand is up. You are next.
       *[other] Your hand is up. You are number { $place }.
    }
hand-lower = Lower hand
error-hands_many = { $limit } hands are up already. Try again when some were lowered.
