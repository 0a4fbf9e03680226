"""What wants harm is refused for the right reason, in every language, and the same when a child has said it."""

from __future__ import annotations

import pytest

from lanting.media.check.examine import examine
from lanting.media.check.refusal import AssetRefused, refusal_of
from lanting.web.speech import LOCALES, sentence_for
from tests.media.hostile import every_case

CASES = every_case()


def test_there_are_more_than_a_hundred_of_them() -> None:
    assert len({data for _, data, _ in CASES}) > 150


@pytest.mark.parametrize(("name", "data", "code"), CASES, ids=[name for name, _, _ in CASES])
def test_ht127_it_is_refused_with_the_reason(name: str, data: bytes, code: str) -> None:
    with pytest.raises(AssetRefused) as caught:
        examine(memoryview(data))
    error = caught.value
    assert error.code == code, f"{name}: {error} {error.facts}"
    again = refusal_of(error.code, error.facts)
    assert (str(again), again.facts) == (str(error), error.facts)
    sentences = {sentence_for(locale, error.code, error.facts, "") for locale in LOCALES}
    assert len(sentences) == len(LOCALES)
    assert not any("{" in sentence for sentence in sentences)
