"""A diagnosis as a rich panel; rich is imported only here, when it asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from silentbuyer.language.saying import say
from silentbuyer.language.sentence import speak
from silentbuyer.show import headline, wording
from silentbuyer.show.draft_head import draft_head
from silentbuyer.show.first_draft import first_draft
from silentbuyer.show.text_report import finding_sentence, ranked, title, told_actions, unchecked
from silentbuyer.text.clean import clean

if TYPE_CHECKING:
    from silentbuyer.model.diagnosis import Diagnosis

COLOURS = {
    "calm": "green",
    "ours": "cyan",
    "worthless": "red",
    "lost": "yellow",
    "commercial": "blue",
    "held": "magenta",
    "urgent": "bold red",
    "open": "white",
}


def panel(d: Diagnosis) -> Any:
    """The panel that ``rich.print(diagnosis)`` shows; buyers' texts are plain text in it, never markup."""
    from rich.console import Group
    from rich.panel import Panel
    from rich.text import Text

    colour = COLOURS[headline.tone(d)]
    silence = speak(say("Silence: {silence}.", silence=wording.silence_sentence(d.silence)), d.language)
    parts = [Text(headline.headline(d), style="bold"), _bars(d), Text(silence)]
    sections = (
        (say("Next"), [" ".join(parts) for parts in told_actions(d, d.actions)]),
        (draft_head(d), list(first_draft(d))),
        (say("Evidence"), [finding_sentence(finding) for finding in ranked(d)]),
        (say("Not checked"), unchecked(d)),
        (say("Complaints"), list(map(str, d.complaints))),
    )
    for heading, items in sections:
        if items:
            parts.append(Text(f"\n{speak(heading, d.language)}", style=f"bold {colour}"))
            parts.extend(Text(f"• {clean(item, 1200)}") for item in items)
    return Panel(Group(*parts), title=Text(title(d)), border_style=colour, title_align="left")


def _bars(d: Diagnosis) -> Any:
    from rich.text import Text

    lines = Text()
    for score in d.causes[:4]:
        if score.probability >= 0.01:
            bar = "█" * max(1, round(score.probability * 30))
            lines.append(f"{wording.cause_label(score.cause, d.language):<22}", style="default")
            lines.append(f"{bar} ", style=COLOURS[wording.tone(score.cause)])
            lines.append(f"{wording.percent(score.probability)}\n")
    return lines
