"""Why a socket was closed, as the close frame says it (RFC 6455, section 7.4; 4000–4999 are ours)."""

from __future__ import annotations

from enum import IntEnum


class CloseCode(IntEnum):
    """Each code has its sentence in `locales/<language>/*.ftl` under `close-<name>`."""

    NORMAL = 1000
    """Left on purpose."""
    PROTOCOL_ERROR = 1002
    """Not WebSocket: unmasked, reserved bits, endless fragments (RFC 6455, section 5.1)."""
    UNSUPPORTED_DATA = 1003
    """A text message: all of ours are binary."""
    MESSAGE_TOO_BIG = 1009
    """Larger than its type allows."""
    GOING_AWAY = 4000
    """The server stops or restarts: come back."""
    TAKEN_OVER = 4001
    """The same User entered this Space elsewhere."""
    TOO_SLOW = 4002
    """Nothing was acknowledged for 5 s, or the backlog is full: come back and resume."""
    BAD_MESSAGE = 4003
    """A message that its declaration does not allow."""
    TOO_FAST = 4004
    """More messages than its declaration allows, for longer than a burst."""
    NOT_ENTERED = 4005
    """No `Enter` within 5 s, or something else before it."""
    SPACE_FULL = 4006
    """No place is free."""
    REMOVED = 4007
    """A host sent her out of the Space; `facts` say why."""
    BANNED = 4008
    """She may not come back before the time in `facts`."""
    NOT_ADMITTED = 4009
    """What let her in holds no more, or a host has not let her in."""
    SPACE_DELETED = 4010
    """Its owner has deleted the Space."""
    INTERNAL = 4011
    """Our fault: it is counted and reported."""

    @property
    def may_return(self) -> bool:
        """Whether a client should come back by itself."""
        return self in _MAY_RETURN


_MAY_RETURN = frozenset({CloseCode.GOING_AWAY, CloseCode.TOO_SLOW, CloseCode.INTERNAL})
