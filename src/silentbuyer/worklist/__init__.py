"""Many diagnoses as one worklist: the same rows, in one order, for terminal, browser, Excel and calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from silentbuyer.worklist.work_list import Worklist, worklist

__all__ = ["Worklist", "worklist"]

if not TYPE_CHECKING:
    # Hidden from type checkers: a module-level __getattr__ would make them accept any misspelt name.

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module 'silentbuyer.worklist' has no attribute {name!r}")
        from silentbuyer.worklist import work_list

        return getattr(work_list, name)

    def __dir__() -> list[str]:
        return sorted(__all__)
