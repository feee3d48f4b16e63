"""The dictionary in docs/package-format.md says what the descriptions say."""

import subprocess
import sys

from tests.test_architecture import ROOT


def test_the_dictionary_is_the_one_that_the_descriptions_give():
    # In a process of its own: tests describe kinds and columns that are not the program's.
    script = (
        "from docs import dictionary as d; now = d.DOCUMENT.read_text('utf-8');"
        "assert d.written(now) == now, 'make dictionary'"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
