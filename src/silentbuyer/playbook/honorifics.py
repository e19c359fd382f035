"""A name as a greeting of one language writes it: titles of another language are put into its own, or left away."""

from __future__ import annotations

from functools import cache

from silentbuyer.data.tables import toml

_KINDS = ("man", "woman", "any")


def greeted(name: str, language: str, country: str = "") -> str:
    """The name for a greeting: "Fr. Müller" is "Ms Müller" in English, "คุณแนน" has no second คุณ in Thai."""
    bare, kinds = name.strip(), set[str]()
    while True:
        rest, kind = _without_title(bare, country)
        if kind is None:
            break
        bare = rest
        kinds.add(kind)
    if not kinds:
        return name
    forms = toml("names/honorifics.toml")["written"].get(language)
    if forms is None or kinds <= {"any"}:
        return bare
    return str(forms[0] if "man" in kinds else forms[1]).format(bare)


def is_titled(name: str, country: str = "") -> bool:
    """Whether a title stands at either end of a name."""
    return _without_title(name.strip(), country)[1] is not None


def _without_title(name: str, country: str) -> tuple[str, str | None]:
    """The name without one title at either end, and the title's kind; None where there is none."""
    first, _, after = name.partition(" ")
    before, _, last = name.rpartition(" ")
    if after.strip() and (kind := _before(country).get(_folded(first))):
        return after.strip(), kind
    if before.strip() and (kind := _titles("after").get(_folded(last))):
        return before.strip(), kind
    return _parted(name)


def _parted(name: str) -> tuple[str, str | None]:
    """The same for titles that are written without a gap."""
    joined = toml("names/honorifics.toml")["joined"]
    for title in joined["before"]:
        if name.startswith(title) and len(name) > len(title):
            return name.removeprefix(title).strip(), _titles("before")[title]
    for title in joined["after"]:
        if name.endswith(title) and len(name) > len(title):
            return name.removesuffix(title).strip(), _titles("after")[title]
    return name, None


def _folded(title: str) -> str:
    return title.casefold().rstrip(".")


@cache
def _before(country: str) -> dict[str, str]:
    return {**_titles("before"), **toml("names/honorifics.toml")["local"].get(country, {})}


@cache
def _titles(place: str) -> dict[str, str]:
    table = toml("names/honorifics.toml")[place]
    return {_folded(title): kind for kind in _KINDS for title in table[kind]}
