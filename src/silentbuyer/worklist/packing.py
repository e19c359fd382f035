"""Cards packed for a page: runs of tags become one sign each, then the block is compressed; its script undoes both."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence

FIRST = 0xE000
"""The first sign of a private area of Unicode; cleaned text holds none of them."""

_MOST = 400
_TAGS = re.compile(r"<[^<>]*>(?:\s*<[^<>]*>)*")


def runs(cards: Iterable[str]) -> tuple[str, ...]:
    """The runs of tags that cost most in these cards, the longest first."""
    counts: Counter[str] = Counter()
    for card in cards:
        counts.update(_TAGS.findall(card))
    dear = sorted((-counts[run] * (len(run) - 3), run) for run in counts if counts[run] > 1 and len(run) > 4)
    return tuple(sorted((run for _, run in dear[:_MOST]), key=lambda run: (-len(run), run)))


class Packer:
    """Packs blocks of cards by one table of runs."""

    runs: tuple[str, ...]

    def __init__(self, sample: Sequence[str]) -> None:
        self.runs = runs(sample)
        self._sign = {run: chr(FIRST + number) for number, run in enumerate(self.runs)}
        self._any = re.compile("|".join(map(re.escape, self.runs))) if self.runs else None

    def table(self) -> str:
        """The runs as JSON that may stand in a script element."""
        return json.dumps(self.runs, ensure_ascii=False).replace("<", "\\u003c")

    def packed(self, cards: Iterable[str]) -> str:
        """A block of cards as base64."""
        text = "\0".join(cards)
        short = self._any.sub(lambda found: self._sign[found[0]], text) if self._any else text
        return base64.b64encode(zlib.compress(short.encode(), 9)).decode()
