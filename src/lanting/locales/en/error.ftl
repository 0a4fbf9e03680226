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
