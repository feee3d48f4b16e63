"""The one SQLite that the program has, under the name by which peewee asks for it."""

from sqlcipher3.dbapi2 import *  # noqa: F403
