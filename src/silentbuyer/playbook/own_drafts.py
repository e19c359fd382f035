"""Drafts in a play's own words, which travel in the action's context: ``draft:pt`` is the Portuguese one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from silentbuyer.model.diagnosis import Action
from silentbuyer.playbook.wordings import clean, filled, wordings

OWN = "own"
"""The name under which such words stand among the templates."""
_KEY = "draft:"


@attrs.frozen
class OwnDraft:
    """A play's own words in one language: lines whose ``{fields}`` are those of the draft context."""

    language: str
    lines: tuple[str, ...]

    def filled(self, context: Mapping[str, Any]) -> str:
        """The lines alone, for a language without a greeting of ours; a line whose field is missing is left out."""
        fields = {key: clean(value) for key, value in context.items()}
        return "\n".join(filled(line, fields) for line in wordings(self.lines, fields))


def own_draft(action: Action, language: str | None) -> OwnDraft | None:
    """The play's words in this language (None: the buyer's), else in English, else in the first that it brings.

    The general words for a kind of action would say something else than the play advises.
    """
    texts = {key.removeprefix(_KEY): str(text) for key, text in action.context.items() if key.startswith(_KEY)}
    texts = {spoken: text for spoken, text in texts.items() if text.strip()}
    spoken = str(action.context.get("languages", "")).split(",") if language is None else [language]
    wanted = [one.strip().lower().replace("_", "-").partition("-")[0] for one in spoken]
    found = next((one for one in (*wanted, "en", *texts) if one in texts), None)
    return None if found is None else OwnDraft(found, tuple(texts[found].strip().splitlines()))
