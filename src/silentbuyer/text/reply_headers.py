"""What mail programs write above the mail that they quote: by its shape in any language, by its words in many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.text.sentences import fold, ways_by_letter

LONGEST = 300
"""Characters of one line of a header that are looked at."""

_ADDRESS = re.compile(r"[^\s<>@()\[\]]{1,64}@[^\s<>@()\[\],;:]{2,100}")
_TIME = re.compile(
    r"\d{1,2}[:.hH]\d{2}|(?:19|20|25)\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}月\d{1,2}日|[٠-٩۰-۹]{2,4}"
)
_LABELLED = re.compile(r"^[\s*_|]{0,8}([^\W\d_][^:：\d\n]{0,24}?)[\s*_|]{0,4}[:：]")
_DASHED = re.compile(r"^\s*[-_*=—–~]{2,}\s*(.{3,60}?)\s*[-_*=—–~]{2,}\s*$|^\s*(.{3,60}?)\s*[:：]\s*$")
_DASHES, _COLONS = tuple("-_*=—–~"), (":", "：")
_EDGE = " \t\r\xa0\u3000-—–"
"""What may stand at both ends of the line: Zoho writes "---- On ..., NAME wrote ----"."""
_HEADS = re.compile(r"[\d:：<]")
_RULE = re.compile(r"^\s*_{10,}\s*$")
_COLON = re.compile(r"[:：]\s*$")
_CONTACT = re.compile(r"^\s*[\"'“]?[^<>@]{0,80}[\"'”]?\s*<[^\s<>@]{1,64}@[^\s<>@]{2,100}>\s*$")


@cache
def words(name: str) -> frozenset[str]:
    """One list of the table ``data/text/quotation.toml``, folded."""
    return frozenset(fold(word) for word in toml("text/quotation.toml")[name])


@cache
def _wrote() -> re.Pattern[str]:
    spaced = sorted(
        (w for w in words("wrote") if w[0].isascii() or "\u0370" <= w[0] <= "\u04ff"), key=len, reverse=True
    )
    other = sorted(words("wrote") - set(spaced), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{ways_by_letter(spaced)})(?!\w)|{ways_by_letter(other)}")


def may_head(line: str) -> bool:
    """Whether a line holds what any head of a quotation begins with: a date, a label, an address, a row of dashes."""
    return bool(_HEADS.search(line)) or line.lstrip().startswith(_DASHES)


def opens_quotation(lines: Sequence[str], place: int) -> int:
    """How many lines, from this one on, say "On ..., NAME wrote:"; 0 when they do not. Long names wrap to a second."""
    head = lines[place][:LONGEST].strip(_EDGE)
    if head.startswith(">") or not _TIME.search(head):
        return 0
    if _says_wrote(head):
        return 1
    following = lines[place + 1][:LONGEST].strip(_EDGE) if place + 1 < len(lines) else ""
    return 2 if following and _short(head) and _says_wrote(f"{head} {following}") else 0


def _says_wrote(line: str) -> bool:
    """Whether a line with a date ends as such heads do, and names the writer or the word."""
    if not (_COLON.search(line) or _ends_with_wrote(line)):
        return False
    return bool(_ADDRESS.search(line)) or bool(_wrote().search(fold(line)))


def _ends_with_wrote(line: str) -> bool:
    folded = fold(line)
    return any(len(folded) - found.end() <= 3 for found in _wrote().finditer(folded))


def _short(line: str) -> bool:
    return len(line) <= 120 and not line.endswith((".", "!", "?", "。"))


def is_divider(line: str) -> bool:
    """Whether a line parts the writer's words from a mail below: "-----Original Message-----" and its like."""
    head = line[:LONGEST]
    bare = head.strip()
    if not (bare.startswith(_DASHES) or bare.endswith(_COLONS)):
        return False
    if _RULE.match(head):
        return True
    found = _DASHED.match(head)
    return found is not None and fold((found[1] or found[2] or "").strip()).strip(" :") in words("divider")


def heads_block(lines: Sequence[str], place: int) -> int:
    """How many lines, from this one on, are the head of a quoted mail (From, Sent, To, Subject); 0 when none are.

    Known by the words of many languages, or in any language by its shape: three or more labelled lines of which one
    holds an address and one a date. Lotus Notes writes the address and the date on lines of their own.
    """
    head = lines[place][:LONGEST]
    if ":" not in head and "：" not in head and "<" not in head:
        return 0  # neither a label nor an address: most lines with a figure
    if not _LABELLED.match(head):
        return _notes_head(lines, place) if _CONTACT.match(head) else 0
    block = _labelled_lines(lines, place)
    labels = [label for _, label, _ in block[:4]]
    known = fold(labels[0]) in words("from") and any(fold(label) in words("field") for label in labels[1:])
    texts = [text for _, _, text in block]
    return block[-1][0] - place + 1 if known or (place > 0 and _has_the_shape(texts)) else 0


def _has_the_shape(texts: Sequence[str]) -> bool:
    # The date is looked for first, in four lines only: a page of labelled lines asks this of each line.
    return len(texts) >= 3 and any(map(_TIME.search, texts[:4])) and any(map(_ADDRESS.search, texts))


def _labelled_lines(lines: Sequence[str], place: int) -> list[tuple[int, str, str]]:
    """The labelled lines from here on, blank ones between them allowed: place, label and text of each."""
    found: list[tuple[int, str, str]] = []
    for at in range(place, min(place + 14, len(lines))):
        line = lines[at][:LONGEST]
        match = _LABELLED.match(line)
        if match:
            found.append((at, match[1].strip(), line))
        elif line.strip() and not ((found and line.strip().startswith(("<", "+"))) or _CONTACT.match(line)):
            break
    return found


def _notes_head(lines: Sequence[str], place: int) -> int:
    """An address alone on a line, a date on the next, then bare labels ("To", "cc", "Subject") and their values."""
    following = [at for at in range(place + 1, min(place + 16, len(lines))) if lines[at].strip()]
    if not following or not _TIME.search(lines[following[0]][:40]) or len(lines[following[0]]) > 40:
        return 0
    labels = [at for at in following if fold(lines[at].strip(" :：\t")) in words("field")]
    if len(labels) < 2:
        return 0
    value = next((at for at in following if at > labels[-1]), labels[-1])
    return value - place + 1
