"""A cache by the word that a user gives for it: the path of a file, or the address of a server."""

from __future__ import annotations

from pathlib import Path

from silentbuyer.cache.kept import Store
from silentbuyer.cache.store import Cache
from silentbuyer.errors import EngineError

_REDIS = ("redis://", "rediss://", "unix://")
_POSTGRES = ("postgresql://", "postgres://", "postgresql+psycopg://")


def open_store(place: str | Path) -> Store:
    """The store at a path (SQLite), ``redis://...`` or ``postgresql://...``; it is made where it is not there.

    Raises:
        EngineError: when it cannot be used, or the address is of another kind.

    """
    text = str(place)
    if text.startswith(_REDIS):
        from silentbuyer.cache.redis_store import RedisStore

        return RedisStore(text)
    if text.startswith(_POSTGRES):
        from silentbuyer.cache.postgres_store import PostgresStore

        return PostgresStore(text)
    if "://" in text:
        kind = text.partition("://")[0]
        raise EngineError(f"a cache is the path of a file, redis://... or postgresql://..., got {kind}://...")
    from silentbuyer.cache.file_store import FileStore

    return FileStore(text)


def opened(cache: Cache | str | Path | None) -> tuple[Cache | None, Store | None]:
    """The cache to ask, and the store that was opened for it and must be closed, if any.

    Raises:
        EngineError: as `open_store`.

    """
    if isinstance(cache, (str, Path)):
        store = open_store(cache)
        return store, store
    return cache, None
