"""``python -m silentbuyer`` is the command ``silentbuyer``."""

from __future__ import annotations

import sys

from silentbuyer.cli.commands import main as command
from silentbuyer.values.own_process import collect_seldom


def main() -> int:
    """One command, in a process of its own."""
    collect_seldom()
    return command()


if __name__ == "__main__":
    sys.exit(main())
