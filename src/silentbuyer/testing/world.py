"""Which declaration a name falls under: itself, a broken parent, a wildcard, a mail host, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from ipaddress import ip_address

import attrs

from silentbuyer.errors import FieldError
from silentbuyer.testing.declaration import MAIL_HOME, Declared, Site, Special, Turns
from silentbuyer.values.frozen import FrozenMap


def plain_name(name: str) -> str:
    """A name in lower-case ASCII without its last dot."""
    name = name.rstrip(".").lower()
    if name.isascii():
        return name
    import idna

    return idna.encode(name, uts46=True).decode()


def _sites(value: Mapping[str, Declared]) -> FrozenMap[str, Declared]:
    for name, declared in value.items():
        if not isinstance(declared, (Site, Special)):
            raise FieldError(f"Internet: {name}", "a Site, NXDOMAIN, SERVFAIL, REFUSED or SILENT", declared)
    return FrozenMap([(plain_name(name), declared) for name, declared in value.items()])


def _parents(name: str) -> Iterator[str]:
    while "." in name:
        name = name.partition(".")[2]
        yield name


def is_loopback(address: str) -> bool:
    """Whether an A or AAAA record points to this machine."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


@attrs.frozen(slots=False)
class World:
    """All declared names."""

    sites: FrozenMap[str, Declared] = attrs.field(converter=_sites)

    def find(self, name: str) -> Declared:
        """The declaration that a name falls under.

        The order: the name itself; a parent that is broken or missing (RFC 8020: nothing lives below NXDOMAIN);
        the nearest wildcard; a mail host that only an MX names; a name that only has names below it (no data).
        """
        if name in self.sites:
            return self.sites[name]
        for parent in _parents(name):
            fate = self.sites.get(parent)
            if isinstance(fate, Special):
                return fate
            if f"*.{parent}" in self.sites:
                return self.sites[f"*.{parent}"]
        return self.sites.get("*") or self._undeclared(name)

    def _undeclared(self, name: str) -> Declared:
        if name in self._mail_hosts:
            return Site(a=(MAIL_HOME,))
        return Site() if name in self._inner else Special.NXDOMAIN

    @cached_property
    def _mail_hosts(self) -> frozenset[str]:
        hosts = (text.split()[-1] for site in self._all_sites() for text in _texts(site, "MX") if text.split())
        return frozenset(plain_name(host) for host in hosts if "." in host.rstrip("."))

    @cached_property
    def _inner(self) -> frozenset[str]:
        return frozenset(parent for name in self.sites for parent in _parents(name))

    def _all_sites(self) -> Iterator[Site]:
        return (site for site in self.sites.values() if isinstance(site, Site))

    def addresses(self, *, tls: bool) -> frozenset[str]:
        """The loopback addresses at which something is to be shown over HTTPS (`tls`) or HTTP."""
        serving = (s for s in self._all_sites() if s.shows and (s.tls is not None if tls else s.http))
        return frozenset(a for site in serving for kind in ("A", "AAAA") for a in _texts(site, kind) if is_loopback(a))


def _texts(site: Site, kind: str) -> tuple[str, ...]:
    records = site.answers.get(kind, ())
    turns = records.answers if isinstance(records, Turns) else (records,)
    return tuple(text for turn in turns if isinstance(turn, tuple) for text in turn)
