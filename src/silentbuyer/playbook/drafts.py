"""Short messages in the buyer's language, filled from the record; templates in ``data/drafts``, no text model.

A line is a text, or a list of wordings from the richest to the poorest: the first whose fields the record holds is
taken, and a line without such a wording is left out; so is what asks for something that is known already. What only a
person can say stands in [square brackets]: a draft promises nothing. The question that the buyer's newest message
leaves open is quoted, with a place for the answer: it comes first, for who asked waits for it. What was told is taken
up in their own words or by its day (`taken_up`); what we asked before is not held up to anybody. A mail is a letter, a
chat is a greeting, the lines and a name, and a call is a list of points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from silentbuyer.hearing.mood import is_question
from silentbuyer.hearing.open_question import says_little
from silentbuyer.model.diagnosis import Action
from silentbuyer.model.draft_words import NO_LETTER, READ_FIRST
from silentbuyer.playbook.along import ALONG
from silentbuyer.playbook.called import called, signers
from silentbuyer.playbook.draft_languages import LANGUAGES, language_for
from silentbuyer.playbook.draft_templates import templates_in, variant_of
from silentbuyer.playbook.familiar import turned
from silentbuyer.playbook.own_drafts import OWN, own_draft
from silentbuyer.playbook.taken_up import taken_up, with_their_word
from silentbuyer.playbook.wordings import asked_for, clean, filled, sentence, wordings, written_date

__all__ = ["LANGUAGES", "write"]
_ASKED_ON = re.compile(r"\{said_date\}")
_DATES = (
    "question_date", "said_date", "our_date", "promise_date", "last_order", "arrival", "answer_date",
    "our_question_date", "step_date", "latest", "asked_date", "their_word_date",
)  # fmt: skip
_QUOTES_QUESTION = ("reply-now", "follow-up", "switch-channel", "call", "ask-question", "offer")
_QUOTES_SAID = (
    "comparing", "price", "internal", "decision", "levers", "park", "second", "customer", "barrier", "money", "costs",
    "sailing", "complaint", "sample", "deposit", "qualify", "undecided", "figure", "trust", "terms", "named", "whom",
)  # fmt: skip
"""The variants that take up the message in which the buyer told the cause, where no question of theirs is open."""

_OWN_OPENING = frozenset({"named", "promised"})
"""The variants that open with the day named, or with our promise, and not with a question."""

_ANSWERS = frozenset({"money", "barrier", "terms", "complaint", "trust", "balance", "paid", "late", "customer"})
"""The variants whose own lines are the answer to what the buyer wrote."""

_QUOTES_NOTHING = frozenset({"alarm", "recall", "glad", "sympathy", "successor", "contacts", "close_file", "whom"})
"""The variants that stand for themselves: a warning, a kind word, a first word to somebody else."""

_UNSENT = frozenset({NO_LETTER, READ_FIRST})
"""What stands in the place of a message: that none is sent, or none before what was not understood has been read."""

_LETTERS = (None, "email", "phone")
_SAYS_WHY_FIRST = ("answer", "back", "bump", "reach", "successor")
_SAYS_ALL_FIRST = ("port", "blocked", "alarm", "recall", "sympathy", "complaint", "arriving")


def write(action: Action, language: str | None = None, *, folder: str | Path | None = None) -> str:
    """The draft of an action.

    Attributes:
        language: ISO 639 code; None takes the buyer's own language where it is on record and there are templates
            for it, else English.
        folder: a folder of your own templates (``es.toml`` ...): what they hold replaces ours.

    Raises:
        DraftError: for a language without templates, or a template file that cannot be read.

    A play brings its own words in the action's context, one text a language: ``context={"draft:sk": "..."}``.

    """
    own = own_draft(action, language)
    if own is not None and own.language not in LANGUAGES:
        return own.filled(action.context)
    spoken = own.language if own else language_for(action, language)
    templates = templates_in(spoken, folder, familiar=spoken in str(action.context.get("familiar", "")).split(","))
    if own is not None:
        templates = {**templates, "drafts": {**templates["drafts"], OWN: own.lines}, "calls": {}}
    templates = _by_title(action, templates)
    name = OWN if own else variant_of(action)
    if name in _UNSENT:
        return "\n".join(templates["drafts"][name])
    form = _call if action.kind == "call" else _letter if action.channel in _LETTERS else _chat
    return "\n".join(form(action, templates, name))


def _by_title(action: Action, templates: Mapping[str, Any]) -> Mapping[str, Any]:
    """The templates with the one title that the name has, where a language writes both: "Bapak/Ibu"."""
    either = str(templates.get("either", ""))
    name = _fields(action, templates).get("name", "") if either else ""
    title = next((one for one in either.split("/") if one and name.startswith(f"{one} ")), "")
    return turned(templates, [(f"{either} {{name}}", "{name}"), (either, title)]) if title else templates


def _letter(action: Action, templates: Mapping[str, Any], name: str) -> Iterator[str]:
    fields = _fields(action, templates)
    yield _greeting(templates, "greeting", fields, name)
    yield ""
    yield from _said(action, templates, fields, name)
    yield ""
    yield templates["close"]
    yield from signers(fields) or (templates["sign"],)


def _chat(action: Action, templates: Mapping[str, Any], name: str) -> Iterator[str]:
    fields = _fields(action, templates)
    yield _greeting(templates, "chat", fields, name)
    yield from _said(action, templates, fields, name)
    known = signers(fields)
    yield " – ".join(known[:1] if fields.get("our_date") else known) or templates["sign"]


def _call(action: Action, templates: Mapping[str, Any], name: str) -> Iterator[str]:
    fields = _fields(action, templates)
    lines = _asked(templates["calls"].get(name) or templates["drafts"].get(name), action, templates)
    asked = " ".join(map(sentence, _quotation(action, templates, fields, name)))
    place = len(lines) if name in _SAYS_ALL_FIRST else 0 if name in _OWN_OPENING else 1
    yield templates["call"]
    yield ""
    for point in wordings((*lines[:place], asked, *lines[place:]), fields):
        yield f"- {filled(sentence(point), fields)}"


def _greeting(templates: Mapping[str, Any], form: str, fields: Mapping[str, str], name: str) -> str:
    """The greeting by name, but for who follows somebody else and is not named, and for the name that is mourned."""
    mourned = name == "sympathy" and bool(fields.get("name")) and fields["name"] in fields.get("said", "")
    unnamed = name == "successor" and fields.get("former") == fields.get("name")
    known = {} if unnamed or mourned else fields
    return filled(next(wordings((templates[form], templates["hello"]), known)), known)


def _asked(lines: Any, action: Action, templates: Mapping[str, Any]) -> tuple[Any, ...]:
    """The lines of a template but for those that ask for what is known; with nothing left, the plain note."""
    given = set(str(action.context.get("given", "")).split(","))
    if action.kind != "reply-now" or not action.context.get("question"):
        given.add("prompt")  # whom we have written to since, or who asked nothing, waits for no word of ours
    # Who has named the figure that they need is not asked for it.
    given |= {"figure"} if any(map(str.isdecimal, str(action.context.get("said", "")))) else set()
    given |= {"question"} if action.context.get("question") else set()
    given |= {"told"} if action.context.get("said") else set()
    given |= {name for name in ("asked", "event") if action.context.get(name)}
    given |= {"point"} if _named_a_point(action.context) else set()
    found = tuple(asked_for(_as_lines(lines or ()), frozenset(given)))
    return found or tuple(asked_for(_as_lines(templates["drafts"]["bump"]), frozenset(given)))


def _named_a_point(context: Mapping[str, Any]) -> bool:
    """Whether they have written of our offer since it went out: who did has named the point, or called it fine."""
    sent = str(context.get("step_date", ""))
    return bool(sent) and str(context.get("latest", "")) >= sent


def _as_lines(lines: Any) -> tuple[Any, ...]:
    return (lines,) if isinstance(lines, str) else tuple(lines)


def _said(action: Action, templates: Mapping[str, Any], fields: Mapping[str, str], name: str) -> Iterator[str]:
    """The lines with the question in its place, unless somebody else had asked it; only the first may begin small."""
    body = _asked(templates["drafts"].get(name), action, templates)
    body = body if fields.get("question") else with_their_word(body, fields, name, templates["asked"])
    if name == "back":
        body = (*body, *_asked(_as_lines(templates["drafts"]["bump"])[1:2], action, templates))  # one easy question
    place = _place(body, name, fields)
    asked = () if name == "successor" else _quotation(action, templates, fields, name)
    along = _along(action, templates, name)
    lines = wordings((*body[:place], *asked, *body[place:], *along), fields)
    for number, line in enumerate(lines):
        yield filled(sentence(line) if number else line, fields)


def _along(action: Action, templates: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    """What is asked along with a letter, without the reason that it would be asked for alone."""
    with_it = templates["drafts"].get(action.context.get(ALONG, ""), ())
    known = f"{action.context.get('given', '')},emergency"  # whom to call in an emergency is a letter of its own
    action = attrs.evolve(action, context={**action.context, "given": known})
    return _asked(with_it, action, templates)[:-1] if with_it and name not in _QUOTES_NOTHING else ()


def _place(body: tuple[Any, ...], name: str, fields: Mapping[str, str]) -> int:
    """Where the quotation stands: after the reason for writing; what must be said first goes before a question."""
    if name == "complaint" and not fields.get("question"):
        return 1
    return len(body) if name in _SAYS_ALL_FIRST else 1 if name in _SAYS_WHY_FIRST else 0


def _quotation(action: Action, templates: Mapping[str, Any], fields: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The question that the buyer's newest message leaves open, else the day on which they told the reason."""
    if name in _QUOTES_NOTHING:
        return ()
    if name == "promised":
        return tuple(_asked_of_us(templates, fields))
    asked = () if name in _OWN_OPENING else tuple(_question(action, templates, fields, name))
    tells = name in _QUOTES_SAID and (action.kind in _QUOTES_QUESTION or name in _OWN_OPENING)
    return asked or (
        tuple(wordings((taken_up(templates, fields, name),), fields)) if tells and fields.get("said") else ()
    )


