"""Experiences go along with a Space: into its file and out of it, and to one that is made like it (HT-163, HT-164)."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Connection

from lanting.identity.capability import Capability
from lanting.identity.role import Role
from lanting.kernel.ids import SpaceId
from lanting.protocol.manifest import SettingValue
from lanting.space.queries import KeptExperience, find_experience, switch_on
from lanting.web.offered import Offered
from lanting.web.speech import LOCALES, speech
from tests.web.conftest import SPACE, Browse, House
from tests.web.elements import Elements
from tests.web.experiences import QUIZ, FewExperiences, keep_of, with_experiences
from tests.web.makers import maker
from tests.web.packing import SOURCE
from tests.web.test_creating import FORM, made_by
from tests.web.test_opening import opened, owner_of_yard, saved

CHOSEN: dict[str, SettingValue] = {"questions": "who;me", "seconds": 30, "aloud": False}


async def owner_with_quiz(browse: Browse, house: House, folder: Path) -> httpx.AsyncClient:
    """The quiz is on in her Space, may chat alone, and keeps something; and so is one that this Server cannot read."""
    with_experiences(house)
    owner = await owner_of_yard(browse, house, folder)

    await begin(house, "quiz", "broken")
    quiz = await of(house, SPACE)
    assert quiz
    await keep_of(house, quiz.user, "psn_1", "mark", b"7")
    return owner


async def begin(house: House, *names: str) -> None:
    def switch(connection: Connection) -> None:
        for name in names:
            switch_on(connection, SpaceId(SPACE), name, [Capability.CHAT], CHOSEN, SOURCE.randbytes)

    await house.store.write(switch)


async def of(house: House, space: str, name: str = "quiz") -> KeptExperience | None:
    return await house.store.read(lambda connection: find_experience(connection, SpaceId(space), name))


@pytest.mark.parametrize("locale", LOCALES)
async def test_ht163_out_of_a_file_they_rest_with_what_was_chosen(
    browse: Browse, house: House, tmp_path: Path, locale: str
) -> None:
    owner = await owner_with_quiz(browse, house, tmp_path)
    file = await saved(owner)
    with zipfile.ZipFile(BytesIO(file)) as package:
        said = json.loads(package.read("manifest.json"))["experiences"]
    assert said == [
        {"name": "broken", "settings": CHOSEN, "package": "", "version": ""},
        {"name": "quiz", "settings": CHOSEN, "package": "lanting-quiz", "version": "1.2"},
    ]
    owner.headers["Accept-Language"] = locale
    answer = await opened(owner, file)
    assert answer.status_code == 201, answer.text
    (space,) = await made_by(house)
    quiz = await of(house, space.id)
    assert quiz
    assert (quiz.is_on, quiz.capabilities, quiz.settings) == (False, frozenset(), CHOSEN)
    t = speech(locale)
    assert t("file-experience-rests", name=QUIZ.called(locale)) in answer.text
    assert t("file-experience-of-file", name="broken") in answer.text
    page = (await owner.get(f"/s/{space.slug}/manage/experiences")).text
    assert Elements(answer.text).one("a", href=f"/s/{space.slug}/manage/experiences")
    assert "who;me" in page, "and its Owner reads what it wants to do, before she switches it on"
    sent = {"may-edit": "on", "set-questions": "x;y", "set-teams": "one", "set-seconds": "20"}
    assert (await owner.post(f"/s/{space.slug}/manage/experiences/quiz/on", data=sent)).status_code == 303
    quiz = await of(house, space.id)
    assert quiz
    assert (quiz.is_on, quiz.capabilities) == (True, {Capability.EDIT})


async def test_ht163_what_a_server_does_not_have_is_named_with_its_package(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    house.experiences = catalogue = FewExperiences(Offered("quiz", QUIZ))
    owner = await owner_of_yard(browse, house, tmp_path)
    await begin(house, "quiz")
    file = await saved(owner)
    catalogue.offered = []
    answer = await opened(owner, file)
    said = speech("en")("file-experience-missing", name="quiz", package="lanting-quiz 1.2")
    assert (answer.status_code, said in answer.text) == (201, True)
    assert "/manage/experiences" not in answer.text
    catalogue.offered = [Offered("quiz", QUIZ)]
    (space,) = await made_by(house)
    assert "who;me" in (await owner.get(f"/s/{space.slug}/manage/experiences")).text, "what was chosen waits"


async def test_ht164_a_space_like_another_begins_with_what_is_on_there(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    owner = await owner_with_quiz(browse, house, tmp_path)
    html = (await owner.get("/new", params={"like": "yard"})).text
    models = html[html.index("like-") :]
    t = speech("en")
    assert t("creating-like-with", name="Classroom quiz") in models
    assert t("creating-experience-may", what=t("capability-chat")) in models, "not more than it may there"
    assert html.count("Marks, until they are erased.") == 2
    assert t("creating-like-with", name="broken") not in models
    assert (await owner.post("/new", data=FORM | {"template": SPACE})).status_code == 201
    (space,) = await made_by(house)
    mine, quiz = await of(house, SPACE), await of(house, space.id)
    assert mine
    assert quiz
    assert (quiz.is_on, quiz.capabilities, quiz.settings) == (True, {Capability.CHAT}, CHOSEN)
    assert quiz.user != mine.user, "what it keeps there is nothing here"
    assert await of(house, space.id, "broken") is None


async def test_ht164_who_only_builds_there_learns_nothing_of_what_was_chosen(
    browse: Browse, house: House, tmp_path: Path
) -> None:
    await owner_with_quiz(browse, house, tmp_path)
    builder = await maker(browse, house, Role.BUILDER)
    builder.headers["Accept"] = "text/html"
    html = (await builder.get("/new", params={"like": "yard"})).text
    assert speech("en")("creating-like-with", name="Classroom quiz") not in html
    assert (await builder.post("/new", data=FORM | {"template": SPACE})).status_code == 201
    (space,) = await made_by(house)
    assert await of(house, space.id) is None
