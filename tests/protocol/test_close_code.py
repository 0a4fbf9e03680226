"""Why a line ends: said in every language, and clear about coming back."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from lanting.protocol.close_code import CloseCode
from lanting.protocol.notice import Closing

LOCALES = ["en", "zh-CN", "fr"]
OURS = range(4000, 5000)
"""RFC 6455, section 7.4.2: for private use."""
OF_THE_STANDARD = {CloseCode.NORMAL, CloseCode.PROTOCOL_ERROR, CloseCode.UNSUPPORTED_DATA, CloseCode.MESSAGE_TOO_BIG}


def sentences(locale: str) -> dict[str, str]:
    """The sentences under `close-…` in one language."""
    text = (files("lanting") / "locales" / locale / "error.ftl").read_text(encoding="utf-8")
    return dict(re.findall(r"^close-(\w+) =((?: .+|\n +.+)+)$", text, flags=re.MULTILINE))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("code", CloseCode, ids=lambda code: code.name)
def test_pr45_every_close_has_a_sentence_in_every_language(code: CloseCode, locale: str) -> None:
    assert sentences(locale)[code.name.lower()].strip()


@pytest.mark.parametrize("locale", LOCALES)
def test_pr45_no_two_closes_say_the_same_and_none_is_said_that_is_no_close(locale: str) -> None:
    said = sentences(locale)
    assert len(set(said.values())) == len(said)
    # `lost` is what a client says by itself, of a line that just ended.
    assert set(said) == {code.name.lower() for code in CloseCode} | {"lost"}


def test_pr45_a_client_returns_by_itself_after_these_three_and_no_others() -> None:
    returning = {code for code in CloseCode if code.may_return}
    assert returning == {CloseCode.GOING_AWAY, CloseCode.TOO_SLOW, CloseCode.INTERNAL}


def test_pr45_a_close_that_is_the_visitors_doing_is_never_one_to_return_from() -> None:
    blamed = {CloseCode.BAD_MESSAGE, CloseCode.TOO_FAST, CloseCode.TAKEN_OVER, CloseCode.SPACE_FULL}
    assert not any(code.may_return for code in blamed | OF_THE_STANDARD)


@pytest.mark.parametrize("code", CloseCode, ids=lambda code: code.name)
def test_pr2_a_code_is_the_standards_or_in_the_range_for_private_use(code: CloseCode) -> None:
    assert code in OF_THE_STANDARD or code in OURS


@pytest.mark.parametrize("code", CloseCode, ids=lambda code: code.name)
def test_pr2_a_reason_fits_a_close_frame(code: CloseCode) -> None:
    """RFC 6455, section 5.5: a control frame has at most 125 bytes, two of which are the code."""
    assert len(code.name.lower().encode()) <= 123
    assert Closing(code=int(code), reason=code.name.lower()).code == code
