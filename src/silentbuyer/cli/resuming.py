"""Going on with a run that was cut off: ``-o FILE`` keeps whole parts beside it, ``--resume`` begins after them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from glob import escape
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from silentbuyer.batch.run_parts import Parts
from silentbuyer.cli.pieces import Piece
from silentbuyer.cli.status import UsageError
from silentbuyer.language.saying import mark, say
from silentbuyer.values.version import __version__

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Generator

    from silentbuyer.model.customer import Customer
    from silentbuyer.model.diagnosis import Diagnosis

_ASKED = ("file", "messages", "mailbox", "chat", "mine", "seller", "map", "reader", "encoding", "zone", "day_first",
          "plugin", "ignore", "offline", "facts", "experience")  # fmt: skip
_STALE = 3600
_FILES = ("file", "messages", "seller", "facts")


class Resumable:
    """A run as its loop sees it: the moment to judge by, and a stream that begins with what was done before."""

    now: datetime | None

    def __init__(self, parts: Parts | None, now: datetime | None) -> None:
        self._parts, self.now = parts, now

    @property
    def keeps(self) -> bool:
        """Whether what is done is kept on disk meanwhile."""
        return self._parts is not None

    def stream(
        self, customers: Iterable[Customer], judged: Callable[[Iterable[Customer]], Iterable[Diagnosis | Piece]]
    ) -> Iterator[Diagnosis | Piece]:
        """The diagnoses of all customers, or their pieces; those of the parts are not made again."""
        if self._parts is None:
            return iter(judged(customers))
        rest = islice(customers, self._parts.count, None)
        return chain(self._parts.diagnoses(), self._parts.keeping(judged(rest), _kept))


def _kept(one: Diagnosis | Piece) -> str:
    return one.kept if isinstance(one, Piece) else one.to_json()


@contextmanager
def resumable(options: Namespace, now: datetime | None, tell: Callable[[str], None]) -> Generator[Resumable]:
    """A run whose parts are kept while it lasts and go when its output is written.

    Raises:
        UsageError: for ``--resume`` without ``-o`` of a file, or with another input than the run that was cut off.

    """
    parts = _parts(options, tell)
    if parts is None:
        yield Resumable(None, now)
        return
    try:
        yield Resumable(parts, _begun(parts, options, now or datetime.now(UTC), tell))
    except BaseException:
        parts.let_go()
        if parts.count:
            kept = mark("{n:,} buyers are kept in {folder}; the same command with --resume goes on there")
            tell(say(kept, n=parts.count, folder=parts.folder.name))
        raise
    parts.clear()


def _parts(options: Namespace, tell: Callable[[str], None]) -> Parts | None:
    resume = getattr(options, "resume", False)
    target = Path(options.output).resolve() if options.output else None
    if target is None or (target.exists() and not target.is_file()) or not target.parent.is_dir():
        if resume:
            raise UsageError(say("--resume needs -o FILE: what was done is kept beside that file"))
        return None
    parts = Parts(target.with_name(f"{target.name[:200]}.parts"))
    if parts.taken():
        _sweep(target)
        return parts
    if resume:
        raise UsageError(say("another run is writing {file} just now", file=options.output))
    tell(say("another run is writing {file} as well: this one cannot be resumed", file=options.output))
    return None


def _sweep(target: Path) -> None:
    """Half-written outputs of runs that were killed go; one that was written to within the hour may be somebody's."""
    for left in target.parent.glob(f"{escape(target.name[:200])}.{'[0-9a-f]' * 12}.part"):
        if time.time() - left.stat().st_mtime > _STALE:
            left.unlink(missing_ok=True)


def _begun(parts: Parts, options: Namespace, now: datetime, tell: Callable[[str], None]) -> datetime:
    """The moment of the run: an earlier one's where it goes on."""
    asked, before = _asked(options), parts.settings()
    if not getattr(options, "resume", False) or before is None:
        if before is not None:
            anew = mark("a run of {file} was cut off; this one begins anew, --resume would have gone on with it")
            tell(say(anew, file=options.output))
        parts.begin({**asked, "now": now.isoformat()})
        return now
    other = [name for name in asked if before.get(name) != asked[name]]
    if other:
        changed = mark("--resume: {names} changed since the run that was cut off; start without --resume")
        raise UsageError(say(changed, names=", ".join(other)))
    if options.now is not None and datetime.fromisoformat(before["now"]) != now:
        raise UsageError(say("--resume: the run that was cut off judged by --now {moment}", moment=before["now"]))
    parts.go_on()
    tell(say("going on after {n:,} buyers, judged by {moment}", n=parts.count, moment=before["now"]))
    return datetime.fromisoformat(before["now"])


def _asked(options: Namespace) -> dict[str, Any]:
    """What decides the diagnoses: the options that matter, and how the files looked."""
    asked: dict[str, Any] = {name: getattr(options, name, None) for name in _ASKED}
    looks = {f"{name} itself": _look(asked[name]) for name in _FILES if asked[name]}
    return {"version": __version__, **asked, **looks}


def _look(path: str) -> list[int]:
    try:
        found = Path(path).stat()
    except OSError:
        return []
    return [found.st_size, found.st_mtime_ns]
