"""What every test shares: the way examples are searched, and the way servers are started."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.serving import Serving

# Two cores shared with browsers are no place for a clock: a slow example is not a wrong one. Every run looks elsewhere,
# so that a few examples each time are many in a week; `pytest --hypothesis-profile=soak` looks for long at once.
for name, max_examples in (("ci", 25), ("soak", 1_000)):
    settings.register_profile(
        name, deadline=None, max_examples=max_examples, suppress_health_check=[HealthCheck.too_slow]
    )
settings.load_profile("ci")

# Three quarters of what a Server costs at its start is loading what another has loaded.
Serving.is_forked = True
