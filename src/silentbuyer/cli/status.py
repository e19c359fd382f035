"""How a command ends: its exit codes, and the error whose text is meant for the user."""

from __future__ import annotations

from silentbuyer.errors import SilentBuyerError

DONE, UNREADABLE, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


class UsageError(SilentBuyerError):
    """Something the user can mend: its text goes to stderr, and the exit code is 2."""
