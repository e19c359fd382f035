"""DHgate for silentbuyer: the hooks through which this plugin contributes."""

import silentbuyer as sb

from silentbuyer_dhgate.actions import DhgatePlay
from silentbuyer_dhgate.reader import DhgateReader
from silentbuyer_dhgate.rules import DhgateQuiet


@sb.hookimpl
def register_rules(register):
    """Our rules."""
    register(DhgateQuiet())


@sb.hookimpl
def register_actions(register):
    """Our plays: what to do."""
    register(DhgatePlay())


@sb.hookimpl
def register_readers(register):
    """Our readers: exports of DHgate."""
    register(DhgateReader())
