"""Run commands of main.py, each in a process of its own that need not load the program anew.

Reads [FOLDER, WORDS] as JSON, line by line, and answers each with [CODE, STDOUT, STDERR]. What a
password costs is no subject of those who run commands so.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path

import main
from app import commands
from tests import stretching

assert commands


def run(folder: str, words: list[str]) -> tuple[int, str, str]:
    written = Path("stdout"), Path("stderr")
    child = os.fork()
    if child == 0:
        for number, path in enumerate(written, 1):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.chdir(folder)
        sys.argv[1:] = words
        code = 1
        try:
            code = main.main()
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    out, err = (path.read_text("utf-8") for path in written)
    return code, out, err


if __name__ == "__main__":
    stretching.least()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(run(*json.loads(line))) + "\n")
        sys.stdout.flush()
