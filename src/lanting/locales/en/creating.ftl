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
preset-stage-does = Open to everybody. { $seconds } seconds between two lines of one visitor, no whispers.
creating-place = Which place?
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
