"""Meaning beside words: how near an encoder puts a buyer's texts to the seller's sectors and to other trades."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs

from silentbuyer.language.saying import say
from silentbuyer.model.seller import Sector, Seller
from silentbuyer.sectors.encoders import Encode, Encoder, encoder_of, numpy
from silentbuyer.sectors.fit import Fit, Nearness
from silentbuyer.sectors.fold import Text
from silentbuyer.sectors.packs import Pack, packs, written
from silentbuyer.sectors.targets import Profile, profile
from silentbuyer.sectors.verdict import Fields, judge_readings, readings_of

BUDGET = 400
"""Characters of a text that are encoded: products come first, and cost grows with length."""
PHRASES = 20
"""Phrases that stand for a pack: its name, its aliases and its first English terms."""
TOO_CLOSE = 0.5
"""Cosine from which a phrase of another trade stands too close to a sector to speak against it (judgement)."""
_SETTLED = ("no-sectors", "too-little", "no-script")
"""Reasons for which an encoder is not asked: what it would say of such texts means nothing."""
_ORDER = ("products", "about", "inquiry", "website", "company")


def judge(fields: Fields, seller: Seller, encoder: Encode | Encoder | str) -> Fit:
    """The verdict from words and meaning; too little to read stays unknown."""
    sought = profile(seller)
    readings = readings_of(fields, sought)
    light = judge_readings(readings, sought)
    if light.reason in _SETTLED or light.excluded:
        return light
    known = encoder_of(encoder)
    prototypes = _prototypes(known, seller.sectors, seller.customers)
    nearest = prototypes.nearest(_excerpt(fields), known)
    return _joined(light, nearest, known, sought)


def _excerpt(fields: Fields) -> str:
    """The texts cut to what matters, products first."""
    parts = []
    for name in (*_ORDER, *(name for name in fields if name not in _ORDER)):
        value = fields.get(name) or ""
        text = value if isinstance(value, str) else ", ".join(value)
        parts.append(Text.of(text[:BUDGET]).raw.strip())
    return "\n".join(part for part in parts if part)[:BUDGET]


def _joined(light: Fit, nearest: _Nearest, encoder: Encoder, sought: Profile) -> Fit:
    margin = nearest.sector.score - nearest.other.score
    shown = (nearest.sector, nearest.other)
    strong = any(item.strength == "strong" for item in light.evidence)
    bound = encoder.veto if strong else encoder.weak_veto
    if light.verdict == "fit" and margin > bound:
        return attrs.evolve(light, nearest=shown)
    if light.verdict != "fit" and margin > _least(light, nearest.sector.trade, encoder, sought):
        return _by_meaning(light, nearest.sector, shown)
    if light.reason == "may-buy":
        return attrs.evolve(light, nearest=shown)  # meaning tells the trade, not who buys
    return _other_trade(light, nearest, shown)


def _least(light: Fit, sector: str, encoder: Encoder, sought: Profile) -> float:
    """The margin from which meaning alone decides: less where the words are of a kindred trade, more where not."""
    target = next(target for target in sought.targets.values() if target.name == sector)
    least = encoder.own if target.own else encoder.alone
    if light.trade is None:
        return least
    return least - encoder.kin if light.trade in target.kin else least + encoder.against


def _by_meaning(light: Fit, sector: Nearness, shown: tuple[Nearness, ...]) -> Fit:
    return attrs.evolve(
        light,
        verdict="fit",
        sector=sector.trade,
        sectors=(sector.trade,),
        evidence=(),
        trade=None,
        missing=(),
        reason="",
        question=None,
        confidence=0.6,
        because=say("{trade}: by meaning, though none of its words was read", trade=sector.trade),
        nearest=shown,
    )


def _other_trade(light: Fit, nearest: _Nearest, shown: tuple[Nearness, ...]) -> Fit:
    trade = light.trade or nearest.other.trade
    return attrs.evolve(
        light,
        verdict="not-fit",
        sector=None,
        sectors=(),
        trade=trade,
        missing=(),
        reason="",
        question=None,
        confidence=0.75,
        because=say(
            "closest trade: {other} ({near:.2f}); closest of your sectors: {sector} ({nearest:.2f})",
            other=nearest.other.trade,
            near=nearest.other.score,
            sector=nearest.sector.trade,
            nearest=nearest.sector.score,
        ),
        nearest=shown,
    )


@attrs.frozen
class _Nearest:
    """The nearest sector of the seller and the nearest other trade."""

    sector: Nearness
    other: Nearness


@attrs.frozen(eq=False)
class _Prototypes:
    """Vectors of the seller's sectors and of other trades, centred, one row a phrase."""

    sectors: tuple[str, ...]
    others: tuple[str, ...]
    mean: Any
    sector_rows: Any
    other_rows: Any

    def nearest(self, text: str, encoder: Encoder) -> _Nearest:
        """The nearest of both kinds for a text."""
        vector = _centred(_rows(encoder, [text]), self.mean)[0]
        sector = _best(self.sectors, self.sector_rows @ vector)
        return _Nearest(sector, _best(self.others, self.other_rows @ vector))


