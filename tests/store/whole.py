"""What all steps together make of an empty database, as the one file that makes it at once.

`python -m tests.store.whole` writes that file anew, once a step has been added.
"""

from __future__ import annotations

from playhouse.migrations import Runner

from app.store import schema
from app.store.database import KeyedDatabase, blank


def step_by_step(opened: KeyedDatabase) -> None:
    """Play every step in an empty database."""
    Runner(opened, str(schema.STEPS)).up()


def spelled() -> str:
    """The file: the last step that it stands for, then statement by statement."""
    with blank() as made:
        step_by_step(made)
        said = made.execute_sql(
            # What a virtual table is made of comes with it, and an index of its own with a table.
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB 'search_*' "
            "ORDER BY rowid"
        ).fetchall()
        chosen = made.execute_sql("SELECT k, v FROM search_config WHERE k != 'version'").fetchall()
    settings = [f"INSERT INTO search (search, rank) VALUES ('{k}', {v})" for k, v in chosen]
    named = f"-- {schema.steps()[-1].name}"
    return "".join(f"{each};\n" for each in (named, *(sql for (sql,) in said), *settings))


if __name__ == "__main__":
    (schema.STEPS / schema.WHOLE).write_text(spelled(), encoding="utf-8")
