"""Short messages in the buyer's language, filled from the record; templates in ``data/drafts``, no text model.

A line is a text, or a list of wordings from the richest to the poorest: the first whose fields the record holds is
taken, and a line without such a wording is left out. What only a person can say stands in [square brackets]: a draft
promises nothing. The buyer's open question is quoted, with a place for the answer: it comes first, for who asked waits
for it. A mail is a letter, a chat is a greeting, the lines and a name, and a call is a list of points.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from silentbuyer.data.tables import toml
from silentbuyer.errors import DraftError
from silentbuyer.model.diagnosis import Action
from silentbuyer.model.findings import Cause

LANGUAGES = (
    "en", "zh", "es", "pt", "fr", "de", "it", "ru", "ar", "tr", "hi", "vi", "ja", "ko", "pl", "id", "nl", "th",
)  # fmt: skip

_VARIANT = {
    "wait": "bump",
    "reply-now": "answer",
    "follow-up": "bump",
    "switch-channel": "reach",
    "call": "bump",
    "ask-for-contact": "contacts",
    "ask-question": "decision",
    "verify-address": "verify",
    "fix-sending": "blocked",
    "market": "news",
    "offer": "levers",
    "return-to-pool": "close",
    "escalate": "port",
    "stop": "nothing",
    "mark-junk": "nothing",
    "claim": "bump",
}
_OF_CAUSE = {
    ("wait", Cause.AWAY): "back",
    ("wait", Cause.HOLIDAY_ABSENCE): "back",
    ("follow-up", Cause.UNREACHABLE): "successor",
    ("escalate", Cause.BALANCE_OWED): "nothing",
    ("escalate", Cause.PAYMENT_DIVERTED): "nothing",
}
"""Only who was away is wished a good break; who is written to in place of somebody who left is a new reader."""

_NAMES = {"close": "close_file"}
_FIELD = re.compile(r"\{(\w{1,30})\}")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DATES = ("question_date", "our_date", "last_order", "arrival")
_QUOTES_QUESTION = ("reply-now", "follow-up", "switch-channel", "call", "ask-question", "offer")
_LETTERS = (None, "email", "phone")
_SAYS_WHY_FIRST = ("answer", "back", "bump", "reach", "successor")
_SAYS_ALL_FIRST = ("port", "blocked", "alarm", "sympathy", "complaint", "arriving")


def write(action: Action, language: str | None = None, *, folder: str | Path | None = None) -> str:
    """The draft of an action.

    Attributes:
        language: ISO 639 code; None takes the buyer's own language where it is on record and there are templates
            for it, else English.
        folder: a folder of your own templates (``es.toml`` ...): what they hold replaces ours.

    Raises:
        DraftError: for a language without templates, or a template file that cannot be read.

    """
    templates = _templates(_language(action, language), folder)
    name = _variant(action)
    if name == "nothing":
        return "\n".join(templates["drafts"]["nothing"])
    form = _call if action.kind == "call" else _letter if action.channel in _LETTERS else _chat
    return "\n".join(form(action, templates, name))


def _language(action: Action, language: str | None) -> str:
    if language is not None:
        return _known(language)
    spoken = str(action.context.get("languages", "")).split(",")
    return next((one[:2].lower() for one in spoken if one[:2].lower() in LANGUAGES), "en")


def _known(language: str) -> str:
    short = language.lower().replace("_", "-").partition("-")[0]
    if short not in LANGUAGES:
        raise DraftError("draft language", f"one of {', '.join(LANGUAGES)}", language)
    return short


def _templates(language: str, folder: str | Path | None) -> Mapping[str, Any]:
    ours = toml(f"drafts/{language}.toml")
    path = Path(folder) / f"{language}.toml" if folder is not None else None
    if path is None or not path.is_file():
        return ours
    try:
        own = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DraftError("draft templates", f"readable TOML ({error})", str(path)) from error
    return {**ours, **own, **{part: {**ours[part], **own.get(part, {})} for part in ("drafts", "calls")}}


def _variant(action: Action) -> str:
    kind = action.kind.rpartition(":")[2]
    named = str(action.context.get("draft", "")) or _VARIANT.get(kind, "bump")
    named = _OF_CAUSE.get((kind, action.cause), named) if named == _VARIANT.get(kind) else named
    return _NAMES.get(named, named)


def _letter(action: Action, templates: Mapping[str, Any], name: str) -> Iterator[str]:
    fields = _fields(action, templates)
    yield _greeting(templates, "greeting", fields, name)
    yield ""
    yield from _said(action, templates, fields, name)
    yield ""
    yield templates["close"]
    yield from _signers(fields) or (templates["sign"],)


def _chat(action: Action, templates: Mapping[str, Any], name: str) -> Iterator[str]:
    fields = _fields(action, templates)
    yield _greeting(templates, "chat", fields, name)
    yield from _said(action, templates, fields, name)
    yield " – ".join(_signers(fields)) or templates["sign"]


def _call(action: Action, templates: Mapping[str, Any], name: str) -> Iterator[str]:
    fields = _fields(action, templates)
    lines = _as_lines(templates["calls"].get(name) or _body(templates, name))
    asked = " ".join(_question(action, templates, fields))
    place = len(lines) if name in _SAYS_ALL_FIRST else 1
    yield templates["call"]
    yield ""
    for point in _wordings((*lines[:place], asked, *lines[place:]), fields):
        yield f"- {_filled(_sentence(point), fields)}"


def _greeting(templates: Mapping[str, Any], form: str, fields: Mapping[str, str], name: str) -> str:
    """The greeting by name; the reader who follows somebody else is not greeted by that name."""
    known = {} if name == "successor" else fields
    return _filled(next(_wordings((templates[form], templates["hello"]), known)), known)


def _signers(fields: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(fields[key] for key in ("seller", "seller_company") if fields.get(key))


def _body(templates: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    return _as_lines(templates["drafts"].get(name) or templates["drafts"]["bump"])


def _as_lines(lines: Any) -> tuple[Any, ...]:
    return (lines,) if isinstance(lines, str) else tuple(lines)


def _said(action: Action, templates: Mapping[str, Any], fields: Mapping[str, str], name: str) -> Iterator[str]:
    """The lines with the question in its place, unless somebody else had asked it; only the first may begin small."""
    body = _body(templates, name)
    place = len(body) if name in _SAYS_ALL_FIRST else 1 if name in _SAYS_WHY_FIRST else 0
    asked = () if name == "successor" else _question(action, templates, fields)
    lines = _wordings((*body[:place], *asked, *body[place:]), fields)
    for number, line in enumerate(lines):
        yield _filled(_sentence(line) if number else line, fields)


def _question(action: Action, templates: Mapping[str, Any], fields: Mapping[str, str]) -> Iterator[str]:
    """The buyer's question as a quotation, and the place for its answer; where we have written since, for its sum."""
    asked = tuple(_wordings((templates["asked"],), fields)) if action.kind in _QUOTES_QUESTION else ()
    yield from asked
    if action.kind == "reply-now":
        yield templates["answer"]
    elif asked:
        yield templates["answered" if _written_since(action) else "answer"]


