"""Asking a place what it says of itself."""

from __future__ import annotations

from importlib.resources import files

import msgspec
import pytest
from fluent.syntax import FluentParser, ast
from hypothesis import given
from hypothesis import strategies as st

from lanting.sdk.own_text import own_texts
from lanting.sdk.scene import BotScene, SceneEntity
from lanting.sdk.search import FollowedTexts, SceneTexts
from lanting.sdk.search.word import stem

BELL = SceneEntity(
    id="ent_bell", name="Bronze bell", description="Cast in 1403, it was rung at dawn.\n清晨敲响的铜钟。"
)
JAR = SceneEntity(
    id="ent_jar",
    name="青瓷罐",
    components={"image": {"title": "青瓷罐", "maker": "龙泉窑", "date": "南宋"}},
)
STAND = SceneEntity(id="ent_stand", name="Scroll", description="A view of the river.")
PLATE = SceneEntity(id="ent_plate", parent="ent_stand", components={"label": {"text": "Painted by Shen Zhou"}})
BARE = SceneEntity(id="ent_sheet", components={"text": {"text": "Please do not touch the lacquer boxes."}})
WINDOW = SceneEntity(id="ent_window", words="thing-moon-window")
MUSEUM = SceneTexts([BELL, JAR, STAND, PLATE, BARE, WINDOW])


@pytest.mark.parametrize(
    ("question", "entity"),
    [
        ("Where is the bell?", "ent_bell"),
        ("When was the bell cast?", "ent_bell"),
        ("铜钟是什么时候敲的？", "ent_bell"),
        ("钟", "ent_bell"),
        ("Which jar is made of celadon?", "ent_jar"),
        ("龙泉窑的作品有哪些？", "ent_jar"),
        ("Who is Shen Zhou?", "ent_stand"),
        ("May I touch the lacquer?", "ent_sheet"),
        ("Où est la fenêtre ?", "ent_window"),
        ("月窗在哪里？", "ent_window"),
        ("WHERE ARE THE BELLS", "ent_bell"),
    ],
)
def test_a_question_finds_the_thing_that_says_it_also_in_another_language(question: str, entity: str) -> None:
    assert [found.entity for found in MUSEUM.search(question)][:1] == [entity]


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f"])
@pytest.mark.parametrize(
    "question", ["Where is the bell ?", "À quoi sert la cloche ?", "Est-ce que la fenêtre est ronde ?"]
)
def test_a_question_with_hard_blanks_finds_what_it_finds_with_plain_ones(question: str, blank: str) -> None:
    assert MUSEUM.search(question)
    assert MUSEUM.search(question.replace(" ", blank)) == MUSEUM.search(question)


def test_what_was_read_is_quoted_in_the_language_of_the_question() -> None:
    assert MUSEUM.search("Where is the bell?")[0].text.startswith("Cast in 1403")
    assert MUSEUM.search("铜钟在哪里？")[0].text == "清晨敲响的铜钟。"
    french = MUSEUM.search("月窗在哪里？", language="fr")[0]
    assert french.name == "Fenêtre de lune" and french.text.startswith("Une ouverture ronde")


@pytest.mark.parametrize(
    "question",
    [
        "",
        "?",
        "Where is it?",
        "What is the capital of Peru?",
        "这里有什么？",
        "厕所在哪里？",
        "Is there a picture here?",
        "x",
    ],
)
def test_what_the_place_does_not_say_is_not_known(question: str) -> None:
    assert MUSEUM.search(question) == []


def test_things_that_say_the_same_are_one_answer() -> None:
    stools = [SceneEntity(id=f"ent_{number}", name="Stool", description="To sit on.") for number in range(3)]
    assert [found.entity for found in SceneTexts(stools).search("stool")] == ["ent_0"]


@given(st.text(max_size=60))
def test_any_text_may_be_asked_and_any_may_be_on_a_plate(text: str) -> None:
    MUSEUM.search(text)
    SceneTexts([SceneEntity(id="ent_1", name=text, description=text)]).search(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("columns", "column"), ("painted", "painting"), ("tiles", "tiled"), ("leaves", "leaf"), ("tableaux", "tableau")],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("language", ["en", "fr", "zh-CN"])
def test_our_own_things_are_read_as_fluent_reads_them(language: str) -> None:
    text = (files("lanting") / "locales" / language / "thing.ftl").read_text(encoding="utf-8")
    messages = [entry for entry in FluentParser().parse(text).body if isinstance(entry, ast.Message)]
    read = {entry.id.name: (said(entry.value), said(entry.attributes[0].value)) for entry in messages}
    assert own_texts(language, "thing") == read


def said(pattern: ast.Pattern | None) -> str:
    assert pattern is not None
    return "".join(element.value for element in pattern.elements if isinstance(element, ast.TextElement))


@pytest.mark.parametrize("things", [1, 400])
async def test_what_is_asked_is_what_the_scene_says_now(things: int) -> None:
    scene = BotScene("published")
    texts = FollowedTexts(scene)
    for revision, name in enumerate(("Bell", "Drum"), start=1):
        named = [{"id": f"ent_{number}", "name": f"{name} {number}"} for number in range(things)]
        scene.begin(msgspec.json.encode({"revision": revision, "entities": named}))
        assert (await texts.search(f"Where is {name} 0?"))[0].name == f"{name} 0"
    assert await texts.search("Where is the bell?") == []
