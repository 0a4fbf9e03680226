### What protects one: mute for oneself, block, bubble, hiding all strangers, and what one reports

badge-known = known
badge-mute-for-me = silent for you
safety-title = For you alone
safety-mute = Mute this voice for me
safety-mute-who = Mute this voice for me: { $name }
safety-unmute = Hear this voice again
safety-unmute-who = Hear this voice again: { $name }
safety-know = I know this person
safety-unknow = Not known any more
safety-block = Block …
safety-block-who = Block … { $name }
safety-report = Report …
safety-report-who = Report … { $name }
person-done-hushed = { $name } is silent for you now.
person-done-heard = You hear { $name } again.
person-done-known = { $name } is no stranger to you for this visit.
person-done-unknown = { $name } is a stranger to you again.
block-title = Block { $name }?
block-note = You and { $name } will no longer see, hear or read one another, in no place of this server, until you lift it in the settings.
block-quiet = { $name } is told nothing of it.
block-do = Block
block-done = { $name } is blocked. You can lift that in the settings.
blocks-title = People you have blocked
blocks-open = People you have blocked …
blocks-none = You have blocked nobody.
blocks-since = blocked on { $day }
blocks-lift = Lift
blocks-lift-who = Lift the block of { $name }
blocks-lifted = You and { $name } can meet again.
blocks-later = The list comes when the connection is back.
settings-bubble = Room around you
settings-bubble-strangers = From strangers
settings-bubble-everybody = From everybody
settings-bubble-off = Off
settings-bubble-note = Whoever comes nearer than 1.2 m fades from your sight. Nobody is pushed, and nobody notices.
panic-do = Hide everybody I do not know
panic-short = Hide
panic-title = Everybody you do not know is hidden and silent
panic-note = Newcomers stay hidden too. Nobody is told. It holds until you show everybody again.
panic-offline = It holds although the connection is broken just now.
panic-show = Show everybody again
panic-shown = Everybody is shown again.
panic-leave = Leave
panic-host = Call a host: { $name }
panic-no-host = No host is here at the moment.
panic-report = Report somebody
panic-nobody = Nobody else has been near you.
panic-held = Strangers are hidden
panic-held-short = Hidden
panic-held-options = Strangers are hidden: what you can do
key-panic = Esc, Esc
    .does = hide everybody you do not know
report-who = Report { $name }
report-why = What happened?
report-reason-harassment = Harassing, following
report-reason-hate = Hate against a group
report-reason-sexual = Unwanted sexual words or acts
report-reason-threat = Threats or violence
report-reason-minor_safety = A child is in danger
report-reason-spam = Spam or fraud
report-reason-other = Something else
report-words = In your words (may stay empty)
report-sends = What is sent
report-sends-only = Only what your browser received within the last minute. The hosts of this place and the operator see it; { $name } does not learn who reported. It is deleted when the report is closed.
report-sound =
    { $seconds ->
        [0] Nothing of the voice of { $name } was heard.
        [one] 1 second of the voice of { $name }
       *[other] { $seconds } seconds of the voice of { $name }
    }
report-lines =
    { $lines ->
        [0] No lines of { $name } in the chat
        [one] 1 line of { $name } in the chat
       *[other] { $lines } lines of { $name } in the chat
    }
report-whispers =
    { $lines ->
        [one] 1 whisper of { $name } to you
       *[other] { $lines } whispers of { $name } to you
    }
report-places = Where the two of you stood, once a second
report-own =
    { $lines ->
        [one] Send my own line too
       *[other] Send my own { $lines } lines too
    }
report-block = Block { $name } as well
report-send = Send
report-sending = Sending …
report-sent = Your report lies with the hosts.
report-sent-note = { $name } learns neither of it nor who sent it. If they decide, you are told when you are here.
report-lost = The report did not go through: the connection is broken. It is kept here; send it again in a moment.
report-line = Report { $name } for this line
decided-me-nothing = The hosts have looked at a report about you and taken no step.
decided-me-warn = A host warns you after a report about you.
decided-me-mute_chat = After a report about you, a host has closed the chat for you.
decided-me-mute_voice = After a report about you, a host has closed your microphone for all.
decided-me-remove = After a report about you, a host has sent you out.
decided-me-ban = After a report about you, a host has banned you.
decided-me-upheld = Your objection was read; the decision stays.
decided-me-lifted = Your objection was read; the decision is lifted.
decided-other = The hosts have decided about your report. Thank you for it.
decided-words = In the host’s words: “{ $note }”
decided-read = Read and answer
decided-close = Close
reports-waiting =
    { $reports ->
        [one] 1 report
       *[other] { $reports } reports
    }
reports-open =
    { $reports ->
        [one] 1 report waits for your decision (opens a page)
       *[other] { $reports } reports wait for your decision (opens a page)
    }
