"""What is a link, and what only looks like one, in four languages (SP-107)."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lanting.protocol.text import clean_text
from lanting.space.hyperlink import has_link

LETTERS = "abcdefghijklmnopqrstuvwxyz"
labels = st.text(LETTERS + "0123456789", min_size=1, max_size=12)
sure = st.sampled_from(["com", "org", "net", "cn", "COM", "edu", "Org"])
likely = st.sampled_from(["io", "fr", "app", "xyz", "info", "eu", "uk", "ai", "dev"])
before = st.sampled_from(["", " ", "看", "请看：", "«\u202f", "(", "voir ", "😀", "，", "l’adresse "])
behind = st.sampled_from(["", " ", "吧", "。", ".", " !", "…", ")", "，好吗", "\u202f»", "?", "/"])
WORDS = (
    "bonjour le monde est beau ça va déjà où été Noël oui non merci hello there well ok nice yes no it is me us de la "
    "你好 大家 这里 很好 谢谢 今天 天气 不错 我 app ai net top live 12 3.14 v1.2 10h30 p.m. e.g. c’est l’été"
)
words = st.sampled_from(WORDS.split())
french_and_english_stops = st.sampled_from([" ", ", ", ". ", "… ", "... ", "\u202f! ", "? ", "\n", " - ", "; "])
chinese_stops = st.sampled_from(["，", "。", "！", "？", "…", "、", "；", "\n"])


@given(before, labels, st.lists(labels, max_size=2), sure | likely, behind)
def test_sp107_a_host_with_a_known_ending_is_a_link_wherever_it_stands(
    ahead: str, label: str, more: list[str], ending: str, after: str
) -> None:
    host = ".".join([*more, label, ending])
    assert has_link(clean_text(f"{ahead}{host}{after}"))


@given(before, st.sampled_from(["http", "https", "HTTPS", "ftp", "ws"]), labels, behind)
def test_sp107_an_address_with_a_scheme_is_a_link_whatever_its_ending(
    ahead: str, scheme: str, label: str, after: str
) -> None:
    assert has_link(clean_text(f"{ahead}{scheme}://{label}{after}"))


@given(before, labels, behind)
def test_sp107_www_is_a_link(ahead: str, label: str, after: str) -> None:
    assert has_link(clean_text(f"{ahead}www.{label}.zz{after}"))


@given(before, labels, st.text(LETTERS, min_size=2, max_size=6), labels)
def test_sp107_with_a_path_any_ending_will_do(ahead: str, label: str, ending: str, path: str) -> None:
    assert has_link(clean_text(f"{ahead}{label}.{ending}/{path}"))


@given(labels, sure, st.sampled_from(["\u200d", "\u200c", "\ufe0f"]), st.integers(0, 40))
def test_sp107_what_cannot_be_seen_hides_no_link(label: str, ending: str, unseen: str, at: int) -> None:
    host = f"{label}.{ending}"
    assert has_link(clean_text(host[:at] + unseen + host[at:]))


@given(st.lists(st.tuples(words, french_and_english_stops), max_size=12))
def test_sp107_sentences_in_french_and_english_hold_no_link(said: list[tuple[str, str]]) -> None:
    assert not has_link(clean_text("".join(word + stop for word, stop in said)))


@given(st.lists(st.tuples(words.filter(lambda word: not word.isascii()), chinese_stops), max_size=12))
def test_sp107_sentences_in_chinese_hold_no_link(said: list[tuple[str, str]]) -> None:
    assert not has_link(clean_text("".join(word + stop for word, stop in said)))


@given(st.text(LETTERS, min_size=1, max_size=8), st.text(LETTERS, min_size=2, max_size=8))
def test_sp107_a_forgotten_blank_before_a_capital_is_no_link(one: str, other: str) -> None:
    assume(other not in {"com", "org", "net", "edu", "gov", "cn"})
    assert not has_link(f"{one}.{other.capitalize()}")


@pytest.mark.parametrize(
    "text",
    [
        "C’est bien.De rien !",
        "oui.la suite demain",
        "and/or 12 km/h 3/4",
        "rendez-vous à 14.30/15.00",
        "J’habite au 12, rue de l’Église…",
        "p.ex. ceci, c.-à-d. cela",
        "这个不错。app呢？很好用",
        "我在学编程，ai很有意思",
        "今天讲3.1节.大家准备好了吗",
        "node.js and vue.js, main.py",
        "etc.)",
        "oui...com",
        "a.b.c",
        "le M. Dupont et Mme. Martin",
        "😀.😀",
    ],
)
def test_sp107_what_people_write_is_no_link(text: str) -> None:
    assert not has_link(clean_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "ｅｘａｍｐｌｅ．ｃｏｍ",
        "看example。com",
        "百度.com",
        "t.me/abc",
        "discord.gg/abc",
        "ann@example.org",
        "sub.example.co.uk:8080/x",
        "EXAMPLE.COM",
        "(www.exemple.fr)",
        "例子.公司/好",
    ],
)
def test_sp107_what_a_browser_opens_is_a_link(text: str) -> None:
    assert has_link(clean_text(text))
