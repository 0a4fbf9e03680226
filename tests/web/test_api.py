"""The JSON API keeps its shapes, and gives tickets to those who come from here."""

from __future__ import annotations

import gzip

import pytest

from lanting.identity.guest import GuestCookies
from lanting.kernel.ids import UserId
from lanting.protocol.lane import Lane
from lanting.protocol.word import Look
from lanting.scene.template import TEMPLATES
from lanting.space.glance import Glance, Glimpse
from tests.web.conftest import CODE, ENTER_PER_S, SECRET, SPACE, Browse, House

ANN = UserId("usr_0000000000000001")
ENTER = f"/api/spaces/{SPACE}/enter"
FACTS = {
    "id": SPACE,
    "name": "Yard of <Ink> & “Paper”",
    "slug": "yard",
    "code": CODE,
    "template": "courtyard",
    "purposes": list(TEMPLATES["courtyard"].purposes),
    "language": "en",
}


async def test_ht2_the_list_names_every_space_with_the_people_inside(browse: Browse, house: House) -> None:
    house.people[SPACE] = 3
    answer = await browse().get("/api/spaces")
    assert answer.status_code == 200
    (listed,) = answer.json()
    assert listed.pop("picture").startswith(f"/api/spaces/{SPACE}/picture?v=")
    assert listed == FACTS | {"people": 3}
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("key", [SPACE, "yard"])
async def test_ht1_a_space_is_found_by_id_and_by_slug(browse: Browse, key: str) -> None:
    answer = await browse().get(f"/api/spaces/{key}")
    detail = answer.json()
    assert detail.pop("picture").startswith(f"/api/spaces/{SPACE}/picture?v=")
    scene = {"scene_revision": 1, "scene_url": f"/api/spaces/{SPACE}/scene/1"}
    assert detail == FACTS | {"people": 0} | scene


async def test_ht7_a_glance_shows_looks_at_places_and_no_names(browse: Browse, house: House) -> None:
    house.glances[SPACE] = Glance(people=30, looks=[Glimpse(Look(cloth=3), 4.0, 0.1, -8.0, True, ANN)])
    answer = await browse().get("/api/spaces/yard/glance")
    assert answer.headers["cache-control"] == "no-store"
    assert set(answer.json()) == {"people", "looks"}
    assert answer.json()["people"] == 30
    (look,) = answer.json()["looks"]
    assert set(look) == {"look", "x", "y", "z", "seated"}
    assert (look["x"], look["y"], look["z"], look["seated"]) == (4.0, 0.1, -8.0, True)
    assert look["look"]["cloth"] == 3


async def test_sp178_whom_she_must_not_be_told_of_is_counted_and_not_shown_to_her(browse: Browse, house: House) -> None:
    house.glances[SPACE] = Glance(people=1, looks=[Glimpse(Look(), 4.0, 0.1, -8.0, True, ANN)])
    house.hall.unseen = {ANN}
    answer = await browse().get("/api/spaces/yard/glance")
    assert answer.json() == {"people": 1, "looks": []}


async def test_ht7_a_glance_gives_no_cookie_and_no_ticket(browse: Browse) -> None:
    answer = await browse().get(f"/api/spaces/{SPACE}/glance")
    assert answer.json() == {"people": 0, "looks": []}
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/api/spaces/nowhere",
        "/api/spaces/nowhere/scene/1",
        "/api/spaces/nowhere/glance",
        "/api/spaces/nowhere/picture",
        "/api/spaces/nowhere/invite",
        "/api/spaces/nowhere/invite.svg",
        "/api/spaces/x' OR 1=1--",
    ],
)
async def test_ht10_an_unknown_space_is_not_found(browse: Browse, path: str) -> None:
    answer = await browse().get(path)
    assert answer.status_code == 404
    assert answer.json()["code"] == "space_not_found"
    assert answer.json()["facts"]["space"]


