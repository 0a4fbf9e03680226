"""The protocol: every word that crosses a socket, declared once.

Concepts: `lane` (the four promises), `pose` (14-byte reports, 12-byte records, frames), `message` (how an event is
declared, encoded and decoded), `request` and `notice` (the events themselves), `permission`, `limit`, `close_code`,
`version`.
The numbered rules are in `docs/spec/protocol.md`; the client's TypeScript is generated from this room.
"""
