"""vCard address books (2.1, 3.0, 4.0; RFC 6350) as a table, one card a record; cards with a telephone only are kept."""

from __future__ import annotations

import itertools
import quopri
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from silentbuyer.batch.delimited import Fault
from silentbuyer.batch.encodings import Encoding, open_text
from silentbuyer.batch.lines import LONGEST, Line, lines
from silentbuyer.batch.tabular import Record, Table
from silentbuyer.errors import RecordError
from silentbuyer.records.headers import synonyms
from silentbuyer.records.keys import key

FIELDS = {
    "FN": "name",
    "ORG": "company",
    "EMAIL": "email",
    "TEL": "phone",
    "IMPP": "contacts",
    "URL": "website",
    "TZ": "timezone",
    "LANG": "languages",
    "UID": "id",
    "NOTE": "extra",
    "TITLE": "extra",
    "ROLE": "extra",
    "BDAY": "extra",
    "REV": "extra",
}
_ADDRESS = {3: "city", 4: "subdivision", 6: "country"}
_PROPERTY = re.compile(
    r"(?:[\w-]{1,60}\.)?([\w-]{1,60})((?:;[^:;\"]{0,200}(?:\"[^\"]{0,200}\")?){0,20}):(.*)", re.DOTALL
)
_FRAME = re.compile(r"\ufeff?\s*(?:BEGIN|END):VCARD\s*", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\;,:nN])")
_TYPE = re.compile(r"TYPE=\"?([\w-]{1,40})")
_PARTS = re.compile(r"(?<!\\);")
_MOST_LINES = 5000


def open_vcard(file: Path, encoding: Encoding) -> Table:
    """The cards of a file; a card that never ends or is too long is a fault of its own.

    Raises:
        RecordError: when there is no card at all.

    """
    stream = open_text(file, encoding.name)
    cards = _cards(_unfolded(lines(stream)))
    first = next(cards, None)
    if first is None:
        stream.close()
        raise RecordError(f"{file}: holds no card (a card begins with BEGIN:VCARD)")
    columns = tuple(dict.fromkeys([*FIELDS.values(), *_ADDRESS.values()]))
    return Table(
        file=file.name,
        format="vcard",
        columns=columns,
        records=itertools.chain([first], cards),
        encoding=encoding,
        reader="vcard",
        close=stream.close,
    )


def _unfolded(source: Iterator[Line]) -> Iterator[Line]:
    """Logical lines: a line that begins with a blank continues the one before; so does the one after ``=`` in 2.1."""
    held: _Held | None = None
    for line in source:
        text = line.text.rstrip("\r\n")
        if held is None or not held.goes_on(text, too_long=line.too_long):
            if held is not None:
                yield held.line()
            held = _Held(line.number, line.too_long)
            held.add(text)
    if held is not None:
        yield held.line()


@attrs.define
class _Held:
    """A logical line in its pieces: joined once, for a card may break a text into a hundred thousand."""

    number: int
    too_long: bool
    pieces: list[str] = attrs.Factory(list)
    size: int = 0
    quoted: bool = False

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.size += len(text)
        self.quoted = self.quoted or "QUOTED-PRINTABLE" in text.upper()

    def goes_on(self, text: str, *, too_long: bool) -> bool:
        """Whether a line continues this one; it is taken in then."""
        last = self.pieces[-1]
        soft = self.quoted and last.endswith("=")
        folded = text[:1] in {" ", "\t"} and not (len(self.pieces) == 1 and _FRAME.fullmatch(last))
        if not (soft or folded) or self.size >= LONGEST:
            return False
        if soft:
            self.pieces[-1] = last[:-1]
        self.too_long = self.too_long or too_long
        # Some phones fold what they have broken softly already: the blank of the fold is no letter of the text.
        self.add(text[1:] if folded else text)
        return True

    def line(self) -> Line:
        return Line(self.number, "".join(self.pieces), self.too_long)


def _cards(source: Iterator[Line]) -> Iterator[Record | Fault]:
    card: list[Line] | None = None
    for line in source:
        mark = line.text.strip("\ufeff ").upper()
        if mark == "BEGIN:VCARD":
            if card is not None:
                yield Fault(card[0].number, "a card that ends with END:VCARD")
            card = [line]
        elif mark == "END:VCARD" and card is not None:
            yield _card(card)
            card = None
        elif card is not None and len(card) < _MOST_LINES:
            card.append(line)
    if card is not None:
        yield Fault(card[0].number, "a card that ends with END:VCARD")


def _card(card: list[Line]) -> Record | Fault:
    start, *rest = card
    if any(line.too_long for line in rest):
        return Fault(start.number, f"a card with lines of at most {LONGEST:,} characters")
    cells: dict[str, Any] = {}
    for line in rest:
        found = _PROPERTY.fullmatch(line.text)
        if found:
            _put(cells, found[1].upper(), found[2].upper(), found[3])
    cells.setdefault("id", f"card-{start.number}")
    if "name" not in cells and "N" in cells.get("extra", {}):
        parts = [part.strip() for part in cells["extra"]["N"].split(";")]
        cells["name"] = " ".join(filter(None, (*parts[1:3], parts[0])))
    return Record.of(start.number, cells)


def _put(cells: dict[str, Any], name: str, parameters: str, raw: str) -> None:
    value = _decoded(raw, parameters)
    field = FIELDS.get(name)
    if name == "ADR":
        for place, part in enumerate(_PARTS.split(value)):
            if place in _ADDRESS and part.strip():
                cells.setdefault(_ADDRESS[place], _plain(part))
    elif field in {"email", "phone", "languages"}:
        cells.setdefault(field, []).append(_plain(value))
    elif name == "X-SOCIALPROFILE" and _social(parameters):
        cells.setdefault("contacts", []).append({"channel": _social(parameters), "value": _plain(value)})
    elif field == "contacts":
        channel, _, address = _plain(value).partition(":")
        cells.setdefault(field, []).append({"channel": channel, "value": address or channel})
    elif field == "company":
        cells.setdefault(field, _plain(_PARTS.split(value)[0]))
    elif field in {None, "extra"} or field in cells:
        if name not in {"VERSION", "PRODID", "PHOTO", "LOGO", "SOUND", "KEY"}:
            cells.setdefault("extra", {}).setdefault(name, _plain(value) if name != "N" else value)
    else:
        cells[str(field)] = _plain(value)


def _social(parameters: str) -> str:
    """The channel that ``TYPE=telegram`` of a profile names; "" for one that we do not know."""
    kind = _TYPE.search(parameters)
    known = synonyms("headers").get(key(kind[1]), ()) if kind else ()
    return next((field.removeprefix("channel:") for field in known if field.startswith("channel:")), "")


def _decoded(raw: str, parameters: str) -> str:
    if "QUOTED-PRINTABLE" not in parameters:
        return raw
    found = re.search(r"CHARSET=([\w-]{1,40})", parameters)
    data = quopri.decodestring(raw.encode("utf-8", "surrogateescape"))
    try:
        return data.decode(found[1] if found else "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text).strip()
