"""In which language the draft stands, said above it; where it is not the buyer's own, that too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from silentbuyer.language.saying import say
from silentbuyer.playbook.draft_languages import short, stands_in
from silentbuyer.sectors.language import name
from silentbuyer.text.clean import clean

if TYPE_CHECKING:
    from silentbuyer.model.diagnosis import Action, Diagnosis


def draft_head(d: Diagnosis) -> str:
    """The heading of the leading action's draft in a report."""
    return say("Draft for the first step, {language}", language=draft_language(d.actions[0])) if d.actions else ""


def draft_language(action: Action, language: str | None = None) -> str:
    """The language of an action's draft, and why it is not the buyer's."""
    used, wanted = stands_in(action, language)
    if wanted:
        return say("in {language}, as there are no texts in {wanted}", language=_named(used), wanted=_named(wanted))
    return say("in {language}", language=_named(used))


def _named(code: str) -> str:
    """A language by its name; a code that has none, as a plugin may bring it, stays as it is."""
    named = name(short(code))
    return clean(code, 12) if named == short(code) else say(named)
