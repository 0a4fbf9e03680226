"""Which protocol this is, as the socket's subprotocol says it (RFC 6455, section 1.9)."""

from __future__ import annotations

from typing import Final

SUBPROTOCOL: Final = "lanting.v1"
"""The server's 101 echoes exactly this. A breaking change is a new number."""

TICKET_PREFIX: Final = "ticket."
"""The client offers its ticket as a second subprotocol, `ticket.` and unpadded base64url: never in a URL."""
