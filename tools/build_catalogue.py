"""Brings the catalogues of src/silentbuyer/language up to date with the sentences of the source and the tables.

python tools/build_catalogue.py            adds what is new, untranslated, and drops what is no longer said
python tools/build_catalogue.py --check    only says what is not current, not translated, or has other places
python tools/build_catalogue.py --new fr   begins a catalogue of a further language
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from silentbuyer.data.country_names import english_names
from silentbuyer.data.tables import rows, toml
from silentbuyer.language import filling
from silentbuyer.model.action import ACTION_KINDS
from silentbuyer.model.customer import Stage
from silentbuyer.model.findings import Cause
from silentbuyer.plugins.manager import default_registry
from silentbuyer.sectors.fit import REASONS
from silentbuyer.sectors.packs import packs
from silentbuyer.show.rule_pages import rule_page

ROOT = Path(__file__).resolve().parents[1]
SRC = ROOT / "src" / "silentbuyer"
HOME = SRC / "language"
WORDS = frozenset({"say", "tell", "mark", "plural"})
FAULTS = frozenset({"aside", "warn", "BadRow", "Question", "Fault", "Letter", "Complaint"})
"""Calls besides the errors whose texts people read: they are plain, and are recognised by their form."""
_READING = ("batch/", "mailbox/", "records/", "readers/", "plugins/")
"""Rooms whose f-strings of three words and more are notes that people read."""
_HELP = ("help", "description")
"""What the commands tell of themselves and their options."""
_ERROR = "an error, recognised by its form"
_WORDS = re.compile(r"[A-Za-z]{2,}")
_NOT_READ = ("testing/", "cluster/", "language/", "calendars/movable.py", "pages/signatures.py", "__init__.py")
"""Places whose errors only programmers meet."""
Message = str | tuple[str, str]
_DATES = frozenset({filling.DATE, filling.MOMENT})


@cache
def messages() -> dict[Message, list[str]]:
    """Every message that can be said -> the files that say it; one that counts is a pair of singular and plural."""
    found: dict[Message, list[str]] = {}
    for home, message in (*_of_source(), *_of_faults(), *_of_tables()):
        homes = found.setdefault(message, [])
        if home not in homes:
            homes.append(home)
    return found


def _of_source() -> Iterator[tuple[str, Message]]:
    for path in sorted(SRC.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            home = path.relative_to(SRC).as_posix()
            if isinstance(node, ast.Call) and node.args and _name(node.func) in WORDS:
                yield from ((home, message) for message in _said(node))
            if isinstance(node, ast.Call) and home.startswith("cli/"):
                yield from ((home, text) for word in node.keywords if word.arg in _HELP and (text := form(word.value)))


def _of_faults() -> Iterator[tuple[str, Message]]:
    """The texts of errors: f-strings with their places named, and plain texts of more than one word."""
    for path in sorted(SRC.rglob("*.py")):
        home = path.relative_to(SRC).as_posix()
        if not home.startswith(_NOT_READ) and not home.endswith("__init__.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and (_name(node.func).endswith("Error") or _name(node.func) in FAULTS):
                    given = (*node.args, *(keyword.value for keyword in node.keywords))
                    yield from ((home, text) for one in given if " " in (text := form(one)).strip())
                elif isinstance(node, ast.JoinedStr) and home.startswith(_READING) and _is_note(form(node)):
                    yield home, form(node)


def _is_note(text: str) -> bool:
    """Whether a text is for people: three words or more outside its places, and no pattern."""
    return len(_WORDS.findall(re.sub(r"{[^}]*}", "", text))) >= 3 and not re.search(r"\\|\(\?", text)


def form(node: ast.expr) -> str:
    """The template of a text in the source: a place is called by what stands in it, numbered where a name returns."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if not isinstance(node, ast.JoinedStr):
        return ""
    made, seen = "", {}
    for piece in node.values:
        if isinstance(piece, ast.Constant):
            made += piece.value
        elif isinstance(piece, ast.FormattedValue):
            source = (ast.unparse(piece.value), piece.conversion)
            made += f"{{{seen.setdefault(source, _place(piece.value, len(seen)))}}}"
    return made


def _place(value: ast.expr, number: int) -> str:
    name = _name(value).strip("_").lower()
    return f"{name or 'value'}{number or ''}"


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _said(call: ast.Call) -> Iterator[Message]:
    """The messages of one call: Babel's own extraction would run the branches of a choice together."""
    first = call.args[0]
    for one in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value:
            many = call.args[1] if _name(call.func) == "plural" else None
            yield (one.value, many.value) if isinstance(many, ast.Constant) else one.value


