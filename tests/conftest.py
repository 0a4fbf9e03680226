"""What every test shares: the way examples are searched, and what is left out unless asked for."""

from __future__ import annotations

from hypothesis import settings

# Two cores shared with browsers are no place for a clock: a slow example is not a wrong one.
settings.register_profile("ci", deadline=None)
settings.load_profile("ci")
