"""Canonical JSON (RFC 8785): every value has one spelling, so that its hash is the same wherever it is made."""

from __future__ import annotations

import json
import math
from typing import Any, Final

from lanting.kernel.error import LantingError

WHOLE_MAX: Final = 2**53 - 1
"""Beyond it a double, which is all that JSON's readers promise, cannot tell neighbours apart (RFC 7493, 2.2)."""


class NotCanonical(LantingError):
    """This is no value of JSON, or not in its one spelling."""

    code = "not_canonical"


def canonical(value: Any) -> str:
    """The one spelling of dicts, lists, strings, numbers, booleans and None. Raises NotCanonical."""
    try:
        return _spelled(value)
    except RecursionError:
        raise NotCanonical("this is nested too deeply to be kept as JSON") from None


def read_canonical(text: str) -> Any:
    """The value of a text that is in the one spelling. Raises NotCanonical."""
    try:
        value = json.loads(text, parse_int=_read_whole)
    except (ValueError, RecursionError):
        raise NotCanonical("this is not JSON") from None
    if canonical(value) != text:
        raise NotCanonical("this is JSON, but not spelled as RFC 8785 spells it")
    return value


def _read_whole(digits: str) -> int | float:
    """Every number of JSON is a double; what is beyond WHOLE_MAX was one before it was spelled."""
    number = float(digits)
    return int(digits) if abs(number) <= WHOLE_MAX else number


def _spelled(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return _string(value)
        case int():
            return _whole(value)
        case float():
            return _number(value)
        case list() | tuple():
            return f"[{','.join(map(_spelled, value))}]"
        case dict():
            return _object(value)
    raise NotCanonical(f"JSON has no word for a {type(value).__name__}; use text, numbers, lists and dicts")


def _string(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise NotCanonical("half of a surrogate pair is no text") from None
    # Python escapes just what RFC 8785 (3.2.2.2) wants escaped, and as it wants it.
    return json.dumps(text, ensure_ascii=False)


def _whole(value: int) -> str:
    if abs(value) > WHOLE_MAX:
        raise NotCanonical(f"{value} is too large for a number of JSON; write it as text")
    return str(int(value))


def _object(value: dict[Any, Any]) -> str:
    if not all(isinstance(key, str) for key in value):
        raise NotCanonical("the keys of an object of JSON are text")
    # RFC 8785, 3.2.3: by UTF-16 code units, in which some characters come before others that Python sorts first.
    in_order = sorted(value.items(), key=lambda item: item[0].encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(f"{_string(key)}:{_spelled(each)}" for key, each in in_order) + "}"


def _number(value: float) -> str:
    """As ECMAScript writes it (ECMA-262, Number::toString). Both find the fewest digits; they set them differently."""
    if not math.isfinite(value):
        raise NotCanonical("JSON has no word for infinity, nor for what is not a number")
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, power = f"{abs(value)!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    # `point`: after how many of the digits the decimal point stands.
    point = len(whole) + int(power or 0) - (len(whole + fraction) - len(digits))
    digits = digits.rstrip("0")
    return sign + _placed(digits, point)


def _placed(digits: str, point: int) -> str:
    count = len(digits)
    if count <= point <= 21:
        return digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"0.{'0' * -point}{digits}"
    power = f"e{'+' if point > 0 else '-'}{abs(point - 1)}"
    return f"{digits[0]}.{digits[1:]}{power}" if count > 1 else digits + power
