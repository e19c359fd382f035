"""What is to be done with every part of a large table, as plain data: it goes to other processes and machines as JSON.

Each process makes one engine of it and keeps that between batches; before it judges anything, it makes sure that the
same plugins, rules and calendars are there as where the job was made.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

import attrs

from silentbuyer.addresses.network import Network
from silentbuyer.data.time_zones import tz_version
from silentbuyer.engine.engine import Engine
from silentbuyer.engine.entrance import moment_of, seller_of
from silentbuyer.errors import EngineError
from silentbuyer.model.experience import Experience
from silentbuyer.model.seller import Seller
from silentbuyer.plugins.registry import Registry
from silentbuyer.values import checks
from silentbuyer.values.frozen import thaw
from silentbuyer.values.version import __version__

_KEPT = 4
"""Engines that one process keeps for different jobs."""


@attrs.frozen(kw_only=True)
class Job:
    """One diagnosis of a whole table; `Job.of` makes it, and `to_json` is all there is of it.

    Attributes:
        seller, network: the profile and the policy as plain values.
        now: the moment of every diagnosis, ISO 8601 with offset.
        online: whether probes may be asked.
        plugins: names of modules that every process can import, or paths of files that it can read.
        rules, ignore, weights: as in `Engine`; `experience` is the TOML of one, as a text.
        reading: the options of `batch.read_customers`: mapping, reader, zone, day_first.
        key: the column that holds the id of a buyer.
        row: the column that numbers the rows of the whole table; None lets an adapter number them.
        keep: columns of the input that go into the answer, besides `key`.
        cache: where every process keeps its answers between runs, as in `Engine`; a path or an address.
        share: how many processes share the network's `concurrency`.
        found: what was there where the job was made: plugin, rule or table -> its version.

    """

    seller: Mapping[str, Any]
    network: Mapping[str, Any]
    now: str
    key: str
    online: bool = True
    plugins: tuple[str, ...] = attrs.field(default=(), converter=checks.as_tuple)
    environment: bool = True
    rules: tuple[str, ...] | None = attrs.field(default=None, converter=attrs.converters.optional(checks.as_tuple))
    ignore: tuple[str, ...] = attrs.field(default=(), converter=checks.as_tuple)
    weights: Mapping[str, Mapping[str, float]] | None = None
    experience: str | None = None
    reading: Mapping[str, Any] = attrs.field(factory=dict)
    row: str | None = None
    keep: tuple[str, ...] = attrs.field(default=(), converter=checks.as_tuple)
    cache: str | None = None
    share: int = 1
    found: Mapping[str, str] = attrs.field(factory=dict)

    @classmethod
    def of(
        cls,
        seller: Seller | None = None,
        *,
        key: str,
        now: datetime | None = None,
        network: Network | None = None,
        plugins: Iterable[str] = (),
        experience: Experience | str | Path | None = None,
        **more: Any,
    ) -> Self:
        """The job, with what is installed here; `now` (None: the clock, once) serves all processes.

        `experience` is what `learn` gave, or the path of its file, which is read here and now.

        Raises:
            CalibrationError: when it is none.
            EngineError: when a plugin is an object, which cannot be written down.
            SellerError, PluginError, CustomerError: as `Engine` raises them.

        """
        names = tuple(plugins)
        for plugin in names:
            if not isinstance(plugin, str):
                raise EngineError(f"a job's plugins are names of modules or paths of files, got {plugin!r:.100}")
        made = cls(
            seller=_plain(seller_of(seller)),
            network=_plain(network or Network()),
            now=moment_of(now).isoformat(),
            key=key,
            plugins=names,
            experience=_written(experience),
            **more,
        )
        with made.engine() as engine:
            return attrs.evolve(made, found=made.versions(engine))

    def engine(self) -> Engine:
        """A new engine for this job."""
        network = _network(self.network)
        each = max(1, int(network.concurrency) // max(1, self.share))
        return Engine(
            Seller.from_dict(self.seller),
            online=self.online,
            network=attrs.evolve(network, concurrency=each),
            cache=self.cache,
            plugins=self.plugins,
            environment=self.environment,
            rules=self.rules,
            ignore=self.ignore,
            weights=self.weights,
            experience=None if self.experience is None else Experience.from_toml(self.experience),
        )

    def versions(self, engine: Engine) -> dict[str, str]:
        """What the answers depend on besides the input: silentbuyer, its calendars, and every plugin, file and rule."""
        files = [Path(name) for name in self.plugins if Path(name).is_file()]
        digests = {f"file {file.name}": sha256(file.read_bytes()).hexdigest()[:16] for file in files}
        return {**versions(engine.registry), **digests}

    @property
    def moment(self) -> datetime:
        """The moment of every diagnosis."""
        return datetime.fromisoformat(self.now)

    def to_json(self) -> str:
        """All of it as JSON text; the same job gives the same text."""
        return json.dumps(attrs.asdict(self, recurse=False), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The job that `to_json` wrote."""
        return cls(**json.loads(text))


def engine_of(job: Job) -> Engine:
    """The engine of this process for a job, kept between batches with its connections and answers.

    Raises:
        EngineError: when something else is installed here than where the job was made.

    """
    return _engine(os.getpid(), job.to_json())


@lru_cache(maxsize=_KEPT)
def _engine(_: int, text: str) -> Engine:
    job = Job.from_json(text)
    engine = job.engine()
    same_here(job.found, job.versions(engine))
    return engine


def versions(registry: Registry) -> dict[str, str]:
    """The versions of silentbuyer, its calendars, and every plugin and rule."""
    found = {"silentbuyer": __version__, "time zones": tz_version()}
    for info in registry.infos:
        if not info.blocked:
            release = f"{info.distribution} {info.version}".strip() or "without a version"
            found[f"plugin {info.name}"] = f"{release} (broken)" if info.fault else release
    found |= {f"rule {owned.item.name}": owned.plugin for owned in registry.rules}
    found |= {f"cause {owned.item.name}": owned.plugin for owned in registry.causes}
    return found


def same_here(there: Mapping[str, str], here: Mapping[str, str]) -> None:
    """Make sure that a worker has what the driver had.

    Raises:
        EngineError: naming each difference with what is there and what is here.

    """
    names = [name for name in dict.fromkeys([*there, *here]) if there.get(name) != here.get(name)]
    if names:
        told = [f"{name}: {there.get(name, 'nothing')} / {here.get(name, 'nothing')}" for name in names[:10]]
        where = f"the worker {socket.gethostname()} (process {os.getpid()})"
        raise EngineError(f"the driver and {where} differ, so their answers would, too: {'; '.join(told)}")


def _written(experience: Experience | str | Path | None) -> str | None:
    learned = Experience.load(experience) if isinstance(experience, str | Path) else experience
    return None if learned is None else learned.to_toml()


def _plain(value: Any) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(attrs.asdict(value), default=thaw))
    return plain


def _network(fields: Mapping[str, Any]) -> Network:
    ports = {int(port): int(other) for port, other in fields["connect_ports"].items()}
    ready: dict[str, Any] = {**fields, "connect_ports": ports}
    return Network(**ready)
