"""The rules of this plugin; each is pure and says in its docstring what a salesperson needs to know."""

from collections.abc import Iterable
from typing import ClassVar

import attrs
import silentbuyer as sb

PLATFORM = "dhgate"


@attrs.frozen(kw_only=True)
class DhgateQuiet:
    """The buyer is active on DHgate, only not in our conversation.

    What it looks for:
        The number of days on which the buyer logged in to DHgate lately.

    Why it means silence:
        A buyer who logs in often is neither gone nor away: they are comparing, or waiting for a better offer.

    What it needs:
        ``Customer.signals["dhgate"]["login_days"]``.

    When it is wrong:
        A colleague of the buyer may use the same account.

    What to do:
        Write on DHgate itself, where the buyer reads.

    Sources:
        Judgement; replace this by your own figures and their source.

    """

    name: ClassVar[str] = "dhgate-quiet"
    days: int = 5
    bits: float = 1.0

    def needs(self, customer: sb.Customer) -> Iterable[sb.Question]:
        """Nothing is asked of the network: the signal is in the record."""
        return ()

    def judge(self, case: sb.Case) -> Iterable[sb.Finding | sb.Unknown]:
        """One finding when the buyer logged in on at least `days` days; unknown when the platform says nothing."""
        signals = case.customer.signals.get(PLATFORM)
        if signals is None:
            return
        days = signals.get("login_days")
        if not isinstance(days, int):
            yield sb.Unknown("not in the record", about="login days on DHgate")
        elif days >= self.days:
            yield sb.Finding(
                weights={sb.Cause.COMPARING_QUOTES: self.bits, sb.Cause.COMPANY_GONE: -self.bits},
                because=f"The buyer logged in to DHgate on {days} days lately.",
                evidence={"login_days": days},
                group="platform-activity",
                source="judgement",
            )
