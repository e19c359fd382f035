"""``python -m silentbuyer`` is the command ``silentbuyer``."""

from __future__ import annotations

import sys

from silentbuyer.cli.commands import main

if __name__ == "__main__":
    sys.exit(main())
