"""Everything that leaves the machine: DNS, websites, registries. Nothing outside this folder opens a socket.

`normalise_url` and `safe_address` guard against strangers' addresses; plugins that fetch may use them too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from silentbuyer.addresses.urls import normalise_url, safe_address

__all__ = ["normalise_url", "safe_address"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module 'silentbuyer.probes' has no attribute {name!r}")
        from silentbuyer.addresses import urls

        return getattr(urls, name)