async def test_ht3_a_scene_is_packed_and_never_changes(browse: Browse) -> None:
    answer = await browse(accept_encoding="gzip").get(f"/api/spaces/{SPACE}/scene/1")
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    snapshot = answer.json()
    assert (snapshot["revision"], snapshot["template"]) == (1, "courtyard")
    assert {"id", "name", "description", "words", "parent", "is_locked", "components"} == set(snapshot["entities"][0])


async def test_ht3_who_does_not_unpack_gets_a_plain_scene(browse: Browse) -> None:
    plain = await browse(accept_encoding="identity").get(f"/api/spaces/{SPACE}/scene/1")
    assert "content-encoding" not in plain.headers
    assert plain.json()["revision"] == 1
    with pytest.raises(gzip.BadGzipFile):
        gzip.decompress(plain.content)


@pytest.mark.parametrize("revision", ["0", "2", "999999999999"])
async def test_ht3_a_revision_that_never_was_is_not_found(browse: Browse, revision: str) -> None:
    answer = await browse().get(f"/api/spaces/{SPACE}/scene/{revision}")
    assert (answer.status_code, answer.json()["code"]) == (404, "scene_not_found")


@pytest.mark.parametrize("revision", ["one", "-", "1.5"])
async def test_ht3_a_revision_that_is_no_number_is_not_found(browse: Browse, revision: str) -> None:
    answer = await browse().get(f"/api/spaces/{SPACE}/scene/{revision}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


async def test_ht4_entering_gives_a_ticket_for_this_user_space_and_address(browse: Browse, house: House) -> None:
    answer = await browse(address="198.51.100.9").post(ENTER, json={})
    assert answer.status_code == 201
    assert answer.headers["cache-control"] == "no-store"
    admission = answer.json()
    assert (admission["expires_in_s"], admission["socket_path"]) == (30, "/socket")
    ticket = house.tickets.redeem(admission["ticket"], {Lane.EVENT}, house.clock.moment())
    guest = GuestCookies(SECRET).read(answer.cookies["lanting_guest"])
    assert guest is not None
    assert (ticket.caller.user, ticket.space_id, ticket.address) == (guest.user_id, SPACE, "198.51.100.9")


async def test_ht4_a_guest_stays_the_same_guest(browse: Browse, house: House) -> None:
    browser = browse()
    tickets = [(await browser.post(ENTER, json={})).json()["ticket"] for _ in range(2)]
    first, second = (house.tickets.redeem(ticket, {Lane.EVENT}, house.clock.moment()) for ticket in tickets)
    assert first.caller.user == second.caller.user


async def test_ht21_a_cookie_that_we_did_not_give_is_replaced(browse: Browse) -> None:
    answer = await browse(cookie="lanting_guest=invented").post(ENTER, json={})
    assert answer.status_code == 201
    assert GuestCookies(SECRET).read(answer.cookies["lanting_guest"]) is not None


async def test_ht21_on_http_the_guests_cookie_is_kept_from_scripts_and_other_sites(browse: Browse) -> None:
    cookie = (await browse().post(ENTER, json={})).headers["set-cookie"]
    assert cookie.startswith("lanting_guest=")
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    assert "Domain" not in cookie


async def test_ht21_on_https_the_guest_has_another_cookie_that_nothing_else_can_set(browse: Browse) -> None:
    cookie = (await browse("https").post(ENTER, json={})).headers["set-cookie"]
    assert cookie.startswith("__Host-lanting_guest=")
    assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


async def test_ht22_one_address_gets_so_many_tickets_a_second_and_others_are_not_held_up(
    browse: Browse, house: House
) -> None:
    crowd = browse(address="203.0.113.5")
    answers = [await crowd.post(ENTER, json={}) for _ in range(ENTER_PER_S + 1)]
    assert [answer.status_code for answer in answers] == [201] * ENTER_PER_S + [429]
    assert answers[-1].json()["code"] == "too_many_connections"
    assert (await browse(address="203.0.113.6").post(ENTER, json={})).status_code == 201
    house.clock.at += 1_000
    assert (await crowd.post(ENTER, json={})).status_code == 201


async def test_ht4_entering_an_unknown_space_gives_no_ticket_and_no_cookie(browse: Browse) -> None:
    answer = await browse().post("/api/spaces/nowhere/enter", json={})
    assert (answer.status_code, answer.json()["code"]) == (404, "space_not_found")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "http://lanting.example"},
        {"origin": "http://lanting.example:8443"},
        {"origin": "http://lanting.example:8080.evil.example"},
        {"origin": "http://user@lanting.example:8080"},
        {"origin": "null"},
        {"origin": ""},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "http://lanting.example:8080", "sec_fetch_site": "cross-site"},
    ],
)
async def test_ht20_what_another_website_asks_for_is_refused(browse: Browse, headers: dict[str, str]) -> None:
    answer = await browse(**headers).post(ENTER, json={})
    assert (answer.status_code, answer.json()["code"]) == (403, "origin_refused")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://lanting.example:8080"},
        {"origin": "https://lanting.example:8080"},
        {"origin": "http://lanting.example:8080", "sec_fetch_site": "same-origin"},
        {"sec_fetch_site": "none"},
    ],
)
async def test_ht20_our_own_page_and_programs_are_served(browse: Browse, headers: dict[str, str]) -> None:
    assert (await browse(**headers).post(ENTER, json={})).status_code == 201


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
async def test_ht10_a_method_that_a_path_does_not_know_is_refused(browse: Browse, method: str) -> None:
    answer = await browse().request(method, "/api/spaces")
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")


