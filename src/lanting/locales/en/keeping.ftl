### Keeping a Space: its rules, links and people, as its Owner and its hosts see them

keeping-title = Keeping “{ $name }”
keeping-as-operator = You run this server.
keeping-as-owner = You own this Space.
keeping-as-host = You are a host here.
keeping-back = Into the Space
keeping-contents = On this page
keeping-outside = Seen from outside
keeping-at = { DATETIME($at, dateStyle: "medium", timeStyle: "short") } UTC

refused-not_keeper = This page is for the Space’s owner and hosts
refused-may_not_create = Not everybody makes Spaces here
refused-role_needs_https = Not over this connection
refused-role_needs_https-why = Rights act only where nobody on the way can read along: over https, or at the server’s own computer. This page came over plain http.

rules-heading = Name and rules
rules-name = Name
rules-language = Language of the Space
rules-language-note = Boards, buttons and experiences use it for what everybody reads. What one visitor alone reads is in that visitor’s own language.
rules-entry = Who finds it?
rules-entry-anyone = Everybody: it is shown on the first page of this server
rules-entry-link = Only who has its link, its code or a role
rules-approval = Who waits until a host lets them in?
rules-approval-nobody = Nobody
rules-approval-new = New guests
rules-approval-everybody = Everybody
rules-capacity = People inside at a time
rules-capacity-note = Empty: as many as this server allows. Hosts and programs are not counted.
rules-capacity-refused = A whole number from 1 to { $max }, or nothing.
rules-slow = Seconds between two lines of one visitor
rules-slow-note = 0: no pause is asked for.
rules-slow-refused = A whole number from 0 to { $max }.
rules-choice-refused = Please choose one of these.
rules-talking = Talking
rules-chat = Visitors may write
rules-history = Who comes later can read what was said before
rules-whispers = Visitors may whisper to one another (with hosts they always may)
rules-voice = Visitors may speak (hosts, and who has the stage, always may)
rules-now = For the moment
rules-quiet = Quiet: only hosts write
rules-still = Hold still: only hosts move
rules-voices_muted = Voices muted: only hosts, and who has the stage, are heard
rules-locked = Locked: only hosts come in
rules-keep = Keep these rules

inviting-heading = Inviting
inviting-open = Everybody finds this Space. With its code or its link one comes straight to its door.
inviting-link = Nobody sees this Space without its code or its link.
inviting-code = Code
inviting-url = Link
inviting-renew = Draw a new code
inviting-renew-note = The old code, and every link with it, ends at once. Whoever is inside stays.

link-heading = Links that give a role
link-lead = Each link works until it ends or you end it; then the role ends too, within a second.
link-role = Role
link-role-owner = Owner
link-role-host = Co-host: moderates
link-role-builder = Builder: changes the place
link-role-visitor = Visitor: comes in without waiting
link-role-watcher = Watcher: sees and hears from a seat
link-label = For whom? A note for yourself
link-ends = Works until
link-ends-hour = In one hour
link-ends-day = In one day
link-ends-week = In one week
link-ends-never = You end it
link-uses = How many people may open it
link-uses-note = Empty: any number.
link-uses-refused = A whole number from 1 to { $max }, or nothing.
link-label-refused = At most { $max } characters, please.
link-make = Make this link
link-none = There are none yet.
link-made-at = Made { $at }
link-state-open = works
link-state-revoked = ended by you
link-state-ended = its time is over
link-state-used_up = opened by as many as may
link-until = until { $at }
link-uses-left =
    { $uses ->
        [one] one more person may open it
       *[other] { $uses } more people may open it
    }
link-end = End
link-end-named = End the link “{ $label }”

key-heading = Owner key
key-lead = Whoever opens its link owns this Space. There is one; a new one ends the old one, and everybody who owned by it, but not you.
key-none = There is none yet.
key-renew = Make a new owner key
key-shown-owner = Your new owner key
key-shown-link = The new link
key-shown-once = It is shown this once: keep it now.
key-keep-owner = Whoever has this link owns the Space: put it where you keep your passwords, and show it to nobody. With it you own the Space again on any device. This browser owns it already.
key-keep-link = Send it to those whom you mean, and to nobody else.
key-url = The link
key-scan = The same link, to scan
key-save = Save as a file
key-file-owner = This is the owner key of the Space “{ $space }”. Whoever opens this link owns the Space. Keep it like a password.
key-file-link = This link gives a role in the Space “{ $space }”: { $role }.
key-on = On to rules, links and people

