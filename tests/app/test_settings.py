"""Settings come from options, then variables, then one file; what is wrong is said in one sentence."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from lanting.app.configuration import printed
from lanting.app.error import BadSetting, UnknownSetting
from lanting.app.settings import SETTINGS_FILE, Settings, read_settings


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"LANTING_{name.upper()}", raising=False)


def test_nothing_has_to_be_set() -> None:
    settings = read_settings()
    assert (settings.port, settings.https_port, settings.data) == (8_080, 8_443, Path("data"))
    assert settings.database_url == f"sqlite:///{Path.cwd().as_posix()}/data/lanting.db"


def test_options_go_before_variables_and_variables_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    SETTINGS_FILE.write_text("port = 1001\nhttps_port = 1002\nhost = '127.0.0.3'\n")
    monkeypatch.setenv("LANTING_PORT", "2001")
    monkeypatch.setenv("LANTING_HTTPS_PORT", "2002")
    settings = read_settings(port=3001)
    assert (settings.port, settings.https_port, settings.host) == (3_001, 2_002, "127.0.0.3")


def test_an_option_that_was_not_given_hides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANTING_DATA", "there")
    assert read_settings(data=None).data == Path("there")


def test_proxies_are_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANTING_TRUSTED_PROXIES", '["10.0.0.0/8", "::1"]')
    assert [str(each) for each in read_settings().trusted_proxies] == ["10.0.0.0/8", "::1/128"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", "70000"),
        ("port", "eighty"),
        ("https_port", "-1"),
        ("public_url", "not a url"),
        ("trusted_proxies", "somewhere"),
        ("trusted_proxies", '["somewhere"]'),
        ("connections_per_address_max", "0"),
        ("log_level", "chatty"),
    ],
)
def test_a_wrong_value_is_named_with_where_it_comes_from(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"LANTING_{name.upper()}", value)
    with pytest.raises(BadSetting, match=f"(?i){name}"):
        read_settings()


@pytest.mark.parametrize("text", ["port = ", "port = 'x'"])
def test_a_wrong_file_is_refused(text: str) -> None:
    SETTINGS_FILE.write_text(text)
    with pytest.raises(BadSetting, match=r"lanting\.toml"):
        read_settings()


def test_an_unknown_setting_names_the_nearest_known_one(monkeypatch: pytest.MonkeyPatch) -> None:
    SETTINGS_FILE.write_text("htps_port = 8080")
    with pytest.raises(UnknownSetting, match=r"htps_port, which stands in lanting\.toml; did you mean https_port\?"):
        read_settings()
    SETTINGS_FILE.unlink()
    monkeypatch.setenv("LANTING_PUBLIK_URL", "https://space.example")
    with pytest.raises(UnknownSetting, match=r"LANTING_PUBLIK_URL.*did you mean LANTING_PUBLIC_URL\?"):
        read_settings()


def test_a_variable_that_is_like_no_setting_belongs_to_somebody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANTING_CHROMIUM", "/usr/bin/chromium")
    assert read_settings().port == 8_080


def test_the_printed_settings_are_the_settings(tmp_path: Path) -> None:
    """What is printed, put into the file, gives the same settings again."""
    chosen = read_settings(
        port=9000, public_url="https://space.example", trusted_proxies=["10.0.0.0/8"], data=tmp_path, guide=False
    )
    SETTINGS_FILE.write_text(printed(chosen, redacted=False))
    assert read_settings() == chosen
    assert tomllib.loads(printed(chosen, redacted=True))["port"] == 9000


def test_a_password_is_left_out_when_it_is_to_be_shown_to_others() -> None:
    settings = read_settings(database="postgresql://me:secret@here/lanting")
    assert "secret" in printed(settings, redacted=False)
    assert "secret" not in printed(settings, redacted=True)
    assert "postgresql://me:***@here/lanting" in printed(settings, redacted=True)


def test_another_database_can_be_named() -> None:
    assert read_settings(database="postgresql://here/lanting").database_url == "postgresql://here/lanting"
