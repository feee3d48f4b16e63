"""What lies on the disk and in memory is for the one who sits here: no other user, no core dump."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

_FOLDER, _FILE = 0o700, 0o600


def no_core_dumps() -> None:
    """Let no crash write the memory, with its keys, to the disk, where the system can be told."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def close_to_others(folder: Path) -> None:
    """Take from other users of this computer what they could read in a folder of records.

    Windows goes by its own lists: there a folder below the user's own is closed already.
    """
    if os.name != "posix":
        return
    for each in (folder, *folder.rglob("*")):
        with contextlib.suppress(OSError):
            mode = each.lstat().st_mode & 0o777
            wanted = _FOLDER if each.is_dir() else _FILE
            if mode & 0o077 and not each.is_symlink():
                each.chmod(wanted)
