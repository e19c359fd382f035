"""Short messages in the buyer's language, filled from the record; templates in ``data/drafts``, no text model.

A line whose field the record does not hold is left out, and what only a person can say stands in [square brackets]:
a draft promises nothing. The buyer's open question is quoted, with a place for the answer.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from silentbuyer.diagnosis import Action
from silentbuyer.errors import DraftError
from silentbuyer.tables import toml

LANGUAGES = ("en", "zh", "es", "pt", "fr", "de", "it", "ru", "ar", "tr", "hi", "vi")

_VARIANT = {
    "wait": "back",
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
_NAMES = {"close": "close_file"}
_FIELD = re.compile(r"\{(\w{1,30})\}")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_DATES = ("question_date", "our_date", "last_order", "arrival")
_QUOTES_QUESTION = ("reply-now", "follow-up", "switch-channel", "call", "ask-question", "offer")


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
    lines = list(_lines(action, templates, name))
    return "\n".join(lines)


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
    return {**ours, **own, "drafts": {**ours["drafts"], **own.get("drafts", {})}}


def _variant(action: Action) -> str:
    kind = action.kind.rpartition(":")[2]
    named = str(action.context.get("draft", "")) or _VARIANT.get(kind, "bump")
    return _NAMES.get(named, named)


def _lines(action: Action, templates: Mapping[str, Any], name: str) -> Iterator[str]:
    fields = {key: _clean(value) for key, value in action.context.items()}
    fields.update({key: _date(fields[key], templates["date_form"]) for key in _DATES if key in fields})
    if action.kind == "call":
        yield templates["call"]
    else:
        yield _filled(templates["greeting"], fields) or templates["hello"]
    yield ""
    body = templates["drafts"].get(name) or templates["drafts"]["bump"]
    yield from filter(None, [_filled(body[0], fields)])
    if action.kind in _QUOTES_QUESTION and "question" in fields:
        yield from filter(None, (_filled(templates["asked"], fields), templates["answer"]))
    yield from filter(None, (_filled(line, fields) for line in body[1:]))
    if action.kind != "call":
        yield ""
        yield templates["close"]
        yield from (fields[key] for key in ("seller", "seller_company") if key in fields)


def _date(iso: str, pattern: str) -> str:
    """An ISO date the way the language writes it."""
    year, month, day = iso[:10].split("-")
    return pattern.format(y=year, m=int(month), d=int(day), mm=month, dd=day)


def _clean(value: object) -> str:
    return _UNSAFE.sub(" ", str(value)).strip()


def _filled(line: str, fields: Mapping[str, str]) -> str | None:
    """The line with its fields, or None when one is missing; values are put in once and never read as templates."""
    wanted = _FIELD.findall(line)
    if any(not fields.get(name) for name in wanted):
        return None
    return _FIELD.sub(lambda match: fields[match.group(1)], line)
