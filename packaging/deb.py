"""The package for UOS, Kylin, Deepin and Debian: everything inside, nothing downloaded."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
from pathlib import Path

from release import APPID, HERE, NAME, Release, filled, icons, run

SHAPE = "deb"

DEPENDS = (
    "libc6 (>= {glibc}), libx11-6, libxcb1, libx11-xcb1, libgl1, libegl1, libglib2.0-0t64 |"
    " libglib2.0-0, libdbus-1-3, libfontconfig1, libfreetype6, libxcb-shape0, libxcb-xfixes0,"
    " libxcb-sync1, libxcb-randr0, libxcb-shm0, libxcb-render0, libxcb-glx0"
)
"""What every desktop has."""
MORE = {"amd64": ("2.28", ""), "arm64": ("2.30", ", libsm6, libice6")}
"""Which glibc Qt asks for on each machine, and what beside; desktops of Qt 5 have that, too."""


def make(tree: Path, work: Path, release: Release) -> Path:
    """Put a tree into a package of Debian's kind, laid out as UOS asks of applications."""
    root = work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    home = root / "opt" / "apps" / APPID
    shutil.copytree(tree, home / "files", symlinks=True)
    command = f"/opt/apps/{APPID}/files/start"
    entries = home / "entries"
    _write(entries / "applications" / f"{APPID}.desktop", filled("app.desktop", COMMAND=command))
    _write(entries / "mime" / "packages" / f"{APPID}.xml", filled("mime.xml"))
    icons(entries / "icons" / "hicolor")
    _write(home / "info", json.dumps(_info(release), ensure_ascii=False, indent=2) + "\n")
    # UOS reads the entries where they are; other desktops look for them here.
    for folder in ("applications", "mime", "icons"):
        for each in sorted((entries / folder).rglob("*")):
            if each.is_file():
                _link(root / "usr" / "share" / folder / each.relative_to(entries / folder),
                      "/" + str(each.relative_to(root)))  # fmt: skip
    _link(root / "usr" / "bin" / NAME, command)
    _documents(root / "usr" / "share" / "doc" / NAME, release)
    shutil.copytree(HERE / "linux" / "lintian", root / "usr/share/lintian/overrides")
    _control(root / "DEBIAN", root, release)
    # dpkg-deb takes back only what is newer than the commit; a Python that was kept may be older.
    for each in (root, *root.rglob("*")):
        os.utime(each, (release.moment, release.moment), follow_symlinks=False)
    target = release.dist / f"{NAME}_{release.version}_{release.arch}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, target,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(release.moment)})  # fmt: skip
    return target


def _info(release: Release) -> dict[str, object]:
    return {
        "appid": APPID,
        "name": "法律服务室",
        "version": release.version,
        "arch": [release.arch],
        "permissions": {
            "autostart": False, "notification": False, "trayicon": False, "clipboard": True,
            "account": False, "bluetooth": False, "camera": False, "audio_record": False,
            "installed_apps": False,
        },
    }  # fmt: skip


def _documents(folder: Path, release: Release) -> None:
    _write(folder / "copyright", (HERE / "linux" / "copyright").read_text(encoding="utf-8"))
    changes = (
        f"{NAME} ({release.version}) stable; urgency=medium\n\n"
        f"  * What is new: CHANGELOG.md beside the program, and 帮助 in its window.\n\n"
        f" -- {release.maintainer}  {release.mail_date}\n"
    )
    packed = gzip.compress(changes.encode(), mtime=0)
    (folder / "changelog.gz").write_bytes(packed)


def _control(folder: Path, root: Path, release: Release) -> None:
    size = sum(each.lstat().st_size for each in root.rglob("*") if not each.is_dir()) // 1024
    glibc, more = MORE[release.arch]
    depends = DEPENDS.format(glibc=glibc) + more
    _write(
        folder / "control",
        f"Package: {NAME}\nVersion: {release.version}\nArchitecture: {release.arch}\n"
        f"Maintainer: {release.maintainer}\nInstalled-Size: {size}\n"
        f"Depends: {depends}\nSection: misc\nPriority: optional\n"
        "Description: records of a village legal service room, without a network\n"
        " Visits, disputes and their papers, contact cards, certificates and ledgers of a\n"
        " village legal service room, kept in an encrypted database and carried to the\n"
        " district office on a USB stick.\n",
    )
    for name in ("preinst", "prerm"):
        _write(folder / name, filled(name, VERSION=release.version))
        (folder / name).chmod(0o755)
    sums = [
        f"{hashlib.md5(each.read_bytes()).hexdigest()}  {each.relative_to(root)}\n"
        for each in sorted(root.rglob("*"))
        if each.is_file() and not each.is_symlink() and folder not in each.parents
    ]
    _write(folder / "md5sums", "".join(sums))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _link(path: Path, target: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)
