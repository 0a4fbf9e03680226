"""The Rules of a Space as a form, and back. What the sender did not touch stays as others have set it meanwhile."""

from __future__ import annotations

from typing import Any, Final, get_args, get_type_hints

import msgspec

from lanting.protocol.limit import CAPACITY_MAX, SLOW_MODE_S_MAX
from lanting.protocol.word import Rules
from lanting.web.form import Complaints, Form

CHOICES: Final = {name: get_args(get_type_hints(Rules)[name]) for name in ("entry", "approval")}
"""The Rules of which one is chosen among a few words."""
SWITCHES: Final = ("chat", "history", "whispers", "voice", "quiet", "still", "voices_muted", "locked")
_rules: Final = msgspec.json.Decoder(Rules)


def packed(rules: Rules) -> str:
    """For the form to bring back as `before`."""
    return msgspec.json.encode(rules).decode()


def filled(rules: Rules) -> dict[str, str]:
    """What stands in the fields; a switch that is off stands for nothing."""
    texts = {"entry": rules.entry, "approval": rules.approval, "slow_mode_s": str(rules.slow_mode_s)}
    texts["capacity"] = "" if rules.capacity is None else str(rules.capacity)
    return texts | {name: "on" if getattr(rules, name) else "" for name in SWITCHES}


def typed_rules(form: Form) -> dict[str, str]:
    """The same of a form that came back."""
    texts = form.typed("entry", "approval", "slow_mode_s", "capacity")
    return texts | {name: "on" if form.is_ticked(name) else "" for name in SWITCHES}


def asked_rules(form: Form, now: Rules) -> Rules | Complaints:
    """The Rules as they are to be, or what is wrong with the form."""
    complaints: Complaints = {}
    asked: dict[str, Any] = {name: form.is_ticked(name) for name in SWITCHES}
    for name, words in CHOICES.items():
        asked[name] = form[name]
        if form[name] not in words:
            complaints[name] = ("rules-choice-refused", {})
    asked["capacity"] = None if form["capacity"].strip() == "" else whole_number(form["capacity"], 1, CAPACITY_MAX)
    if asked["capacity"] is None and form["capacity"].strip():
        complaints["capacity"] = ("rules-capacity-refused", {"max": CAPACITY_MAX})
    asked["slow_mode_s"] = whole_number(form["slow_mode_s"] or "0", 0, SLOW_MODE_S_MAX)
    if asked["slow_mode_s"] is None:
        complaints["slow_mode_s"] = ("rules-slow-refused", {"max": SLOW_MODE_S_MAX})
    if complaints:
        return complaints
    before = _before(form, now)
    changed = {name: value for name, value in asked.items() if value != getattr(before, name)}
    return msgspec.structs.replace(now, **changed)


def whole_number(text: str, least: int, most: int) -> int | None:
    """What somebody typed as a number; None if it is none between the two."""
    digits = text.strip()
    if not digits.isdecimal() or len(digits) > 9:
        return None
    number = int(digits)
    return number if least <= number <= most else None


def _before(form: Form, now: Rules) -> Rules:
    """As they were when the form was shown."""
    try:
        return _rules.decode(form["before"])
    except msgspec.DecodeError:
        return now
