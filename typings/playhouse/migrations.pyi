from typing import NamedTuple

from peewee import Database

class Migration(NamedTuple):
    idx: int
    name: str
    path: str
    applied: object
    @classmethod
    def load_directory(cls, directory: object) -> list[Migration]: ...

class Runner:
    def __init__(self, database: Database, directory: str) -> None: ...
    def up(self, target: str | None = None) -> object: ...
