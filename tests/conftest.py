"""What every test shares: the way examples are searched, and what is left out unless asked for."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Two cores shared with browsers are no place for a clock: a slow example is not a wrong one. Every run looks elsewhere.
settings.register_profile("ci", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")
