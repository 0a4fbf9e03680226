"""The page of a Space's experiences: what each wants is told before it is switched on, and what was chosen holds."""

from __future__ import annotations

from html import escape

import pytest

from lanting.identity.capability import Capability
from lanting.identity.role import Role
from lanting.ledger.chain import lines_of, verify
from lanting.space.queries import list_log, switch_off
from lanting.web.speech import LOCALES, speech
from tests.web.conftest import SPACE, Browse, House
from tests.web.elements import Elements
from tests.web.experiences import QUIZ, kept, with_experiences, write_down
from tests.web.test_keeping import device, host, opened, owner
from tests.web.visitors import new_key

PAGE = "/s/yard/manage/experiences"
FORM = {"once": "1", "set-seconds": "30", "set-teams": "one", "set-questions": "é;ü\r\nx;y", "set-greeting": "Hi"}
say = speech("en")


@pytest.mark.parametrize("role", [Role.HOST, Role.BUILDER, Role.VISITOR])
async def test_ht200_the_page_is_the_owners(browse: Browse, house: House, role: Role) -> None:
    with_experiences(house)
    browser = await opened(device(browse), await new_key(house, role))
    for path in ("", "/quiz/logs/minutes"):
        assert (await browser.get(f"{PAGE}{path}")).status_code == 403
    for path in ("/quiz/on", "/quiz/off"):
        assert (await browser.post(f"{PAGE}{path}", data=FORM)).status_code == 403
    assert await kept(house) is None


@pytest.mark.parametrize("locale", LOCALES)
async def test_ht201_what_it_may_do_and_keeps_is_told_before_it_is_switched_on(
    browse: Browse, house: House, locale: str
) -> None:
    with_experiences(house)
    browser = await owner(browse, house, accept_language=locale)
    text = (await browser.get(PAGE)).text
    page = Elements(text)
    for said in (QUIZ.called(locale), QUIZ.said(QUIZ.keeps, locale), escape(QUIZ.about), "/start"):
        assert said in text
    for capability in ("chat", "edit"):
        assert escape(speech(locale)(f"capability-{capability}")) in text
    names = [each["name"] for each in page.all("input") if each.get("name", "").startswith("may-")]
    # What this Lanting does not know is not offered; the others are those of a token.
    assert names == ["may-chat", "may-edit", "may-chat", "may-edit", "may-teleport", "may-records"]
    assert "NameError: &lt;x&gt;" in text
    assert (page.unclosed, page.strayed) == ([], [])
    ids = [each["id"] for _, each in page.found if "id" in each]
    assert len(set(ids)) == len(ids)
    assert await kept(house) is None


async def test_ht202_switched_on_it_may_do_what_was_ticked_and_has_what_was_chosen(
    browse: Browse, house: House
) -> None:
    with_experiences(house)
    browser = await owner(browse, house)
    answer = await browser.post(f"{PAGE}/quiz/on", data=FORM | {"may-chat": "on", "may-network": "on"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}?done=on#x-quiz")
    found = await kept(house)
    assert found is not None
    assert found.is_on
    assert found.capabilities == {Capability.CHAT}
    assert found.settings == {
        "questions": "é;ü\nx;y",
        "seconds": 30,
        "teams": "one",
        "aloud": False,
        "greeting": "Hi",
    }
    assert ("experiences", SPACE) in house.hall.told
    again = await browser.post(f"{PAGE}/quiz/on", data=FORM | {"once": "2", "may-edit": "on", "set-aloud": "on"})
    assert again.headers["location"] == f"{PAGE}?done=kept#x-quiz"
    changed = await kept(house)
    assert changed is not None
    assert (changed.user, changed.capabilities) == (found.user, {Capability.EDIT})
    assert changed.settings["aloud"] is True


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("set-seconds", "4"),
        ("set-seconds", "20.5"),
        ("set-seconds", "nan"),
        ("set-seconds", "many"),
        ("set-teams", "three"),
        ("set-greeting", "x" * 21),
        ("set-questions", "x" * 5_001),
    ],
)
async def test_ht203_what_cannot_be_chosen_is_told_beside_its_field(
    browse: Browse, house: House, field: str, typed: str
) -> None:
    with_experiences(house)
    answer = await (await owner(browse, house)).post(f"{PAGE}/quiz/on", data=FORM | {field: typed})
    page = Elements(answer.text)
    assert answer.status_code == 422
    complaint = next(each for each in page.all("p") if each.get("role") == "alert")
    assert complaint["id"] == f"{field}-complaint"
    assert (typed == "three") is (escape(typed) not in answer.text)
    assert await kept(house) is None


async def test_ht204_switched_off_it_keeps_what_it_kept_and_both_are_in_the_log(browse: Browse, house: House) -> None:
    with_experiences(house)
    browser = await owner(browse, house)
    await browser.post(f"{PAGE}/quiz/on", data=FORM)
    assert (await browser.post(f"{PAGE}/quiz/off")).headers["location"] == f"{PAGE}?done=off#x-quiz"
    found = await kept(house)
    assert found is not None
    assert (found.is_on, found.off_because, found.settings["seconds"]) == (False, None, 30)
    log = await house.store.read(lambda connection: list_log(connection, SPACE, None, 10))
    assert [(each.act, each.subject) for each in log[:2]] == [("experience_off", "quiz"), ("experience_on", "quiz")]
    assert (
        escape(say("log-experience_on", by="X", subject="Y").split("X")[1][:15])
        in (await browser.get("/s/yard/manage")).text
    )


@pytest.mark.parametrize("because", ["child_silent", "something_new"])
async def test_ht205_why_the_server_has_switched_it_off_is_told_until_it_is_on_again(
    browse: Browse, house: House, because: str
) -> None:
    with_experiences(house)
    browser = await owner(browse, house)
    await browser.post(f"{PAGE}/quiz/on", data=FORM)
    await house.store.write(lambda connection: switch_off(connection, SPACE, "quiz", because, "quiz.py:7: <boom>"))
    text = (await browser.get(PAGE)).text
    key = "killed_often" if because == "child_silent" else "otherwise"
    assert escape(say(f"experience-off-{key}")) in text
    assert "quiz.py:7: &lt;boom&gt;" in text
    await browser.post(f"{PAGE}/quiz/on", data=FORM | {"once": "2"})
    assert "boom" not in (await browser.get(PAGE)).text


async def test_ht206_a_log_is_saved_as_lines_that_can_be_verified(browse: Browse, house: House) -> None:
    with_experiences(house)
    browser = await owner(browse, house)
    await browser.post(f"{PAGE}/quiz/on", data=FORM)
    found = await kept(house)
    assert found is not None
    await write_down(house, found.user, '{"stance":"for"}', '{"stance":"against"}')
    assert 'href="/s/yard/manage/experiences/quiz/logs/minutes"' in (await browser.get(PAGE)).text
    answer = await browser.get(f"{PAGE}/quiz/logs/minutes")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''quiz-minutes.jsonl"
    verdict = verify(lines_of(answer.content))
    assert (verdict.records, verdict.broken) == (2, None)
    assert (await browser.get(f"{PAGE}/quiz/logs/other")).status_code == 404


async def test_ht200_a_space_without_any_says_so(browse: Browse, house: House) -> None:
    text = (await (await owner(browse, house)).get(PAGE)).text
    assert escape(say("experiences-none")) in text
    assert (await (await host(browse, house)).get(PAGE)).status_code == 403
