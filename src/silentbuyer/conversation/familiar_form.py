"""Whether buyer and seller say "du" or "Sie", "tú" or "usted" to each other, as far as the log shows."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.model.case import Case
from silentbuyer.text.quotation import own_words
from silentbuyer.text.tongue import languages_of

LANGUAGES = frozenset({"de", "es", "fr", "it", "nl", "ru"})
"""The languages with a table of such words."""

_BACK, _READ = 20, 4_000


def is_familiar(case: Case, language: str) -> bool:
    """Whether the newest message that shows a form shows the familiar one: ours, else the buyer's own.

    How we wrote last is how this buyer is written to; where we wrote in another language, they said it.
    """
    if language not in LANGUAGES:
        return False
    for side in ("seller", "buyer"):
        sent = (own_words(m.text)[:_READ] for m in reversed(case.talk[-_BACK:]) if m.sender == side)
        shown = (_shown(text, language) for text in sent)
        form = next((one for one in shown if one is not None), None)
        if form is not None:
            return form
    return False


def _shown(text: str, language: str) -> bool | None:
    """Whether a text is familiar or formal; None where it is in another language, shows no form, or shows both."""
    if language not in languages_of(text):
        return None
    familiar, formal = (bool(_words(language, kind).search(text)) for kind in ("familiar", "formal"))
    return familiar if familiar != formal else None


@cache
def _words(language: str, kind: str) -> re.Pattern[str]:
    listed = [re.escape(word) for word in toml(f"familiar/{language}.toml")[kind]]
    return re.compile(rf"(?<![\w'’])(?:{'|'.join(listed)})(?![\w'’])")
