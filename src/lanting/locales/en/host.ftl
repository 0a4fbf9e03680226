### A host's acts, those who wait before the door, and what everybody is told

host-label = Acts of a host
host-open = Host
host-gather = Gather here
    .off = Everybody comes and stands around you.
    .on = They stand around you. Press again: all go back to where they were.
host-still = Hold still
    .off = Nobody but hosts walks until you lift it.
    .on = Nobody but hosts walks. Press again to lift it.
host-quiet = Quiet
    .off = Nobody but hosts writes until you lift it.
    .on = Nobody but hosts writes. Press again to lift it.
host-to_door = Back to the door
    .off = Everybody stands where newcomers arrive.
    .on = They stand at the door. Press again: all go back to where they were.
host-lock = Lock
    .off = Nobody but hosts comes in until you unlock. Who is inside stays.
    .on = Nobody but hosts comes in. Press again to unlock.
host-mute_voice = Mute all
    .off = Nobody is heard but hosts and who has the stage, until you lift it.
    .on = Nobody is heard but hosts and who has the stage. Press again to lift it.
host-let-in = Let in
host-hands = Voices
host-waiting =
    { $people ->
        [0] Nobody waits.
        [one] One person waits to be let in.
       *[other] { $people } people wait to be let in.
    }
host-keep = Keep this place …
waiters-title =
    { $people ->
        [0] Nobody waits
        [one] One waits
       *[other] { $people } wait
    }
waiters-none = Whoever has to wait before the door is shown here.
waiters-next = Let the next in
waiters-all = Let all in
waiters-let-in = Let in
waiters-let-in-whom = Let in { $name }
waiters-turn-away = Turn away
waiters-turn-away-whom = Turn away { $name }
waiters-ban-whom = Ban { $name }
waiters-since-approval =
    { $minutes ->
        [0] asked just now
        [one] has waited for a minute
       *[other] has waited for { $minutes } minutes
    }
waiters-since-full =
    { $minutes ->
        [0] waits for a free place
        [one] has waited for a free place for a minute
       *[other] has waited for a free place for { $minutes } minutes
    }
waiters-behind =
    { $people ->
        [one] One more waits behind them.
       *[other] { $people } more wait behind them.
    }
waiters-was-let-in = { $name } was let in.
waiters-undo = Let wait again
waiters-undo-whom = Let { $name } wait again
hands-title = Voices and raised hands
hands-up =
    { $hands ->
        [0] No hand is up
        [one] One hand is up
       *[other] { $hands } hands are up
    }
hands-none = Whoever raises a hand stands here, the longest waiting first.
hands-speak = Let speak
hands-speak-whom = Let { $name } speak
hands-stage = Give the stage
hands-stage-whom = Give { $name } the stage
hands-unstage = Take the stage back
hands-unstage-whom = Take the stage back from { $name }
hands-lower = Lower the hand
hands-lower-whom = Lower the hand of { $name }
hands-lower-all = Lower all hands
hands-staged = Have the stage
told-gather-on = { $by } asks everybody to gather.
told-gather-off = { $by } lets everybody go back to where they were.
told-still-on = { $by } asks everybody to hold still.
told-still-off = Everybody may walk again.
told-quiet-on = { $by } asks for quiet: only hosts write for now.
told-quiet-off = Everybody may write again.
told-to_door-on = { $by } brings everybody back to the door.
told-to_door-off = { $by } lets everybody go back to where they were.
told-mute_voice-on = { $by } has muted everybody: only hosts and who has the stage are heard.
told-mute_voice-off = Everybody may be heard again.
told-lock-on = { $by } has locked the door: nobody new comes in.
told-lock-off = The door is open again.
holding-still = Held still by { $by }
holding-still-unsigned = Everybody is held still
holding-quiet = Quiet, asked for by { $by }
holding-quiet-unsigned = Quiet: only hosts write
holding-mute_voice = Voices muted by { $by }
holding-mute_voice-unsigned = Voices are muted
holding-lock = Locked by { $by }
holding-lock-unsigned = The door is locked