out-heading = Who is kept out, may not write, or is not heard
out-none = Nobody.
out-ban = { $name } may not come in
out-mute = { $name } may not write
out-voice = { $name } is not heard
out-reason = Why: { $reason }
out-no-reason = No reason was given.
out-since = Since { $at }
out-until = until { $at }
out-for-good = until it is lifted
out-scope = It holds for this guest: for the browser and all its windows. Another browser is a new guest.
out-network = Until { $at } also for new guests from the same network, as long as few others share it.
out-lift = Lift it
out-lift-named = Lift it for { $name }
out-gone = This was lifted before, or has ended.

log-heading = What was done
log-none = Nothing yet.
log-older = Older
log-newest = Newest
log-by-page =
    { $role ->
        [operator] The person who runs this server
        [owner] The owner
       *[other] A host
    }
log-gather = { $by } called everybody together.
log-gather-off = { $by } let everybody go back.
log-still = { $by } asked everybody to hold still.
log-still-off = { $by } let everybody move again.
log-quiet = { $by } asked for quiet.
log-quiet-off = { $by } lifted the quiet.
log-to_door = { $by } brought { $subject } back to the door.
log-to_door-off = { $by } let { $subject } go back to where they were.
log-to_door-all = { $by } brought everybody back to the door.
log-to_door-all-off = { $by } let everybody go back to where they were.
log-let_in = { $by } let { $subject } in.
log-let_in-off = { $by } had { $subject } wait again.
log-turn_away = { $by } turned { $subject } away.
log-rename = { $by } gave { $subject } another name: { $name }.
log-mute_chat = { $by } closed the chat for { $subject }.
log-mute_chat-off = { $by } opened the chat for { $subject } again.
log-mute_voice = { $by } muted the voice of { $subject }.
log-mute_voice-off = { $by } let { $subject } be heard again.
log-mute_voice-all = { $by } muted everybody’s voice.
log-mute_voice-all-off = { $by } let everybody be heard again.
log-stage = { $by } gave { $subject } the stage.
log-stage-off = { $by } took the stage back from { $subject }.
log-lower_hand = { $by } lowered the hand of { $subject }.
log-lower_hand-all = { $by } lowered all hands.
log-lock = { $by } locked the door.
log-lock-off = { $by } unlocked the door.
log-remove = { $by } sent { $subject } out.
log-ban = { $by } banned { $subject }.
log-ban-until = { $by } banned { $subject } until { $until }.
log-create = { $by } made the Space.
log-rules = { $by } changed the name or the rules.
log-code = { $by } drew a new code.
log-link = { $by } made a link for a role: { $subject }.
log-revoke = { $by } ended a link: { $subject }.
log-owner_key = { $by } made a new owner key.
log-unban = { $by } lifted the ban of { $subject }.
log-unmute = { $by } opened the chat for { $subject } again.
log-unmute_voice = { $by } let { $subject } be heard again.
log-delete = { $by } deleted the Space.
log-restore = { $by } brought the Space back.
log-picture = { $by } changed the picture.
log-frame = { $by } let { $subject } show the Space in its pages.
log-unframe = { $by } took { $subject } off the sites that may show the Space.
log-other = { $by }: { $act }

file-heading = Take it with you
file-lead = Everything in the Space as one file, with all that was brought into it and under which licence, and with your choices for its experiences, though nothing that they keep. Any Lanting opens it; a draft stays here.
file-history = With its history: every edit, when it was made, and by whom as told then
file-save = Save the file
file-glb = For Blender, other engines and viewers there is a GLB: while you build, under Things.
file-size = About { $megabytes } MB, and more with its history. Your browser shows how far it has come.
file-again = Make another Space like this one

end-heading = Delete the Space
end-lead = Everybody inside is sent out. It rests for { $days } days, in which you can bring it back here; then it is gone for good, with all that was said in it.
end-name = Type its name: { $name }
end-name-refused = That is not its name. It is: { $name }
end-delete = Delete it
end-deleted-title = “{ $name }” is deleted
end-deleted = Until { $at } you can bring it back as it was. Then it is gone for good.
end-restore = Bring it back

keeping-done-rules = These rules hold now. Everybody inside has been told.
keeping-done-code = There is a new code; the old one opens nothing any more.
keeping-done-revoke = That link has ended.
keeping-done-lift = It is lifted.
keeping-done-restore = The Space is back.
