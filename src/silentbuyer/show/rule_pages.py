"""The rule catalogue: what a rule's docstring, thresholds and weights say, ready for a page or a terminal."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import attrs

from silentbuyer.data.evidence import covering
from silentbuyer.data.sources import cited
from silentbuyer.data.tables import toml
from silentbuyer.values.frozen import FrozenMap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from silentbuyer.model.rule import Rule

SECTIONS = (
    "What it looks for",
    "Why it means silence",
    "What it needs",
    "When it is wrong",
    "What to do",
    "Sources",
)
"""The sections that every rule's docstring has, in this order."""


@attrs.frozen(kw_only=True)
class RulePage:
    """One page of the catalogue.

    Attributes:
        name: the rule's slug.
        summary: the docstring's first paragraph.
        sections: title -> prose; paragraphs are parted by an empty line.
        thresholds: field -> its usual value, as Python writes it.
        signs: rows of the weight table: sign -> (weights by cause in bits, source).

    """

    name: str
    summary: str
    sections: FrozenMap[str, str]
    thresholds: FrozenMap[str, str] = attrs.field(factory=FrozenMap)
    signs: FrozenMap[str, tuple[FrozenMap[str, float], str]] = attrs.field(factory=FrozenMap)

    @property
    def missing(self) -> tuple[str, ...]:
        """Sections that the docstring should have and has not."""
        return tuple(title for title in SECTIONS if not self.sections.get(title))


def rule_page(rule: Rule) -> RulePage:
    """The page of one rule, the core's or a plugin's."""
    summary, sections = _parted(inspect.cleandoc(getattr(rule, "__doc__", None) or ""))
    return RulePage(
        name=rule.name, summary=summary, sections=sections, thresholds=_thresholds(rule), signs=_signs(rule.name)
    )


def _parted(text: str) -> tuple[str, FrozenMap[str, str]]:
    """The first paragraph, and each section's prose without its indentation."""
    found: dict[str, list[str]] = {"": []}
    title = ""
    for line in text.splitlines():
        if line.endswith(":") and line.rstrip(":") in SECTIONS:
            title = line.rstrip(":")
            found[title] = []
        elif title and line and not line.startswith(" "):
            title = ""
        else:
            found[title].append(line)
    prose = {name: inspect.cleandoc("\n".join(["", *lines])) for name, lines in found.items()}
    summary = " ".join(prose.pop("").split("\n\n")[0].split())
    return summary, FrozenMap(prose)


def _thresholds(rule: Any) -> FrozenMap[str, str]:
    if not attrs.has(type(rule)):
        return FrozenMap()
    names = [field.name for field in attrs.fields(type(rule)) if field.name not in ("name", "function", "questions")]
    return FrozenMap({name: repr(getattr(rule, name)) for name in names if not name.startswith("_")})


def _signs(name: str) -> FrozenMap[str, tuple[FrozenMap[str, float], str]]:
    rows: Mapping[str, Any] = toml("weights.toml").get(name, {})
    return FrozenMap({sign: (row["weights"], row["source"]) for sign, row in rows.items()})


def paragraphs(page: RulePage) -> Iterator[tuple[str, str]]:
    """(heading, prose) for everything that a reader is shown, weights and thresholds last."""
    yield from page.sections.items()
    if page.thresholds:
        yield "Thresholds", "\n".join(f"- `{name}` = `{value}`" for name, value in page.thresholds.items())
    if page.signs:
        yield "Weights in bits", "\n".join(map(_sign_line, page.signs.items()))
    told = [page.sections.get("Sources", ""), *(source for _, source in page.signs.values())]
    named = cited("\n".join([*told, *(one.id for one in covering(page.name))]))
    if named:
        yield "Sources by id", "\n".join(f"- `{one.id}`: {one.where} ({one.language}; {one.what})" for one in named)


def _sign_line(row: tuple[str, tuple[FrozenMap[str, float], str]]) -> str:
    sign, (weights, source) = row
    moved = ", ".join(f"{cause} {bits:+g}" for cause, bits in weights.items()) or "told, but without weight"
    return f"- `{sign}`: {moved} ({source})"
