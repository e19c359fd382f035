"""Which language a draft stands in: the one asked for, else the buyer's where there are texts in it, else English."""

from __future__ import annotations

import re

from silentbuyer.errors import DraftError
from silentbuyer.model.diagnosis import Action
from silentbuyer.playbook.own_drafts import own_draft

LANGUAGES = (
    "en", "zh", "es", "pt", "fr", "de", "it", "ru", "ar", "tr", "hi", "vi", "ja", "ko", "pl", "id", "nl", "th",
    "zh-hant", "uk", "cs", "ro", "hu", "el", "sv", "da", "fi", "bg", "sr", "he", "fa",
    "sr-cyrl",
)  # fmt: skip

_CODE = re.compile(r"[a-z]{2,3}")
_TRADITIONAL = frozenset({"TW", "HK", "MO"})
"""Countries whose Chinese is written in traditional signs."""


def language_for(action: Action, language: str | None = None) -> str:
    """The language of our own texts for an action; None takes the buyer's.

    Raises:
        DraftError: for a language without texts.

    """
    if language is not None:
        return _known(language)
    found = next((one for one in _spoken(action) if short(one) in LANGUAGES), "en")
    traditional = found.lower() == "zh" and action.context.get("country") in _TRADITIONAL
    return "zh-hant" if traditional else _known(found)


def stands_in(action: Action, language: str | None = None) -> tuple[str, str]:
    """The language that the draft is written in, and the buyer's where there are no texts in that one, else nothing."""
    own = own_draft(action, language)
    used = own.language if own is not None else language_for(action, language)
    wanted = short(next(iter(_spoken(action)), "")) if language is None else ""
    return used, wanted if _CODE.fullmatch(wanted) and wanted != short(used) else ""


def short(language: str) -> str:
    """The language of a code without country and script: "fil" is not Finnish."""
    return language.strip().lower().replace("_", "-").partition("-")[0]


def _spoken(action: Action) -> list[str]:
    """The buyer's languages, the one that they write first."""
    return [one.strip() for one in str(action.context.get("languages", "")).split(",") if one.strip()]


def _known(language: str) -> str:
    whole, bare = language.lower().replace("_", "-"), short(language)
    if bare == "zh" and {"hant", "tw", "hk", "mo"} & set(whole.split("-")):
        return "zh-hant"
    if bare == "sr" and "cyrl" in whole:
        return "sr-cyrl"
    if bare not in LANGUAGES:
        raise DraftError("draft language", f"one of {', '.join(LANGUAGES)}", language)
    return bare
