"""Which language to speak when nobody says: the seller's own, else the one of the machine's locale, else English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from silentbuyer.language.catalogues import code, languages

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def chosen(seller: Iterable[str] = (), environ: Mapping[str, str] | None = None) -> str:
    """The code of the first language that has a catalogue.

    `seller` are the languages that the seller named as spoken in the office; of the environment the first variable
    that is set decides, as for every other program.
    """
    known = languages()
    named = next((value for key in _VARIABLES if (value := (environ or {}).get(key))), "")
    return next((short for one in (*seller, named) if (short := code(one)) in known), "en")
