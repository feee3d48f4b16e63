"""Passwords that are refused, and those that may be used."""

import pytest

from app import store
from app.errors import PasswordTooEasy, PasswordTooShort
from app.resources import resource
from app.store import keys, passwords, weak
from tests.conftest import PASSWORD


@pytest.mark.parametrize(
    "password",
    [
        "123456", "654321", "888888", "19800101", "20261122", "112233", "123123", "5201314",
        "password", "Password1", "password123", "qwerty", "Qwerty!1", "abc123", "woaini1314",
        "admin888", "1q2w3e4r", "asdfgh", "aaaaaa", "aaabbb", "abcabc", "iloveyou1", "我我我我我我",
    ],
)  # fmt: skip
def test_what_anybody_would_guess_is_refused(password):
    with pytest.raises(PasswordTooEasy):
        keys.require_password(password)


def test_the_ten_thousand_usual_ones_are_refused_however_they_are_written():
    usual = resource("passwords", "usual.txt").read_text("ascii").splitlines()
    assert len(usual) == len(set(usual)) == 10_000
    for each in usual:
        assert all(map(weak.is_weak, (each, each.upper(), f" {each.capitalize()} "))), each


def test_a_usual_password_is_called_easy_to_guess_while_it_is_typed():
    said, how = passwords.judged("stargate")
    assert ("猜" in said, how) == (True, "soon")


def test_it_is_said_beforehand_how_many_digits_alone_are_needed():
    said, _how = passwords.judged("")
    assert str(weak.LEAST_DIGITS) in said
    with pytest.raises(PasswordTooEasy):
        keys.require_password("73910482")
    keys.require_password("739104826")


@pytest.mark.parametrize("password", ["      ", " 12345 ", "12345", "\u3000\u3000 ab \u3000\u3000"])
def test_spaces_are_no_password(password):
    with pytest.raises(PasswordTooShort):
        keys.require_password(password)


@pytest.mark.parametrize(
    "password",
    [PASSWORD, "新的密码-2", "新的密码七个字", "legalroom-demo", "老槐树下第三家", "geheim-77x"],
)
def test_what_only_one_would_think_of_is_taken(password):
    keys.require_password(password)


def test_a_weak_password_that_is_in_use_still_opens(room, monkeypatch):
    with monkeypatch.context() as before:
        before.setattr(keys, "require_password", lambda _password: None)
        passwords.change_password(PASSWORD, "123456")
    store.close(with_backup=False)
    store.open(room.folder, "123456")
    with pytest.raises(PasswordTooEasy):
        passwords.change_password("123456", "654321")
