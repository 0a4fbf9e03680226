"""The chain: whatever is changed in it is found, and the line named."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from lanting.kernel.clock import Instant
from lanting.ledger.canonical import canonical
from lanting.ledger.chain import BEFORE_FIRST, Broken, hash_of, line_of, lines_of, verify

_BODIES = st.lists(
    st.dictionaries(st.sampled_from("abé"), st.integers(0, 99) | st.text('xy"\n', max_size=3)), min_size=1, max_size=6
)


def chained(bodies: Sequence[object]) -> bytes:
    """A file with a record of each."""
    previous, content = BEFORE_FIRST, ""
    for number, body in enumerate(bodies, start=1):
        text, at = canonical(body), Instant(1_000 * number)
        own = hash_of(previous, number, at, text)
        content += line_of(previous, number, at, text, own) + "\n"
        previous = own
    return content.encode()


def test_a_hash_is_sha_256_over_the_one_before_and_the_record() -> None:
    said = '{"at":5,"body":{"stance":"for"},"number":1}'
    assert hash_of(BEFORE_FIRST, 1, Instant(5), '{"stance":"for"}') == sha256((64 * "0" + said).encode()).hexdigest()


@given(_BODIES)
def test_what_was_written_is_whole(bodies: list[object]) -> None:
    content = chained(bodies)
    verdict = verify(lines_of(content))
    assert (verdict.records, verdict.broken) == (len(bodies), None)
    assert f'"hash":"{verdict.last_hash}"'.encode() in lines_of(content)[-1]


@given(_BODIES, st.data())
def test_any_changed_byte_is_found_and_its_line_named(bodies: list[object], data: st.DataObject) -> None:
    content = chained(bodies)
    at = data.draw(st.integers(0, len(content) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[at]))
    changed = content[:at] + bytes([other]) + content[at + 1 :]
    assert changed.count(b"\n") == content.count(b"\n") or other == ord("\n") or content[at] == ord("\n")
    broken = verify(lines_of(changed)).broken
    assert broken is not None
    assert broken.line == content[:at].count(b"\n") + 1


@given(_BODIES.filter(lambda bodies: len(bodies) > 2), st.data())
def test_a_line_that_is_taken_out_or_put_elsewhere_is_found(bodies: list[object], data: st.DataObject) -> None:
    lines = lines_of(chained(bodies))
    at = data.draw(st.integers(0, len(lines) - 2))
    assert verify([*lines[:at], *lines[at + 1 :]]).broken == Broken(at + 1, "wrong_number")
    swapped = [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]
    assert verify(swapped).broken == Broken(at + 1, "wrong_number")


def test_who_reckons_a_later_hash_anew_breaks_the_line_after() -> None:
    lines = lines_of(chained([{"stance": "for"}, {"stance": "against"}, {"stance": "for"}]))
    first = lines_of(chained([{"stance": "against"}]))[0]
    assert verify([first, *lines[1:]]).broken == Broken(2, "wrong_previous")


def test_a_chain_of_nothing_is_whole() -> None:
    assert verify(lines_of(b"")).broken is None
