"""What goes wrong with a file that unpacks itself: cut short, damaged, no room, read-only.

Each is refused in Chinese, and what was there before is as it was.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from release import NAME, release
from roots import HOME, Root, require
from screens import Failed, call

_PROGRAM = f'"$HOME/.local/bin/{NAME}"'


def trial(number: str, package: Path) -> None:
    """Each fault before and after the program is there. Raises Failed."""
    with Root(number) as root:
        folder = root.folder / "tmp"
        whole = package.read_bytes()
        (folder / "cut.run").write_bytes(whole[: len(whole) * 2 // 3])
        (folder / "damaged.run").write_bytes(whole[:-1000] + bytes(1000))
        del whole
        shutil.copy2(package, folder / "whole.run")
        small, many = root.folder / "small", root.folder / "many"
        for place, options in ((small, "size=200m"), (many, "size=900m,nr_inodes=300")):
            place.mkdir()
            call("mount", "-t", "tmpfs", "-o", f"{options},mode=1777", "tmpfs", place)
        home = root.folder / HOME.lstrip("/")
        try:
            for installed in (False, True):
                _faults(root, installed)
                if not installed:
                    root.run("cd; sh /tmp/whole.run --quiet")
            call("mount", "--bind", home, home)
            call("mount", "-o", "remount,bind,ro", home)
            try:
                _refused(root, "a home that is read-only", "sh /tmp/whole.run --quiet", "写不进")
            finally:
                call("umount", home)
        finally:
            for place in (small, many):
                call("umount", place)


def _faults(root: Root, installed: bool) -> None:
    for what, command, said in (
        ("a file cut short", "sh /tmp/cut.run --quiet", "文件不完整"),
        ("a damaged file", "sh /tmp/damaged.run --quiet", "文件坏了"),
        ("too full to unpack", "TMPDIR=/small sh /tmp/whole.run --quiet", "磁盘不够"),
        (
            "full while unpacking",
            "TMPDIR=/small sh /tmp/whole.run --quiet --nodiskspace",
            "没有解开",
        ),
        ("too full to install", "sh /tmp/whole.run --quiet -- --folder /small/p", "磁盘不够"),
        ("full while copying", "sh /tmp/whole.run --quiet -- --folder /many/p", "没有装完"),
        (
            "a folder that cannot be written",
            "sh /tmp/whole.run --quiet -- --folder /usr/p",
            "建不了",
        ),
    ):
        _refused(root, what, command, said)
    holder = (
        'mkdir -p "$HOME/.local/opt/legal-room"; exec 8>"$HOME/.local/opt/legal-room/.installing"'
    )
    _refused(
        root,
        "two at once",
        f"{holder}; flock 8; sh /tmp/whole.run --quiet 8>&- || exit 1",
        "正在装",
    )
    left = root.run("ls -d /tmp/selfgz* /small/* /many/p/versions/* 2>/dev/null || true").split()
    if [each for each in left if each != "/small/p"]:
        raise Failed(f"left behind: {left}")
    if installed:
        require("the program is as it was", root.run(f"{_PROGRAM} --version"),
                release("amd64").version)  # fmt: skip
    else:
        require("nothing is there", root.run(f"command -v {_PROGRAM} || echo none"), "none")


def _refused(root: Root, what: str, command: str, said: str) -> None:
    answer = root.run(f"cd; ( {command} ) 2>&1 && echo ACCEPTED || true")
    if "ACCEPTED" in answer:
        raise Failed(f"{what}: accepted")
    require(what, answer, said)
