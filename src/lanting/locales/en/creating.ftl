### Making a Space

creating-title = Make a Space
creating-lead = Two questions and a name. Everything can be changed later.
creating-what-for = What is it for?
preset-class = Class
preset-class-does = By link or code only. Everybody waits until you let them in; no whispers; { $people } people.
preset-meeting = Meeting
preset-meeting-does = By link or code only, for up to { $people } people who know one another.
preset-open-house = Open house
preset-open-house-does = Shown on the first page of this server; whoever likes walks in.
preset-stage = Stage
preset-stage-does = Open to everybody. Hosts speak, and whom they give the stage; { $seconds } seconds between two lines of one visitor, no whispers.
creating-place = Which place?
creating-place-suits = The one that suits it
creating-place-suits-note = Chosen by what there is to do there, or by what the Space is for.
creating-name = What is it called?
creating-name-note = People see it before they come in. Up to { $chars } characters.
creating-make = Make it
error-name_refused = A Space needs a name of 1 to { $chars_max } visible characters.
creating-preset-refused = Please choose what the Space is for.
error-template_unknown = Please choose one of these places.
creating-too-many = Those were many new Spaces in a short time. Wait a few minutes, then try again.
creating-made-title = “{ $name }” is there
creating-made-lead = This is your owner key. It is shown this once.
creating-go = Go into the Space
creating-keep = Rules, links and people

creating-or-file = Have you a Space as a file? Open it here.
creating-like = Like one of mine
creating-like-note = The new one begins as that one is now, with its things and files, and with its experiences as you have set them; from then on they know nothing of each other. What they keep stays there.
creating-like-with = With “{ $name }”, set as it is there.
file-open-heading = Open a Space from a file
file-open-lead = A file that was saved by “Take it with you”, here or on another server, becomes a Space that you own. Its things, files, licences, rules and history come along, and which experiences it had, which rest until you switch them on; nobody’s roles, links, codes, bans or chats do.
file-choose = The file, .lanting.zip
file-choose-note = At most { $megabytes } MB. Choose it, or drop it here.
file-choose-plain = At most { $megabytes } MB. Where scripts run it may be larger.
file-name = What is it called here?
file-name-note = As in the file, if you leave this empty.
file-open = Open it
file-sending = The file is on its way.
file-broken = No answer comes. It goes on by itself from where it was.
file-looking = It has come. Each part of it is looked at before the Space opens; that may take a minute.
file-stop = Stop
file-came-edits =
    { $edits ->
        [one] One edit of its history came along.
       *[other] { $edits } edits of its history came along.
    }
file-experience-rests = “{ $name }” came along. It rests until you have read what it wants to do and switched it on.
file-experiences-read = Read and switch on
file-experience-missing = “{ $name }” is not on this server. Whoever runs it can install the package { $package }; what was chosen for it waits.
file-experience-of-file = “{ $name }” is not on this server, and no package brings it. Ask for its file where this Space comes from; what was chosen for it waits.
file-left-out =
    { $count ->
        [one] One preview was not as it must be and was left out. It is made anew.
       *[other] { $count } previews were not as they must be and were left out. They are made anew.
    }
error-package_refused =
    { $reason ->
        [unreadable] This is no Space, or it is damaged: { $part } cannot be read. Save it anew where it comes from.
        [compressed] This file was packed by another program ({ $part }). Bring it as “Take it with you” has saved it.
        [missing] This is no Space: { $part } is missing in it. Bring what “Take it with you” has saved.
        [newer] This Space was saved by a newer Lanting. Whoever runs this server can update it.
        [too_long] { $part } is longer than it may be. Save the Space anew where it comes from, without history if need be.
        [rules] { $part } breaks the rules of places, so it was not opened. Save the Space anew where it comes from.
        [elsewhere] The history in this file does not lead to its place. Save it anew, without history if need be.
       *[other] The file was changed or damaged: { $part } is not as it must be. Save it anew where it comes from.
    }
error-file_missing = Choose the file of a Space, and let it come whole.
error-form_too_large = Without scripts at most { $megabytes_max } MB can be sent. Allow scripts for this page, or ask whoever runs this server.
