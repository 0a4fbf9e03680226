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
close-removed = A host of this place has sent you out. You may come back.
close-banned = A host of this place has sent you away, and you cannot come back for now.
close-not_admitted =
    { $cause ->
        [locked] A host has locked the door: nobody new comes in for now. Try again later.
       *[other] You were not let in this time.
    }
close-space_deleted = This Space has been closed for good by its owner.
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
error-not_framed = This place asks who comes in, and within another page nobody is asked. Open it in a tab of its own.
error-framed_refused = Within another website one only visits. Open this Space in a tab of its own.
error-site_refused = This is no site that may show a Space. Write it like https://www.school.example
error-too_many_sites = There are { $sites_max } sites on the list. Remove one first.
error-too_many_connections = Too many visitors are coming from this address at once. Wait a second and try again.
error-companion_needs_token = Companions are brought by a program that shows its token. Ask who keeps this Space for one.
error-companions_full = A program brings at most { $companions_max } companions at a time. Have one leave first.
error-certificate_authority_missing = This server has no certificate authority of its own.
error-space_unknown = There is no such Space on this server. Check the link, or start from the list of Spaces.
error-scene_missing = The things in this Space are lost. Whoever runs this server has to restore them from a backup.
error-store_closed = The server is stopping. Try again in a moment.
error-not_stored = This could not be kept, so it was not sent. Try again in a moment.
error-read_only = The server’s disk is full or takes no changes, so this could not be kept. Walking and looking go on. Try again in a little while.
error-operator_link_refused = This link is used up, or too old. “lanting operator-link” prints a new one.
error-operator_only = This page is for whoever runs this server. “lanting operator-link” prints the way in.
error-not_trustworthy = This works only over https, or on the server’s own machine. Open the same link there.
error-server_stopping = The server is stopping. Try again in a moment.
error-internal = Something broke on our side; it has been noted. Try again in a moment.
error-unknown = This did not work ({ $code }). Try again.
error-not_keeper = To come in here, open the link of the owner key (or of a co-host link) in this browser. Whoever made the Space kept it: as a file, a picture or a note.
error-picture_refused = The picture of a Space is a JPEG of { $width } by { $height } pixels and at most { $kilobytes_max } kB.
error-pictures_missing = This server keeps no pictures; its Spaces show those of their templates.
error-not_let_in = A host lets people in here. Enter and wait; once you are inside you see it all.
error-may_not_create = On this server the person who runs it makes the Spaces: at its own computer, or after opening the link that “lanting operator-link” prints there. Ask them for one.
error-too_fast = That was too much at once. Wait a moment, then try again.
error-not_permitted = You may not do this here.
error-chat_empty = There is nothing to read in that line. Write a word or two.
error-name_empty = A name needs at least one visible letter.
error-cursor_unknown = The list has changed since. Search again.
error-path_replaced = A newer way was asked for.
error-participant_unknown = That person is not here any more.
error-block_self = You cannot block yourself. To be alone for a while, step aside or leave.
error-blocks_full = You have blocked { $limit } people, as many as one may. Lift a block that you need no more, then try again.
error-nobody_waits = Nobody waits to be let in.
error-chat_closed = The chat of this place is closed. You can whisper to a host.
error-chat_quiet = A host has asked for quiet. Wait until it is lifted, or whisper to a host.
error-chat_muted = A host has closed the chat for you. You can read along, and whisper to a host.
error-chat_slow_mode =
    { $wait_s ->
        [one] Lines have a pause between them here. Send it again in one second.
       *[other] Lines have a pause between them here. Send it again in { $wait_s } seconds.
    }
error-chat_slow_new =
    { $wait_s ->
        [one] New guests write a little slower. Send it again in one second.
       *[other] New guests write a little slower. Send it again in { $wait_s } seconds.
    }
error-chat_link_new =
    { $minutes ->
        [one] You are a new guest: links wait until you have been here for one more minute. Send the line without one.
       *[other] You are a new guest: links wait until you have been here for { $minutes } more minutes. Send the line without one.
    }
error-whisper_closed = Whispers are closed in this place. You can whisper to a host, or write to everybody.
error-whisper_self = Nobody but you would hear that. Choose somebody else.
error-name_given = A host has given you this name for your visit. Ask a host for another one.
error-name_link_new =
    { $minutes ->
        [one] A new guest’s name has no link in it. Choose another name, or wait for one more minute.
       *[other] A new guest’s name has no link in it. Choose another name, or wait for { $minutes } more minutes.
    }
error-space_full = No place is free here at the moment. Try again in a little while.
error-not_inside = You are not inside any more, so nobody can be heard. Enter again.
error-ticket_expired = Your ticket to enter was too old. Try again.
error-ticket_used = Your ticket to enter was used already. Try again.
error-ticket_forged = Your ticket to enter was not one of this server's. Reload the page.
error-ticket_missing = The page showed no ticket to enter. Reload the page.
error-edit_too_big = That is too much for one change. Do it in several steps.
