"""Our own word that their money has come: what was asked for before it is settled."""

from __future__ import annotations

import re
from functools import cache

from silentbuyer.data.tables import toml
from silentbuyer.hearing.concepts import means
from silentbuyer.hearing.mood import condition_of, is_question
from silentbuyer.text.sentences import any_of, fold

_FIRST = re.compile(
    r"(?<!\w)(?:after|once|when|upon|as soon as|until|before|will be|nach|sobald|nachdem|wenn|bis|cuando|una vez"
    r"|tras|despues|apres|des que|quand|lorsque"
    r"|apos|assim que|quando|depois|dopo|appena|na ontvangst|zodra|po otrzymaniu"
    r"|gdy|после|когда|как только|до получения|sonra|alinca|sau khi|khi|setelah|بعد|عند)(?!\w)"
    r"|后|後|以前|之前|たら|次第|면|후"
)
"""What makes the coming of the money a condition, folded."""


def confirms(sentence: str) -> bool:
    """Whether a sentence of ours says that money has come."""
    folded = fold(sentence)
    if not (_words("money").search(folded) and _words("came").search(folded)):
        return False
    if is_question(sentence) or means("not", sentence) or condition_of(sentence) is not None:
        return False
    return not on_condition(folded)


def on_condition(folded: str) -> bool:
    """Whether a folded sentence makes the coming of the money a condition of something else."""
    return _FIRST.search(folded) is not None


@cache
def _words(name: str) -> re.Pattern[str]:
    return any_of(toml("text/money_in.toml")[name])
