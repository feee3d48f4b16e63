"""What others made: each with its licence, and nothing left out."""

import platform
from importlib import metadata

import pytest
from sqlcipher3 import dbapi2

from app import bundled
from app.resources import resource

EVERYTHING = {each.name: each for each in bundled.everything()}
OURS = {"places/bounds.json"}


@pytest.mark.parametrize("each", EVERYTHING.values(), ids=EVERYTHING)
def test_nothing_is_bundled_without_its_version_and_licence_and_the_wording_of_it(each):
    assert each.version
    assert each.licence
    assert "\n" not in each.licence
    assert len(each.licence) < 80
    assert len(each.text()) > 200


def test_every_library_that_the_program_runs_with_is_named():
    lock = resource().parent / "requirements.txt"
    locked = {line.split("==")[0] for line in lock.read_text("utf-8").splitlines() if "==" in line}
    here = {each.name.lower().replace("_", "-") for each in metadata.distributions()}
    assert locked & here <= set(EVERYTHING)
    assert not {"pytest", "ruff"} & set(EVERYTHING)


@pytest.mark.parametrize("folder", ["fonts", "places", "passwords"])
def test_what_others_made_among_the_resources_is_named(folder):
    known = {
        path
        for each in EVERYTHING.values()
        for path in (*each.texts, *(f for p in each.files for f in resource().glob(p)))
    }
    found = set(resource(folder).iterdir())
    ours = {resource(*each.split("/")) for each in OURS}
    assert found - known - ours == set()


def test_what_lies_within_a_library_has_the_version_that_runs():
    cipher = dbapi2.connect(":memory:").execute("PRAGMA cipher_version").fetchone()[0]
    assert EVERYTHING["SQLCipher"].version == cipher.split()[0]
    assert EVERYTHING["SQLite"].version == dbapi2.sqlite_version
    assert EVERYTHING["Qt"].version == metadata.version("PySide6-Essentials")
    assert EVERYTHING["Python"].version == platform.python_version()


def test_a_library_that_is_in_the_folder_of_a_package_alone_is_found_there(tmp_path):
    inside = tmp_path / "site" / "thing-1.0.dist-info"
    (inside / "licenses").mkdir(parents=True)
    (inside / "licenses" / "LICENSE").write_text("As you like.", encoding="utf-8")
    (inside / "METADATA").write_text("Name: thing\nVersion: 1.0\nLicense: ISC\n", encoding="utf-8")
    (inside / "RECORD").write_text("thing-1.0.dist-info/licenses/LICENSE,,\n", encoding="utf-8")
    (tmp_path / "resources").mkdir()
    [thing] = bundled.everything(tmp_path / "site", tmp_path / "resources", "3.11")
    assert (thing.name, thing.version, thing.licence) == ("thing", "1.0", "ISC")
    assert thing.text() == "As you like."
