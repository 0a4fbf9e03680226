### Inside a Space

entering = Entering…
chat-label = Chat
chat-lines = What was said
chat-field = Say something
chat-send = Send
chat-left =
    { $chars ->
        [one] One character left
       *[other] { $chars } characters left
    }
chat-dismiss = All right
badge-program = program
badge-you = you
people-label = People
people-title =
    { $people ->
        [one] One person is here
       *[other] { $people } people are here
    }
people-search = Search by name
people-none = Nobody here has this name.
people-more = { $shown } of { $total } shown. More
panel-close = Close
line-broken = The line is broken. We are looking for it and will bring you back.
line-late = No line to the server yet; we keep trying. If it goes on: check your network; whoever runs a proxy or firewall must let WebSockets through; on a phone in the same house use the http:// link instead of https://.
moved-too_fast = That was faster than anyone can run: you were put back.
moved-out_of_bounds = The place ends there: you were put back.
scene-missing = The things in this place could not be fetched. Reload the page to try again.
picture-missing = This browser cannot draw the place in three dimensions. Chat and people work all the same.
ended-title = You are outside
ended-left-title = Goodbye
ended-come-back = Come back
left = You have left { $space }.
