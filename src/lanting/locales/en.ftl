# Lanting's words in English. One set for the server and the client; every key exists in every language.

### Pages of the server

language-name = English
page-languages = Language
lobby-title = Lanting
lobby-lead = Shared places that open from a link. Choose one and walk in.
lobby-none = There is no Space on this server yet. Whoever runs it makes one with “lanting space create”.
lobby-spaces = Spaces
people-inside =
    { $people ->
        [0] Nobody is inside yet
        [one] One person is inside
       *[other] { $people } people are inside
    }
space-name-label = Your name
space-name-note = Others will see it. Nothing else is asked.
space-enter = Enter
space-back = All Spaces
space-needs-script = This place is drawn in your browser: please switch scripts on for this page.
space-not-built = The part that draws this place is not built yet. Whoever runs this server builds it with “make client”.
space-canvas = The Space, drawn in three dimensions
suggested-names = Quiet Heron | Early Swallow | Bright Willow | Morning Crane | Gentle Otter | Wandering Cloud | Little Sparrow | Silver Carp | Patient Turtle | Happy Magpie | Plum Blossom | Soft Rain | Tall Bamboo | Blue Dragonfly | River Stone | Spring Lantern

### Inside a Space

entering = Entering…
bar-label = Actions
bar-chat = Chat
bar-people = People { $people }
bar-view = View
bar-leave = Leave
view-first = Now: through your own eyes
view-third = Now: over your shoulder
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
hint-keys = W, A, S, D or the arrows walk, Shift runs, dragging looks around. Enter opens the chat.
hint-touch = Your left thumb walks, your right thumb looks around.
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

### Why a line was closed, each under its code's name

close-normal = The server closed the line. You can come back at any time.
close-protocol_error = The line carried something that is no WebSocket message. A proxy between you and the server may have changed it.
close-unsupported_data = The page sent a kind of message that the server does not take. Reload the page.
close-message_too_big = The page sent more at once than the server takes. Reload the page.
close-going_away = The server stops or restarts. You will be back in a moment.
close-taken_over = You have entered here in another window or on another device, so this one was left.
close-too_slow = Your line was too slow for a while.
close-bad_message = The page and the server did not understand each other. Reload the page: it may be an old one.
close-too_fast = This page asked for too much in a short time. Wait a moment, then come back.
close-not_entered = Entering took too long. Try again.
close-space_full = No place is free here at the moment. Try again in a little while.
close-internal = Something broke on the server's side; it has been noted.
close-lost = The line was lost.

### Errors, each under its code

error-title = This did not work
error-back = Back to all Spaces
error-not_found = There is nothing at this address. Check the link, or start from the list of Spaces.
error-space_not_found = There is no such Space on this server. Check the link, or start from the list of Spaces.
error-scene_not_found = This Space has no such revision of its scene. Ask for the current one.
error-method_not_allowed = This address does not understand that kind of request.
error-bad_request = The request could not be understood.
error-origin_refused = This request came from another website, so it was refused. Open the page of this server itself.
error-too_many_connections = Too many visitors are coming from this address at once. Wait a second and try again.
error-certificate_authority_missing = This server has no certificate authority of its own.
error-space_unknown = There is no such Space on this server. Check the link, or start from the list of Spaces.
error-scene_missing = The things in this Space are lost. Whoever runs this server has to restore them from a backup.
error-store_closed = The server is stopping. Try again in a moment.
error-not_stored = This could not be kept, so it was not sent. Try again in a moment.
error-server_stopping = The server is stopping. Try again in a moment.
error-internal = Something broke on our side; it has been noted. Try again in a moment.
error-unknown = This did not work ({ $code }). Try again.
error-too_fast = That was too much at once. Wait a moment, then try again.
error-not_permitted = You may not do this here.
error-chat_empty = There is nothing to read in that line. Write a word or two.
error-name_empty = A name needs at least one visible letter.
error-cursor_unknown = The list has changed since. Search again.
error-path_replaced = A newer way was asked for.
error-space_full = No place is free here at the moment. Try again in a little while.
error-ticket_expired = Your ticket to enter was too old. Try again.
error-ticket_used = Your ticket to enter was used already. Try again.
error-ticket_forged = Your ticket to enter was not one of this server's. Reload the page.
error-ticket_missing = The page showed no ticket to enter. Reload the page.
