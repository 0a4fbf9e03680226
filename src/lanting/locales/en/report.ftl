### Reports: the queue of a Space's hosts, what is decided, and what those hear whom it concerns

report-received = Thank you. The hosts of this Space see your report, and you will be told when somebody has decided.

reports-heading = Reports
reports-title = Reports in “{ $name }”
reports-title-all = Reports in all Spaces
reports-lead = What nobody has decided after { $days } days ends by itself. Whom a decision concerns may appeal it once, within { $appeal } days. Then the recording is deleted.
reports-back = Back
reports-heading-open = Waiting
reports-by-many =
    { $people ->
        [one] Reported by one guest
       *[other] Reported by { $people } guests
    }
reports-by = from { $name }
reports-none = Nobody has reported anything.
reports-ended = Ended

report-state-open = waits for a decision
report-state-decided = decided, may be appealed
report-state-appealed = appealed: waits for an answer
report-state-closed = closed
report-state-expired = ended without a decision

report-title = A report about { $name }
report-back = All reports
report-no-words = The guest has written nothing beside it.
report-others =
    { $count ->
        [one] There is one more open report about the same person:
       *[other] There are { $count } more open reports about the same person:
    }
report-clip = The last minute, as the reporter received it
report-proven = What was written and said is proven: this server knows it again, word for word, and who it came from. The reporter may have left parts out.
report-minute = The last of it was said in the minute of { $at }.
report-no-moments = Nothing was written or said to the reporter in that minute, or it was left out.
report-somebody = somebody who left
report-wrote = { $name } wrote:
report-whispered = { $name } whispered to the reporter:
report-spoke =
    { $seconds ->
        [one] { $name } spoke for a second.
       *[other] { $name } spoke for { $seconds } seconds.
    }
report-voices = Voices
report-listen = What was said aloud stays on this page: nothing is saved on your device.
report-listen-not = To listen, this server needs its client to be built.
report-seconds =
    { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    }
report-together = All together
report-play = Listen
report-stop = Stop
report-failed = This browser could not play it.
report-plan = Where everybody stood
report-plan-claim = As the reporter claims: places are not proven. The dot is the end of each way.
report-plan-subject = the person reported
report-plan-reporter = the reporter
report-clip-gone = The recording was deleted.

report-decide = Decide
report-decide-question = What is to be done?
report-decide-nothing = Nothing
report-decide-warn = Warn
report-decide-mute_chat = Close the chat for them
report-decide-mute_voice = Mute their voice
report-decide-remove = Send them out now
report-decide-ban = Keep them out
report-ban-ends = Keep out for how long?
report-ban-day = A day
report-ban-week = A week
report-ban-never = Until a host lifts it
report-note = Why
report-note-told = The person reads this. The reporter does not. It stands in the log.
report-note-long = At most { $max } characters, please.
report-note-missing = Please say why: the person is told.
report-and-others =
    { $count ->
        [one] This also closes the other open report about them
       *[other] This also closes the { $count } other open reports about them
    }
report-decide-send = Decide

report-decided = The decision
report-decided-nothing = Nothing was done
report-decided-warn = Warned
report-decided-mute_chat = Chat closed
report-decided-mute_voice = Voice muted
report-decided-remove = Sent out
report-decided-ban = Kept out
report-decided-upheld = Appealed; it stands
report-decided-lifted = Appealed; lifted
report-appeal-until = It may be appealed until { $at }. Until then the recording is kept.
report-appeal = { $name } appeals
report-outcome = Your answer
report-outcome-upheld = The decision stands
report-outcome-lifted = The decision is lifted
report-outcome-told = The person reads this. After this the report is closed, and the recording deleted.
report-outcome-send = Answer
report-done-decided = It is decided, and those whom it concerns are told.
report-done-answered = The appeal is answered, and the person is told.

log-report = { $by } decided on a report about { $subject }.
log-appeal = { $by } answered the appeal of { $subject }.

decision-title = A decision
decision-told-me = Something was decided here that concerns you.
decision-told-other = Somebody has looked at what you reported.
decision-told-read = Read it
decision-me = Somebody reported something about you. A host has looked at it and decided:
decision-me-warn = You are warned
decision-me-mute_chat = The chat is closed for you
decision-me-mute_voice = Your voice is muted
decision-me-remove = You were sent out
decision-me-ban = You are kept out
decision-note = Why, in the host’s words:
decision-reason = What it was reported as:
decision-appeal = If you think that this is wrong, say why
decision-appeal-once = You can do this once, until { $at }. A host reads it and decides again.
decision-appeal-send = Send
decision-appeal-missing = Please write something first.
decision-my-appeal = What you answered
decision-appealed = Your words were sent. You will read here what comes of them.
decision-outcome-upheld = The decision stands
decision-outcome-lifted = The decision was lifted
decision-over = There is nothing left to do here.
decision-mine = You reported { $name } on { $at }.
decision-mine-open = Nobody has decided yet
decision-mine-decided = Somebody looked at it and decided
decision-mine-more = What exactly is between the hosts and the person. If it goes on, report it again; you can also block somebody, and they are gone for you everywhere here.
decision-mine-expired = Nobody decided in time; what you sent is deleted
decision-to-space = To the Space

error-report_forged = This report cannot be taken: something in it was not said here like this. Nothing was kept.
error-report_outsider = You have not been in this Space within the last 15 minutes. Enter it and report from there.
error-report_person_unknown = Whom you report has not been in this Space within the last 15 minutes.
error-report_self = This report is about yourself. Choose whom you mean.
error-report_unreadable = This is no report that can be read. Reload the page and try again.
error-report_too_large = This is more sound than a report can hold.
error-too_many_reports = You have reported much lately, and the hosts see it. Wait until they have looked, or tell a host in person.
error-report_unknown = There is no such report, or it is not yours to see.
error-report_settled = This was decided meanwhile, or its time is over. Reload the page.