async def test_ht10_errors_speak_the_readers_language_and_keep_their_code(browse: Browse) -> None:
    english, chinese = [
        (await browse(accept_language=language).get("/api/spaces/nowhere")).json() for language in ("en", "zh-Hans")
    ]
    assert english["code"] == chinese["code"] == "space_not_found"
    assert english["message"].startswith("There is no such Space on this server. Check the link")
    assert chinese["message"] == "这台服务器上没有这个空间。请检查链接，或从空间列表开始。"


async def test_ht11_what_nobody_expected_says_nothing_of_itself(
    browse: Browse, house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    class Broken:
        def __getitem__(self, space: str) -> int:
            raise RuntimeError("the password is swordfish")

    house.people = Broken()  # type: ignore[assignment]
    answer = await browse().get("/api/spaces")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "swordfish" not in answer.text + "".join(capsys.readouterr())


async def test_ht5_livez_answers(browse: Browse) -> None:
    answer = await browse().get("/livez")
    assert (answer.status_code, answer.text) == (200, "ok")


async def test_ht5_the_certificate_authority_is_given_to_who_asks(browse: Browse, house: House) -> None:
    missing = await browse().get("/ca.pem")
    assert (missing.status_code, missing.json()["code"]) == (404, "certificate_authority_missing")
    house.ca_pem = b"-----BEGIN CERTIFICATE-----\n"
    assert (await browse().get("/ca.pem")).content == house.ca_pem


async def test_the_api_is_described_as_json_alone(browse: Browse) -> None:
    described = (await browse().get("/api/openapi.json")).json()
    assert set(described["paths"]) == {
        "/api/spaces",
        "/api/spaces/{space}",
        "/api/spaces/{space}/scene/{revision}",
        "/api/spaces/{space}/scene/draft/{revision}",
        "/api/spaces/{space}/assets",
        "/api/spaces/{space}/assets/{asset}",
        "/api/spaces/{space}/assets/{asset}/light",
        "/api/spaces/{space}/assets/{asset}/thumb",
        "/api/spaces/{space}/uploads",
        "/api/uploads",
        "/api/uploads/{upload}",
        "/api/spaces/{space}/enter",
        "/api/spaces/{space}/glance",
        "/api/spaces/{space}/picture",
        "/api/spaces/{space}/invite",
        "/api/spaces/{space}/invite.svg",
        "/api/spaces/{space}/reports",
        "/api/spaces/{space}/reports/{report}/clip",
        "/api/keys",
        "/api/move",
    }
    for page in ("/api", "/api/redoc", "/api/swagger", "/api/elements", "/schema"):
        assert (await browse().get(page)).status_code == 404
