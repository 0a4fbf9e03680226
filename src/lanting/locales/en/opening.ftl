### Opening a key: the link of an owner key or of a role

opening-owner = This key makes you the owner of this Space: its rules, its links and its hosts are yours to decide.
opening-host = This link makes you a host of this Space: you let people in, keep order and help.
opening-builder = This link makes you a builder of this Space: you may change the place.
opening-visitor = This link lets you into this Space without waiting.
opening-watcher = This link lets you watch this Space: you see and hear from a seat.
opening-take = Take it and go in
opening-take-note = It is kept in this browser alone. On another device, open the link there once more.
opening-needs-https = Not over this connection: it is plain http, and others on the network could read along and take over what this key gives.
opening-go-https = Open it over https
opening-https-note = Your browser may warn you first: this server vouches for itself. Whoever runs it can tell you its fingerprint.
opening-https-missing = Open the link on the server’s own computer, or ask the person who runs it for its https address.

error-key_unknown = This key opens nothing here. Check that you have the whole link, or ask for a new one.
error-key_revoked = This key was taken back. Ask whoever gave it to you for a new one.
error-key_ended = The time of this key is over. Ask whoever gave it to you for a new one.
error-key_used_up = This key has been opened by as many people as may. Ask whoever gave it to you for a new one.
error-key_refused = Such a link cannot be made. Check its role, its time and how many may open it.
error-role_needs_https = This key gives more than a visitor’s rights, and over plain http others could take them over. Open it over https, or on the server’s own computer.
error-https_missing = This server has no address for https. Whoever runs it can switch https on.
error-sanction_unknown = This was lifted before, or has ended. Reload the list.
