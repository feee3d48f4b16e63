"""Passwords that anybody would guess: by rule, and the ten thousand that were leaked most often."""

from __future__ import annotations

import itertools
import re
from functools import cache

from app.resources import resource

_WORDS = frozenset(
    """
    password passwd passw0rd pass admin administrator root user guest test login welcome hello
    qwerty qwertyuiop qwert asdf asdfgh asdfghjkl zxcvb zxcvbn zxcvbnm qazwsx qazwsxedc wsx edc
    q1w2e3 q1w2e3r4 1q2w3e 1q2w3e4r 1qaz2wsx 1qaz qweasd qweasdzxc asdzxc aaa abc abcd abcdef
    letmein iloveyou love loveyou woaini woaiwojia aini nihao mima woshishui caonima wodemima
    dragon monkey master sunshine princess football baseball shadow superman batman computer
    internet windows huawei xiaomi lenovo taobao baidu qq weixin wechat china zhongguo beijing
    shandong zaozhuang sifa sifasuo sifaju falv tiaojie legalroom
    """.split()  # noqa: SIM905 - a list of words reads best as one
)
"""What stands in every published list of leaked passwords, without the digits put to it."""

LEAST_DIGITS = 9
"""Digits alone, fewer than this, are a birthday, a telephone or a row of keys."""

_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")


def is_weak(password: str) -> bool:
    """Whether it is among the first that somebody would try."""
    typed = password.casefold()
    plain = "".join(typed.split())
    words = _AROUND.sub("", plain)
    han = any(each > "\u2e80" for each in plain)
    return (
        (plain.isdecimal() and len(plain) < LEAST_DIGITS)
        or (len(set(plain)) < 4 and not han)
        or len(set(plain)) < 2
        or plain in _WORDS
        or plain in _usual()
        or (words in _WORDS and len(plain) - len(words) <= 8)
        or _runs(plain)
        or _repeats(plain)
    )


@cache
def _usual() -> frozenset[str]:
    """The passwords found most often where passwords were stolen, in small letters."""
    return frozenset(resource("passwords", "usual.txt").read_text("ascii").split())


def _runs(password: str) -> bool:
    """Whether it merely counts up or down, as 123456 does."""
    steps = {ord(b) - ord(a) for a, b in itertools.pairwise(password)}
    return steps <= {1} or steps <= {-1} or steps <= {0}


def _repeats(password: str) -> bool:
    """Whether it is one short thing again and again, as 123123 is."""
    return any(
        len(password) % size == 0 and password[:size] * (len(password) // size) == password
        for size in range(1, min(4, len(password) // 2) + 1)
    )
