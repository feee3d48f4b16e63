from peewee import SqliteDatabase

class SqlCipherDatabase(SqliteDatabase):
    def __init__(self, database: str, *, passphrase: str, pragmas: object = None) -> None: ...
