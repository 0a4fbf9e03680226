### A Space seen from outside: in other sites’ pages, and in numbers

outside-title = “{ $name }”, seen from outside
outside-back = Back to keeping it
outside-embed = Show it in another page
outside-embed-lead = Paste this into a page of your own, and the Space opens there. Whoever comes that way is a visitor and nothing more, whatever keys they hold; in a tab of its own they are who they are.
outside-embed-closed = This Space does not let just anybody in. Within another page people see its name and picture and are led to a tab of its own. To let them in right there, open it to anybody in the rules.
outside-embed-http = This server has no https address that others trust, so pages on https will not show it. Whoever runs the server can give it one.
outside-size = Size
outside-size-small = Small
outside-size-medium = Medium
outside-size-large = Large
outside-size-wide = As wide as the page
outside-size-show = Show
outside-snippet = To paste
outside-copy = Copy
outside-copied = Copied.
outside-copy-yourself = It is selected. Copy it with Ctrl+C or ⌘C.
outside-embed-note = The text lends the frame the microphone, for talking, and a headset’s movements, and nothing else. Sound begins after a tap inside.
outside-sites = Sites that may show it
outside-sites-lead = Only the sites on this list, at most { $max }, and this server itself. On all others browsers show nothing.
outside-sites-none = None yet: only this server’s own pages.
outside-site = A site
outside-site-note = Beginning with https:// and without a page, for example https://www.school.example. To try it on your own computer: http://localhost:8000
outside-site-add = Let it show the Space
outside-site-remove = Remove
outside-site-remove-named = Remove { $site }
outside-refused-letters = A name with other letters than a to z goes here as browsers send it, beginning with xn--. Open the site and copy its address.
outside-refused-wildcard = An asterisk stands for sites that you do not know. Name each one by itself.
outside-refused-long = No site has so long a name. Copy it from the address bar.
outside-refused-path = Leave out everything behind the site’s name: all its pages count.
outside-refused-form = This is no site. Write it like https://www.school.example
outside-refused-http = Over plain http others could change what stands around the Space. Use https, or http://localhost to try it.
outside-refused-port = A port is a number from 1 to 65535.
outside-refused-many = There are { $sites_max } sites on the list. Remove one first.
outside-done-added = The site may show the Space from now on.
outside-done-removed = The site may show the Space no more. Pages that are open there stay as they are until they are loaded anew.
outside-numbers = In numbers
outside-visitors = Visitors
outside-peak = Most at once
outside-minutes = Minutes of all together
outside-few = Told from { $few } visitors on
outside-today = Today, a minute ago at most. A day ends at midnight UTC.
outside-chart = Visitors a day, the last { $days } days
outside-bar =
    { $visitors ->
        [0] { $day }: nobody
        [one] { $day }: one visitor
       *[other] { $day }: { $visitors } visitors
    }
outside-days = The days on which somebody came
outside-date = Day
outside-day = { DATETIME($day, dateStyle: "medium") }
outside-stops = Where people stopped, the last { $days } days
outside-thing = What
outside-stopped = People, at least
outside-gone = Something that is gone
outside-stops-none = Nothing yet at which enough people stopped on one day.
outside-csv = All numbers of the last { $days } days as a CSV file
outside-nobody = Nobody has come in the last { $days } days.
outside-how = How it is counted
outside-how-people = People are counted once a day, without programs and without those who build or keep the Space. No name, no cookie and no address is kept for it: who was here already is known by a number made anew each day, in the server’s memory alone. After a restart of the server somebody who comes again may be counted twice.
outside-how-stops = A stop is five seconds within three metres of a picture, a model or a board, or inside a named area. So that no number is about one person, minutes are told once { $few } visitors have come that day, and stops in steps of { $few }: fewer are not even stored.
outside-how-kept = Sums are kept for { $days } days, and nothing else.
