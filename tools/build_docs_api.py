"""Builds docs/reference/api.md from the public names: signatures and docstrings as they stand in the code."""

from __future__ import annotations

import inspect
import sys
from enum import Enum
from importlib import import_module
from types import FunctionType, ModuleType
from typing import Any

import attrs
from docs_pages import NOTICE, first_sentence, markdown, run

import silentbuyer

_STARS = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
_NOTICE = NOTICE.format(tool="build_docs_api.py")
GROUPS = {
    "Diagnosing": ("diagnose", "adiagnose", "diagnose_all", "Engine", "Network"),
    "The buyer's side": ("Customer", "Contact", "Message", "Order", "Stage"),
    "The seller's side": ("Seller", "Sector"),
    "The answer": ("Diagnosis", "Cause", "Finding", "Action", "Silence", "Profile", "Complaint"),
    "Facts": ("Question", "Known", "Unknown", "Facts"),
    "Extending": ("Rule", "rule", "Case", "Probe", "hookimpl", "plugins"),
}
"""The order in which a reader meets the names; names that stand nowhere here come last."""

OWN_WORDS = {
    "hookimpl": "The mark of a hook: write `@silentbuyer.hookimpl` above a function that is named and called as in the "
    "[hook reference](../plugins/hooks.md).",
}
"""Names that come from elsewhere, whose own docstrings speak to other readers."""


MODULES = ("batch", "batch.diagnoses", "calendars", "mailbox", "plugins.write_back", "probes", "testing")
"""Submodules whose own public names have a page."""


def pages() -> dict[str, str]:
    """Path below docs/ -> text."""
    return {"reference/api.md": _public(), "reference/modules.md": _submodules()}


def _public() -> str:
    named = {name for names in GROUPS.values() for name in names}
    public = [name for name in silentbuyer.__all__ if name != "__version__" and not _is_module(name)]
    rest = tuple(name for name in public if name not in named)
    groups = {**GROUPS, **({"More": rest} if rest else {})}
    parts = [f"## {title}\n\n" + "\n\n".join(map(_entry, names)) for title, names in groups.items()]
    head = "# Public names\n\nEverything here stands in `silentbuyer` itself (`import silentbuyer as sb`). "
    values = "Values are frozen: they hash, compare, pickle and cannot be changed.\n\n"
    modules = "\n".join(f"- `silentbuyer.{name}`: {_summary(name)}" for name in silentbuyer.__all__ if _is_module(name))
    return f"{_NOTICE}{head}{values}" + "\n\n".join(parts) + f"\n\n## Modules\n\n{modules}\n"


def _submodules() -> str:
    parts = [_submodule(import_module(f"silentbuyer.{name}")) for name in MODULES]
    return (
        f"{_NOTICE}# Submodules\n\nNames beside those of [`silentbuyer` itself](api.md).\n\n"
        + "\n\n".join(parts)
        + "\n"
    )


def _submodule(module: ModuleType) -> str:
    names = getattr(module, "__all__", None) or [name for name in vars(module) if _is_home(module, name)]
    things = [(name, getattr(module, name)) for name in names]
    rows = "\n".join(_row(name, thing) for name, thing in things if not inspect.ismodule(thing))
    return f"## {module.__name__}\n\n{first_sentence(module.__doc__)}\n\n{rows}"


def _is_home(module: ModuleType, name: str) -> bool:
    return not name.startswith("_") and getattr(getattr(module, name), "__module__", "") == module.__name__


def _row(name: str, thing: Any) -> str:
    """A function with its parameters, a class, or a constant, with the first sentence about it."""
    call = f"({', '.join(_parts(_bare(thing), {}))})" if isinstance(thing, FunctionType) else ""
    told = first_sentence(inspect.getdoc(thing)) if callable(thing) or isinstance(thing, type) else ""
    row = f"- `{name}{call}`{': ' if told else ''}{told}"
    within = _member_lines(thing) if isinstance(thing, type) and not issubclass(thing, Enum | Exception) else []
    return "\n".join([row, *(f"  {line}" for line in within)])


def _is_module(name: str) -> bool:
    return inspect.ismodule(getattr(silentbuyer, name))


def _summary(name: str) -> str:
    return first_sentence(inspect.getdoc(getattr(silentbuyer, name)))