def _of_tables() -> Iterator[tuple[str, Message]]:
    for cause in Cause:
        row = toml("causes.toml")["causes"][cause.value]
        yield from (("data/causes.toml", text) for text in (row["label"], row["family"], _plain(cause)) if text)
    yield from (("data/playbook.toml", row["advice"]) for row in toml("playbook.toml")["row"])
    profile = toml("profile.toml")
    for part in ("behavioural", "value", "grades"):
        yield from (("data/profile.toml", label) for label in profile[part].values())
    yield from (("model/action.py", _plain(kind)) for kind in ACTION_KINDS)
    yield from (("model/customer.py", _plain(stage)) for stage in Stage)
    yield from (
        ("data/sectors", pack.name) for pack in sorted(packs().values(), key=lambda one: one.name) if pack.kind != "cue"
    )
    yield from (("sectors/fit.py", reason) for reason in REASONS)
    for name, key in (
        ("overlays", "name"), ("seasons", "name"), ("school", "name"), ("feasts", "label"), ("holiday_words", "name"),
    ):  # fmt: skip
        yield from ((f"data/calendars/{name}.csv", row[key]) for row in rows(f"calendars/{name}.csv") if row[key])
    yield from (("data/names/countries.csv", name) for name in english_names().values())
    yield from (("data/names/languages.csv", row["names"].partition("|")[0]) for row in rows("names/languages.csv"))
    for owned in default_registry().rules:
        page = rule_page(owned.item)
        yield from ((f"rules/{page.name}", text) for text in (page.summary, *page.sections))
    yield from (("show/rule_pages.py", head) for head in ("Thresholds", "Weights in bits", "Sources by id"))
    yield from (("data/platforms/alibaba.toml", name) for key, name in _levels().items() if key != "source")
    for name in ("alibaba", "made_in_china"):
        pages = toml(f"platforms/{name}.toml")["pages"]
        yield from ((f"data/platforms/{name}.toml", page) for key, page in pages.items() if key != "source")
    yield from (("data/lists.toml", row["title"]) for row in toml("lists.toml").values())
    for word in (filling.DATE, filling.MOMENT, filling.COMMA, *filling.WEEKDAYS, *filling.MONTHS):
        yield "language/filling.py", word


def _levels() -> Mapping[str, str]:
    return toml("platforms/alibaba.toml")["levels"]


def _plain(name: str) -> str:
    return str(name).replace("-", " ")


def languages() -> list[str]:
    """The languages that have a catalogue here."""
    return sorted(path.parent.parent.name for path in HOME.glob("*/LC_MESSAGES/silentbuyer.po"))


def place(language: str) -> Path:
    """The file of a language."""
    return HOME / language / "LC_MESSAGES" / "silentbuyer.po"


def load(language: str) -> Catalog:
    """The catalogue of a language as it is checked in; an empty one where there is none."""
    if not place(language).is_file():
        return Catalog(locale=language, project="silentbuyer", domain="silentbuyer", fuzzy=False)
    return read_po(io.BytesIO(place(language).read_bytes()), locale=language, domain="silentbuyer")


def updated(language: str) -> Catalog:
    """The catalogue with all messages of today and the translations that it had."""
    old = load(language)
    new = Catalog(locale=language, project="silentbuyer", domain="silentbuyer", fuzzy=False)
    new.header_comment, new.creation_date, new.revision_date = "# silentbuyer", old.creation_date, old.revision_date
    lax = _lax()
    for message, homes in messages().items():
        had = old.get(message[0] if isinstance(message, tuple) else message)
        told = had.string if had is not None and bool(had.pluralizable) == isinstance(message, tuple) else None
        comments = [_ERROR] if message in lax else []
        new.add(message, told or None, locations=[(home, 0) for home in homes], auto_comments=comments)
    return new


@cache
def _lax() -> frozenset[Message]:
    """The texts that are errors and nothing else: they are told in English until somebody translates them."""
    said = {message for _, message in (*_of_source(), *_of_tables())}
    return frozenset(message for _, message in _of_faults() if message not in said)


def text(catalog: Catalog) -> str:
    """A catalogue as the file holds it: without line numbers, which would change with every edit."""
    file = io.BytesIO()
    write_po(file, catalog, width=118, include_lineno=False, omit_header=False)
    lines = file.getvalue().decode("utf-8").splitlines()
    dated = (
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
        "Report-Msgid",
    )
    return "\n".join(line for line in lines if not line.startswith(tuple(f'"{name}' for name in dated))) + "\n"


def faults(language: str) -> Iterator[str]:
    """What is wrong with a checked-in catalogue: not current, not translated, or a translation with other places.

    An error whose text is new may wait for its translation: it is told in English until then.
    """
    old, said = load(language), messages()
    had = {entry.id: None for entry in old if entry.id}
    lax = _lax() | {entry.id for entry in old if _ERROR in entry.auto_comments}
    yield from (f"not in the catalogue: {message!r}" for message in said if message not in had and message not in lax)
    yield from (f"no longer said: {message!r}" for message in had if message not in said and message not in lax)
    for entry in old:
        if entry.id and (entry.string or entry.id not in lax):
            yield from _of_entry(entry.id, entry.string)


def _of_entry(message: Message, told: str | tuple[str, ...]) -> Iterator[str]:
    one, *more = (message,) if isinstance(message, str) else message
    wanted = filling.slots(one).union(*map(filling.slots, more))
    for form in (told,) if isinstance(told, str) else told:
        if not form:
            yield f"not translated: {message!r}"
        elif filling.slots(form) != wanted and one not in _DATES:
            yield f"other places than {sorted(wanted)}: {message!r} -> {form!r}"


def main(arguments: list[str] | None = None) -> int:
    """Builds or checks; 1 when something is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--new", metavar="LANGUAGE")
    options = parser.parse_args(arguments)
    known = [*languages(), *([options.new] if options.new else [])]
    found = []
    for language in known:
        if not options.check:
            place(language).parent.mkdir(parents=True, exist_ok=True)
            place(language).write_text(text(updated(language)), encoding="utf-8")
        found += [f"{language}: {fault}" for fault in faults(language)]
    print("\n".join(found) or f"{len(messages())} messages, all of them in {', '.join(known)}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
