"""What a long run has done so far, on disk beside its output: whole parts only, so that a run that dies can go on."""

from __future__ import annotations

import json
import os
import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import attrs

from silentbuyer.model.diagnosis import Diagnosis

T = TypeVar("T")

SIZE = 200
"""Diagnoses in a part: little enough to lose, enough that writing costs little."""
_SETTINGS, _LOCK, _PART = "run.json", "lock", "part-*.z"


@attrs.define
class Parts:
    """The folder of one run's parts; each appears under its name only when it is whole and on the disk.

    Attributes:
        folder: ``OUTPUT.parts``.
        count: diagnoses in the parts that are there.

    """

    folder: Path
    count: int = 0
    _files: list[Path] = attrs.Factory(list)
    _lock: int | None = None

    def taken(self) -> bool:
        """Take the folder for this run, making it; False when another living run has it."""
        self.folder.mkdir(exist_ok=True)
        self._lock = os.open(self.folder / _LOCK, os.O_CREAT | os.O_RDWR)
        return _locked(self._lock)

    def settings(self) -> Mapping[str, Any] | None:
        """What the run in the folder was begun with; None when there is none."""
        try:
            found = json.loads((self.folder / _SETTINGS).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found if isinstance(found, Mapping) else None

    def begin(self, settings: Mapping[str, Any]) -> None:
        """Start anew: what an earlier run has left goes."""
        for path in self.folder.iterdir():
            if path.name != _LOCK:
                path.unlink()
        self.count, self._files = 0, []
        _write(self.folder / _SETTINGS, json.dumps(settings, indent=1).encode())

    def go_on(self) -> None:
        """Look for the parts that are whole; what comes after a broken one goes, and is done again."""
        self.count, self._files = 0, []
        for number, path in enumerate(sorted(self.folder.glob(_PART)), start=1):
            found = _number_and_count(path)
            if found is None or found[0] != number or not _is_whole(path):
                break
            self._files.append(path)
            self.count += found[1]
        for path in set(self.folder.glob("part-*")) - set(self._files):
            path.unlink()

    def diagnoses(self) -> Iterator[Diagnosis]:
        """What the parts hold, in order."""
        for path in self._files:
            for line in zlib.decompress(path.read_bytes()).decode("utf-8").splitlines():
                yield Diagnosis.from_dict(json.loads(line))

    def keeping(self, stream: Iterable[T], text: Callable[[T], str]) -> Iterator[T]:
        """The diagnoses handed on, the JSON (`text`) of each `SIZE` of them kept as a part.

        The last few are done again if need be.
        """
        held: list[str] = []
        for one in stream:
            held.append(text(one))
            yield one
            if len(held) == SIZE:
                self._keep(held)
                held = []

    def clear(self) -> None:
        """The output is written: the parts go."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.let_go()

    def let_go(self) -> None:
        """Leave the folder to a later run; one without a part goes."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
        if not any(self.folder.glob(_PART)):
            shutil.rmtree(self.folder, ignore_errors=True)

    def _keep(self, held: list[str]) -> None:
        path = self.folder / f"part-{len(self._files) + 1:07d}-{len(held)}.z"
        _write(path, zlib.compress("\n".join(held).encode("utf-8"), 1))
        self._files.append(path)
        self.count += len(held)


def _number_and_count(path: Path) -> tuple[int, int] | None:
    try:
        number, count = path.stem.removeprefix("part-").split("-")
        return int(number), int(count)
    except ValueError:
        return None


def _is_whole(path: Path) -> bool:
    try:
        zlib.decompress(path.read_bytes())
    except (OSError, zlib.error):
        return False
    return True


def _write(path: Path, content: bytes) -> None:
    """A file that is whole or not there, also when the machine stops just now."""
    part = path.with_suffix(".tmp")
    with part.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)


def _locked(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # a system without such locks: two runs with one output are the user's to keep apart
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
