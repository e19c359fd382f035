"""The lines of a template: which wording a record can fill, how dates are written, and values kept in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_ISO = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}")
_DIGITS = "0123456789"
_FIELD = re.compile(r"\{(\w{1,30})\}")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def written_date(iso: str, templates: Mapping[str, Any]) -> str:
    """An ISO date the way the language writes it: some have a word of their own for the first of a month, or digits.

    What is no ISO date, as a plugin may give it, stays as it is.
    """
    if not _ISO.match(iso):
        return iso
    year, month, day = iso[:10].split("-")
    names = templates.get("months")
    written = str(templates["date_form"]).format(
        y=year,
        m=int(month),
        d=templates.get("first", 1) if day == "01" else int(day),
        mm=month,
        dd=day,
        month=names[int(month) - 1] if names else month,
    )
    return written.translate(str.maketrans(dict(zip(_DIGITS, templates.get("digits", ""), strict=False))))


def clean(value: object) -> str:
    """A value on one line, without signs that command a screen or turn the direction of writing."""
    return _UNSAFE.sub(" ", str(value)).strip()


def asked_for(lines: tuple[Any, ...], given: frozenset[str]) -> Iterator[Any]:
    """The lines without those that ask for what is given: a table holds each line under what it asks for.

    ``phone`` stands where no phone is known, ``has-phone_email`` where a phone is known and no mail address is.
    """
    for line in lines:
        if isinstance(line, Mapping):
            yield from (text for needs, text in line.items() if _is_asked(needs, given))
        else:
            yield line


def _is_asked(needs: str, given: frozenset[str]) -> bool:
    return all((need.removeprefix("has-") in given) == need.startswith("has-") for need in needs.split("_"))


def wordings(lines: tuple[Any, ...], fields: Mapping[str, str]) -> Iterator[str]:
    """The wording of each line: the first with all its fields on record, and none for a line without one."""
    for line in lines:
        known = (wording for wording in ((line,) if isinstance(line, str) else line) if _holds(fields, wording))
        yield from filter(None, (next(known, None),))


def _holds(fields: Mapping[str, str], wording: str) -> bool:
    return all(fields.get(name) for name in _FIELD.findall(wording))


def sentence(wording: str) -> str:
    """A wording that begins with a capital."""
    return wording[:1].upper() + wording[1:]


def filled(wording: str, fields: Mapping[str, str]) -> str:
    """The wording with its fields; values are put in once and never read as templates.

    A date that ends with a full stop ("2026 r.") takes none behind it.
    """
    return _FIELD.sub(lambda match: _isolated(_unstopped(fields[match.group(1)], match), wording), wording)


def _unstopped(value: str, match: re.Match[str]) -> str:
    return value.removesuffix(".") if match.string[match.end() : match.end() + 1] == "." else value


def _isolated(value: str, around: str) -> str:
    """The value, fenced off where it runs against its sentence, so that its marks stay on their own side."""
    rightward = not _RIGHT_TO_LEFT.search(around)
    if any(sign.isalpha() and (not _RIGHT_TO_LEFT.match(sign)) != rightward for sign in value):
        return f"\u2068{value}\u2069"
    return value
