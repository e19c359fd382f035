"""The core rules, one file a rule; the table in `core` lists them, sorted by name."""

from silentbuyer.rules.core import CORE, core_rules

__all__ = ["CORE", "core_rules"]