def _question(action: Action, templates: Mapping[str, Any], fields: Mapping[str, str], name: str) -> Iterator[str]:
    """The buyer's question with the place for our answer; an older one than their newest message by its day alone."""
    asked = fields.get("question")
    # A reason only sounds like a request; what we wrote since may have answered, but not where it is why we write.
    settled = asked == fields.get("said") or fields.get("answer_date")
    is_open = name == "answer" and str(asked) in action.why
    if not asked or (settled and not is_open) or action.kind not in _QUOTES_QUESTION:
        return
    newest = fields.get("latest", "") in ("", fields.get("question_date", "")) and not _is_torn(asked)
    by_day = [_ASKED_ON.sub("{question_date}", one) for one in _as_lines(templates["taken_up"])]
    yield from wordings((templates["asked"] if newest else by_day,), fields)
    if name not in _ANSWERS:
        yield templates["answer"]


def _asked_of_us(templates: Mapping[str, Any], fields: Mapping[str, str]) -> Iterator[str]:
    """The request that our promise answered, which says what we owe better than our own words do."""
    lines = [one.replace("{question", "{asked") for one in _as_lines(templates["asked"])]
    yield from wordings((lines,), fields)


def _is_torn(asked: str) -> bool:
    """Whether a request says nothing alone: "please check" is taken up by its day, "Price?" is quoted."""
    return says_little(asked) and not is_question(asked)


def _fields(action: Action, templates: Mapping[str, Any]) -> dict[str, str]:
    fields = called({key: clean(value) for key, value in action.context.items()}, templates["language"])
    return {**fields, **{key: written_date(fields[key], templates) for key in _DATES if fields.get(key)}}
