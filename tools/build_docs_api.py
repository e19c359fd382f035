"""Builds docs/reference/api.md from the public names: signatures and docstrings as they stand in the code."""

from __future__ import annotations

import inspect
import re
import sys
from enum import Enum
from types import FunctionType
from typing import Any

import attrs
from docs_pages import NOTICE, markdown, run

import silentbuyer

GROUPS = {
    "Diagnosing": ("diagnose", "adiagnose", "diagnose_all", "Engine", "Network"),
    "The buyer's side": ("Customer", "Contact", "Message", "Order", "Stage"),
    "The seller's side": ("Seller", "Sector"),
    "The answer": ("Diagnosis", "Cause", "Finding", "Action", "Silence", "Profile", "Complaint"),
    "Facts": ("Question", "Known", "Unknown", "Facts"),
    "Extending": ("Rule", "rule", "Case", "Probe", "hookimpl", "plugins"),
}
"""The order in which a reader meets the names; names that stand nowhere here come last."""


def pages() -> dict[str, str]:
    """Path below docs/ -> text."""
    named = {name for names in GROUPS.values() for name in names}
    public = [name for name in silentbuyer.__all__ if name != "__version__" and not _is_module(name)]
    rest = tuple(name for name in public if name not in named)
    groups = {**GROUPS, **({"More": rest} if rest else {})}
    parts = [f"## {title}\n\n" + "\n\n".join(map(_entry, names)) for title, names in groups.items()]
    head = (
        NOTICE.format(tool="build_docs_api.py")
        + "# Public names\n\nEverything here stands in `silentbuyer` itself (`import silentbuyer as sb`). "
        "Every value is frozen: it hashes, compares, pickles and cannot be changed.\n\n"
    )
    modules = "\n".join(f"- `silentbuyer.{name}`: {_summary(name)}" for name in silentbuyer.__all__ if _is_module(name))
    return {"reference/api.md": head + "\n\n".join(parts) + f"\n\n## Modules\n\n{modules}\n"}


def _is_module(name: str) -> bool:
    return inspect.ismodule(getattr(silentbuyer, name))


def _summary(name: str) -> str:
    doc = inspect.getdoc(getattr(silentbuyer, name)) or ""
    return " ".join(markdown(doc).split("\n\n")[0].split())


def _entry(name: str) -> str:
    thing = getattr(silentbuyer, name)
    text = f"### {name}\n\n{_signature(name, thing)}{markdown(inspect.getdoc(thing))}"
    if isinstance(thing, type) and issubclass(thing, Enum):
        return text + "\n\n" + ", ".join(f"`{member.value}`" for member in thing)
    members = _members(thing) if isinstance(thing, type) else ""
    return f"{text}\n\n{members}".rstrip()


def _signature(name: str, thing: Any) -> str:
    if isinstance(thing, type) and issubclass(thing, Enum):
        return ""
    try:
        signature = inspect.signature(thing)
    except (TypeError, ValueError):
        return ""
    return f"```python\n{_laid_out(name, signature)}\n```\n\n"


def _laid_out(name: str, signature: inspect.Signature) -> str:
    """One line where it fits, else one parameter a line."""
    line = _plain(f"{name}{signature}")
    if len(line) <= 100:
        return line
    parameters = list(signature.parameters.values())
    shown, starred = [], False
    for parameter in parameters:
        if parameter.kind is parameter.KEYWORD_ONLY and not starred:
            starred = True
            shown.append("    *,")
        shown.append(f"    {_plain(str(parameter))},")
    empty = signature.return_annotation in (inspect.Signature.empty, None, "None")
    back = "" if empty else f" -> {_plain(str(signature.return_annotation))}"
    return "\n".join([f"{name}(", *shown, f"){back}"])


def _plain(text: str) -> str:
    """Annotations as one writes them, and defaults without addresses of memory."""
    text = re.sub(r"<factory>|Factory\([^)]*\)|NOTHING", "...", text)
    text = re.sub(r"'([A-Za-z_][\w\[\], .|]*)'", r"\1", text) if "->" in text or ": '" in text else text
    return re.sub(r"<(class|function) '?([\w.]+)'?[^>]*>", r"\2", text)


def _members(kind: type) -> str:
    found = [name for name in vars(kind) if not name.startswith("_") and _is_method(vars(kind)[name])]
    fields = {field.name for field in attrs.fields(kind)} if attrs.has(kind) else set()
    lines = []
    for name in found:
        raw = vars(kind)[name]
        if name in fields or not inspect.getdoc(raw):
            continue
        inner = raw.__func__ if isinstance(raw, classmethod | staticmethod) else raw
        call = _call(inner) if isinstance(inner, FunctionType) else ""
        lines.append(f"- `.{name}{call}`: {' '.join(markdown(inspect.getdoc(raw)).split(chr(10) * 2)[0].split())}")
    return "\n".join(lines)


def _is_method(thing: Any) -> bool:
    return isinstance(thing, FunctionType | classmethod | staticmethod | property) or hasattr(thing, "func")


def _call(function: FunctionType) -> str:
    names = [p for p in inspect.signature(function).parameters.values() if p.name not in ("self", "cls")]
    shown, starred = [], False
    for parameter in names:
        if parameter.kind is parameter.KEYWORD_ONLY and not starred:
            starred = True
            shown.append("*")
        default = "" if parameter.default is parameter.empty else f"={parameter.default!r}"
        shown.append(f"{parameter.name}{default}")
    return f"({', '.join(shown)})"


def main(arguments: list[str]) -> int:
    """Write or check."""
    return run(pages(), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