def _best(names: tuple[str, ...], scores: Any) -> Nearness:
    index = int(scores.argmax())
    return Nearness(names[index], round(float(scores[index]), 4))


def _rows(encoder: Encoder, texts: list[str]) -> Any:
    np = numpy()

    rows = np.asarray(encoder.encode(texts), dtype=np.float32)
    if rows.ndim != 2 or rows.shape[0] != len(texts):
        message = f"an encoder must turn {len(texts)} texts into as many rows, got the shape {rows.shape}"
        raise ValueError(message)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def _centred(rows: Any, mean: Any) -> Any:
    np = numpy()

    rows = rows - mean
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def phrases(pack: Pack) -> tuple[str, ...]:
    """What stands for a pack: its name, its English aliases and its first English terms."""
    english = [alias for alias in pack.aliases if alias.isascii() and ":" not in alias]
    terms = [term.replace("=", "").replace("*", "") for term in pack.terms.get("en", ()) if " " in term]
    return tuple(dict.fromkeys([pack.name, *english, *terms]))[:PHRASES]


def _own_phrases(sector: Sector) -> tuple[str, ...]:
    return tuple(dict.fromkeys([sector.name, *sector.words, ", ".join((sector.name, *sector.words))]))


@lru_cache(maxsize=32)
def _prototypes(encoder: Encoder, sectors: tuple[Sector, ...], customers: tuple[Sector, ...]) -> _Prototypes:
    """The seller's sectors against every other trade; the packs' vectors serve all sellers."""
    np = numpy()

    sought = profile(Seller(sectors=sectors, customers=customers))
    listed = [(slug, text) for slug, pack in written().items() if pack.kind != "cue" for text in phrases(pack)]
    owned = [(sector.name, text) for sector in (*sectors, *customers) for text in _own_phrases(sector)]
    built = _cached(encoder, [text for _, text in listed])
    rows = np.concatenate([built, _cached(encoder, [text for _, text in owned])])
    mean = built.mean(axis=0)
    rows = _centred(rows, mean)
    names = [*(_name(slug, sought) for slug, _ in listed), *(name for name, _ in owned)]
    ours = [n >= len(listed) or listed[n][0] in sought.targets for n in range(len(rows))]
    mine, others = rows[ours], rows[np.logical_not(ours)]
    nearness = (others @ mine.T).max(axis=1)
    far = nearness < max(TOO_CLOSE, float(nearness.min()) + 1e-6)
    theirs = [name for name, our in zip(names, ours, strict=True) if not our]
    kept = tuple(name for name, good in zip(theirs, far, strict=True) if good)
    return _Prototypes(tuple(n for n, our in zip(names, ours, strict=True) if our), kept, mean, mine, others[far])


def _name(slug: str, sought: Profile) -> str:
    """What the seller calls a built-in trade, else what the pack does."""
    target = sought.targets.get(slug)
    return target.name if target else packs()[slug].name


def cache_folder() -> Path:
    """Where prototype vectors are kept between runs: ``SILENTBUYER_CACHE``, else the user's cache folder."""
    base = os.environ.get("SILENTBUYER_CACHE") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "silentbuyer"


def _cached(encoder: Encoder, texts: list[str]) -> Any:
    """The vectors of phrases, read from disk when this encoder has encoded them before."""
    np = numpy()

    if not encoder.name:
        return _rows(encoder, texts)
    key = hashlib.sha256("\n".join((encoder.name, *texts)).encode()).hexdigest()[:24]
    path = cache_folder() / f"sectors-{key}.npy"
    try:
        rows = np.load(path, allow_pickle=False)
    except (OSError, ValueError):
        rows = _rows(encoder, texts)
        _keep(path, rows)
    return rows


def _keep(path: Path, rows: Any) -> None:
    """Write the vectors beside their place and move them there; a folder that cannot be written is no fault."""
    np = numpy()

    beside = path.with_suffix(f".{os.getpid()}.npy")
    with suppress(OSError):  # the vectors are only computed again next time
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(beside, rows, allow_pickle=False)
        beside.replace(path)
