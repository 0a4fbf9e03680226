"""Whoever judges must be judged: each kind of broken promise is found."""

from __future__ import annotations

from tests.kill.promise import Setting, Things


def test_what_was_acknowledged_must_be_there() -> None:
    lines: Things[str] = Things("line")
    lines.asked("hello").accepted()
    assert lines.broken(["hello"]) == []
    assert lines.broken([]) == ["line acknowledged and lost: hello"]


def test_what_was_not_answered_may_be_there_once_or_not_at_all() -> None:
    lines: Things[str] = Things("line")
    lines.asked("hello")
    assert lines.broken([]) == lines.broken(["hello"]) == []
    assert lines.broken(["hello", "hello"]) == ["line there twice: hello"]


def test_what_was_refused_or_never_asked_must_not_be_there() -> None:
    lines: Things[str] = Things("line")
    lines.asked("hello").refused()
    assert len(lines.broken(["hello"])) == len(lines.broken(["who said this?"])) == 1


def test_a_setting_is_as_acknowledged_or_as_asked_since() -> None:
    quiet = Setting("quiet", value=False)
    quiet.asked(True).accepted()
    assert quiet.broken(True) == []
    assert len(quiet.broken(False)) == 1
    promise = quiet.asked(False)
    assert quiet.broken(False) == quiet.broken(True) == []
    promise.refused()
    assert len(quiet.broken(False)) == 1