def _written_since(action: Action) -> bool:
    ours, theirs = (str(action.context.get(key, "")) for key in ("our_date", "question_date"))
    return bool(theirs) and ours >= theirs


def _fields(action: Action, templates: Mapping[str, Any]) -> dict[str, str]:
    fields = {key: _clean(value) for key, value in action.context.items()}
    return {**fields, **{key: _date(fields[key], templates) for key in _DATES if fields.get(key)}}


def _date(iso: str, templates: Mapping[str, Any]) -> str:
    """An ISO date the way the language writes it: some have a word of their own for the first of a month."""
    year, month, day = iso[:10].split("-")
    names = templates.get("months")
    return str(templates["date_form"]).format(
        y=year,
        m=int(month),
        d=templates.get("first", 1) if day == "01" else int(day),
        mm=month,
        dd=day,
        month=names[int(month) - 1] if names else month,
    )


def _clean(value: object) -> str:
    return _UNSAFE.sub(" ", str(value)).strip()


def _wordings(lines: tuple[Any, ...], fields: Mapping[str, str]) -> Iterator[str]:
    """The wording of each line: the first with all its fields on record, and none for a line without one."""
    for line in lines:
        known = (wording for wording in ((line,) if isinstance(line, str) else line) if _holds(fields, wording))
        yield from filter(None, (next(known, None),))


def _holds(fields: Mapping[str, str], wording: str) -> bool:
    return all(fields.get(name) for name in _FIELD.findall(wording))


def _sentence(wording: str) -> str:
    return wording[:1].upper() + wording[1:]


def _filled(wording: str, fields: Mapping[str, str]) -> str:
    """The wording with its fields; values are put in once and never read as templates."""
    return _FIELD.sub(lambda match: _isolated(fields[match.group(1)], wording), wording)


def _isolated(value: str, around: str) -> str:
    """The value, fenced off where it runs against its sentence, so that its marks stay on their own side."""
    rightward = not _RIGHT_TO_LEFT.search(around)
    if any(sign.isalpha() and (not _RIGHT_TO_LEFT.match(sign)) != rightward for sign in value):
        return f"\u2068{value}\u2069"
    return value