def _entry(name: str) -> str:
    thing = getattr(silentbuyer, name)
    doc = OWN_WORDS.get(name) or markdown(inspect.getdoc(thing))
    if isinstance(thing, type) and issubclass(thing, Enum):
        return f"### {name}\n\n{_object(name, thing)}{doc}\n\n" + ", ".join(f"`{member.value}`" for member in thing)
    signature = "" if name in OWN_WORDS or getattr(thing, "_is_protocol", False) else _signature(name, thing)
    members = _members(thing) if isinstance(thing, type) else ""
    return f"### {name}\n\n{_object(name, thing)}{signature}{doc}\n\n{members}".rstrip()


def _object(name: str, thing: Any) -> str:
    """The name as an object of Sphinx's inventory, so that other projects' pages can link to it; it shows nothing."""
    kind = "class" if isinstance(thing, type) else "function" if callable(thing) else "data"
    return f"```{{py-object}} {kind} silentbuyer.{name}\n```\n\n"


def _signature(name: str, thing: Any) -> str:
    types = _written(thing) if attrs.has(thing) else {}
    signature = inspect.signature(thing)
    parts = _parts(signature, types)
    back = "" if isinstance(thing, type) else _type(signature.return_annotation)
    arrow = f" -> {back}" if back else ""
    line = f"{name}({', '.join(parts)}){arrow}"
    if len(line) > 100:
        line = "\n".join([f"{name}(", *(f"    {part}," for part in parts), f"){arrow}"])
    return f"```python\n{line}\n```\n\n"


def _written(thing: Any) -> dict[str, Any]:
    """The annotations as they are written: cattrs replaces those of the fields once it has read a class."""
    own = inspect.get_annotations(thing)
    return {field.alias: own.get(field.name, field.type) for field in attrs.fields(thing)}


def _parts(signature: inspect.Signature, types: dict[str, Any]) -> list[str]:
    """The parameters as one writes them, with the star before the first that must be named."""
    found: list[str] = []
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and "*" not in found:
            found.append("*")
        kind = _type(types.get(parameter.name, parameter.annotation))
        default = "" if parameter.default is parameter.empty else _default(parameter.default)
        name = _STARS.get(parameter.kind, "") + parameter.name
        typed = f"{name}: {kind}" if kind else name
        found.append(f"{typed}{' = ' if kind and default else '=' if default else ''}{default}")
    return found


def _type(annotation: Any) -> str:
    if annotation is None or annotation is inspect.Signature.empty:
        return ""
    return annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)


def _default(value: Any) -> str:
    """A default as one writes it; what a factory makes is shown as an ellipsis."""
    if value is attrs.NOTHING:
        return "..."
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    text = repr(value)
    return "..." if text.startswith("<") or "Factory" in text else text.replace("datetime.", "")


def _members(kind: type) -> str:
    lines = _member_lines(kind)
    return "\n".join(["**Methods and properties**", "", *lines]) if lines else ""


def _member_lines(kind: type) -> list[str]:
    fields = {field.name for field in attrs.fields(kind)} if attrs.has(kind) else set()
    names = [name for name, thing in vars(kind).items() if not name.startswith("_") and _is_method(thing)]
    told = [name for name in names if name not in fields and inspect.getdoc(vars(kind)[name])]
    return [_member(name, vars(kind)[name]) for name in told]


def _member(name: str, raw: Any) -> str:
    inner = raw.__func__ if isinstance(raw, classmethod | staticmethod) else raw
    call = f"({', '.join(_parts(_bare(inner), {}))})" if isinstance(inner, FunctionType) else ""
    return f"- `.{name}{call}`: {first_sentence(inspect.getdoc(raw))}"


def _bare(function: FunctionType) -> inspect.Signature:
    """The signature without self and without types, which the class above has shown."""
    signature = inspect.signature(function)
    kept = [p.replace(annotation=p.empty) for p in signature.parameters.values() if p.name not in ("self", "cls")]
    return signature.replace(parameters=kept)


def _is_method(thing: Any) -> bool:
    return isinstance(thing, FunctionType | classmethod | staticmethod | property) or hasattr(thing, "func")


def main(arguments: list[str]) -> int:
    """Write or check."""
    return run(pages(), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
