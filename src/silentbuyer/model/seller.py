"""The seller's side: where we are, when we work, what we sell and to whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from silentbuyer.errors import SellerError
from silentbuyer.values import checks
from silentbuyer.values.frozen import FrozenMap, freeze

_text = checks.text(SellerError)
_maybe_text = checks.optional_text(SellerError)
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")


def _words(value: str | Iterable[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(word.strip() for word in re.split(r"[,;\n、，；]", value) if word.strip())
    return checks.as_texts(value)


@attrs.frozen
class Sector:
    """A trade that the seller sells to: a name and, for one that silentbuyer does not know, the buyers' own words.

    Attributes:
        name: plain words for a trade (``aquaculture``, ``food factories``) or a name of your own.
        words: words by which buyers of this trade call themselves, in any language; a comma-separated text is split.

    """

    name: str = attrs.field(validator=checks.text(SellerError, empty=False))
    words: tuple[str, ...] = attrs.field(
        default=(), converter=_words, validator=checks.tuple_of(SellerError, str, "words (str)")
    )


def _sectors(value: Iterable[str | Sector]) -> tuple[Sector, ...]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise SellerError(
            "Seller.sectors, Seller.customers and Seller.excluded", "a sequence of names or Sector", value
        )
    return tuple(Sector(item) if isinstance(item, str) else item for item in value)


def _hours(value: Iterable[Any]) -> Any:
    if isinstance(value, Iterable) and not isinstance(value, str):
        items = tuple(value)
        if len(items) == 2 and all(isinstance(item, str) for item in items):
            return (items,)
        return tuple(tuple(item) if isinstance(item, list) else item for item in items)
    return value


def _check_hours(_: object, __: Any, value: object) -> None:
    for window in value if isinstance(value, tuple) else (value,):
        good = isinstance(window, tuple) and len(window) == 2
        if not good or not all(isinstance(t, str) and _CLOCK.fullmatch(t) for t in window) or window[0] >= window[1]:
            raise SellerError(
                "Seller.hours",
                'windows of local time such as (("08:30", "12:00"), ("13:30", "18:00"))',
                value,
            )


_are_texts = checks.tuple_of(SellerError, str, "text (str)")
_are_sectors = checks.tuple_of(SellerError, Sector, "names or Sector")


def _options(value: Mapping[str, Mapping[str, Any]]) -> FrozenMap[str, FrozenMap[str, Any]]:
    if not isinstance(value, Mapping) or not all(isinstance(options, Mapping) for options in value.values()):
        raise SellerError("Seller.plugin", "a table of options for each plugin's name, as [plugin.dhgate]", value)
    try:
        return freeze(value)  # type: ignore[no-any-return]
    except TypeError as error:
        raise SellerError("Seller.plugin", f"texts, numbers, dates, lists and tables ({error})", value) from None


@attrs.frozen(kw_only=True, repr=False)
class Seller:
    """The exporter who asks: the diagnosis compares the buyer with this profile.

    Attributes:
        country: ISO 3166-1 alpha-2, upper case; the source article's seller sits in China.
        timezone: IANA name; None means the country's own.
        hours: local working windows ``(("08:30", "12:00"), ("13:30", "18:00"))``.
        languages: ISO 639 codes we can write.
        language: ISO 639 code of the language in which we are told things (``zh``); None is English in Python, and
            the language of the machine on the command line.
        sectors: trades we sell in or to, in plain words of any promised language ("brake pads", "Möbel"), or `Sector`.
        customers: who buys, where that is another trade than ours ("food factories" of a packing-machine maker).
        excluded: trades that look alike but are not ours.
        platforms: platforms we sell on, such as ``alibaba``.
        person: who signs drafts.
        known_domains: mail domains of your other contacts; an address that only resembles one of them is suspicious.
        ignore: names of rules that are not run for this seller.
        plugin: options for plugins, by the plugin's name; in TOML a table ``[plugin.NAME]``.

    Raises:
        SellerError: naming field, expectation and value.

    """

    country: str = attrs.field(
        default="CN",
        validator=[
            checks.text(SellerError),
            checks.pattern(SellerError, "[A-Z]{2}", "an ISO 3166-1 code of two capitals such as 'CN'"),
        ],
    )
    timezone: str | None = attrs.field(default=None, validator=checks.zone(SellerError))
    company: str | None = attrs.field(default=None, validator=_maybe_text)
    person: str | None = attrs.field(default=None, validator=_maybe_text)
    hours: tuple[tuple[str, str], ...] = attrs.field(
        default=(("09:00", "18:00"),), converter=_hours, validator=_check_hours
    )
    languages: tuple[str, ...] = attrs.field(default=("en",), converter=checks.as_texts, validator=_are_texts)
    language: str | None = attrs.field(
        default=None,
        validator=checks.pattern(SellerError, "[a-z]{2,3}", "an ISO 639 code such as 'zh', or None for English"),
    )
    sectors: tuple[Sector, ...] = attrs.field(default=(), converter=_sectors, validator=_are_sectors)
    customers: tuple[Sector, ...] = attrs.field(default=(), converter=_sectors, validator=_are_sectors)
    excluded: tuple[Sector, ...] = attrs.field(default=(), converter=_sectors, validator=_are_sectors)
    platforms: tuple[str, ...] = attrs.field(default=(), converter=checks.as_texts, validator=_are_texts)
    known_domains: tuple[str, ...] = attrs.field(default=(), converter=checks.as_texts, validator=_are_texts)
    ignore: tuple[str, ...] = attrs.field(default=(), converter=checks.as_texts, validator=_are_texts)
    plugin: FrozenMap[str, FrozenMap[str, Any]] = attrs.field(factory=FrozenMap, converter=_options)

    def options(self, plugin: str) -> FrozenMap[str, Any]:
        """What the profile tells the plugin of this name; empty where it tells nothing."""
        return self.plugin.get(plugin, FrozenMap())

    def __repr__(self) -> str:
        usual = attrs.fields_dict(type(self))
        told = [
            f"{name}={value!r}" for name in usual if (value := getattr(self, name)) and value != usual[name].default
        ]
        return f"Seller({', '.join(told)})"

    @classmethod
    def load(cls, path: str | Path) -> Seller:
        """The profile in a TOML file; sectors are names or tables with ``name`` and ``words``.

        Raises:
            SellerError: when the file is not TOML, or a field is unknown or does not fit.

        """
        import tomllib

        try:
            fields = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SellerError(f"the seller file {str(path)!r}", f"readable TOML ({error})", str(path)) from error
        return cls.from_dict(fields)

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Seller:
        """The profile from plain values, as in TOML or JSON."""
        known = {attribute.name for attribute in attrs.fields(cls)}
        for name in fields.keys() - known:
            raise SellerError(f"Seller.{name}", f"a known field ({', '.join(sorted(known))})", fields[name])
        ready = dict(fields)
        for name in ("sectors", "customers", "excluded"):
            items = ready.get(name, ())
            if isinstance(items, (list, tuple)):
                ready[name] = [_sector_of(item) for item in items]
        return cls(**ready)

    @classmethod
    def example(cls, name: str) -> Seller:
        """A ready-made profile that ships with silentbuyer, such as ``uv-germicidal``."""
        from importlib.resources import files

        folder = files("silentbuyer.data") / "sellers"
        source = folder / f"{name}.toml"
        names = sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml"))
        if name not in names:
            raise SellerError("Seller.example", f"one of {', '.join(names)}", name)
        import tomllib

        return cls.from_dict(tomllib.loads(source.read_text(encoding="utf-8")))


def _sector_of(item: Any) -> Any:
    if isinstance(item, Mapping):
        try:
            return Sector(**item)
        except TypeError:
            raise SellerError("Seller.sectors", "names or tables with 'name' and 'words'", dict(item)) from None
    return item
