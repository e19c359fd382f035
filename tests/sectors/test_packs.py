"""The packs are complete, named, sourced, and their index is up to date."""

import json

import pytest

from silentbuyer.data.tables import resource
from silentbuyer.sectors.compiled import build
from silentbuyer.sectors.packs import KINDS, complete, head_of, packs, read, trades, written
from silentbuyer.sectors.plain_words import named

SECTORS = {
    "water-treatment", "fertiliser-water", "river-purification", "aquaculture", "organic-agriculture", "oil-fume",
    "exhaust-gas", "cleanroom", "disinfection", "hospitals", "clinics", "schools", "homes",
}  # fmt: skip


def test_thirteen_sectors_and_at_least_thirty_other_trades():
    assert {pack.slug for pack in trades() if pack.kind != "trade"} == SECTORS
    assert sum(pack.kind == "trade" for pack in trades()) >= 30


@pytest.mark.parametrize("pack", written().values(), ids=lambda pack: pack.slug)
def test_every_pack_names_its_sources_and_review(pack):
    assert pack.name
    assert pack.kind in KINDS
    assert pack.sources
    assert pack.review
    assert pack.terms


@pytest.mark.parametrize("slug", sorted(SECTORS))
def test_a_sector_speaks_about_forty_languages(slug):
    assert len(written()[slug].terms) >= 33


def test_what_a_trade_beats_exists():
    for pack in written().values():
        assert set(pack.beats) <= SECTORS, pack.slug


def test_the_index_is_built_from_these_packs():
    kept = json.loads(resource("sectors/index.json").read_text(encoding="utf-8"))
    assert kept == json.loads(json.dumps(build())), "run tools/build_sector_index.py"
    heads = json.loads(resource("sectors/heads.json").read_text(encoding="utf-8"))
    assert heads == json.loads(json.dumps([head_of(pack) for pack in complete()])), "run tools/build_sector_index.py"
    assert list(packs()) == list(written())


def test_openstreetmap_names_come_with_their_licence():
    assert "ISC" in resource("sectors/osm.LICENSE.md").read_text(encoding="utf-8")
    assert any(len(pack.terms) > len(written()[pack.slug].terms) for pack in complete())


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("water treatment", "water-treatment"),
        ("Water-Treatment Engineering", "water-treatment"),
        ("AQUACULTURE", "aquaculture"),
        ("sterilization and disinfection", "disinfection"),
        ("exhaust gas treatment", "exhaust-gas"),
        ("exhaust/waste gas treatment", "exhaust-gas"),
        ("purification (cleanroom) engineering", "cleanroom"),
        ("cleanroom", "cleanroom"),
        ("oil fume purification", "oil-fume"),
        ("terminal: schools", "schools"),
        ("hospital", "hospitals"),
        ("fertilizer and water purification", "fertiliser-water"),
        ("organic farming", "organic-agriculture"),
        ("municipal river purification", "river-purification"),
        ("水产养殖", "aquaculture"),
        ("Furniture", "furniture"),
    ],
)
def test_built_in_names_are_found_however_they_are_spelt(name, slug):
    pack = named(name)
    assert pack is not None
    assert pack.slug == slug


def test_a_name_that_no_pack_has_is_the_sellers_own():
    assert named("submarine cable laying") is None


def test_a_pack_is_read_from_its_text():
    text = "name: ice\nkind: trade\n\n# a remark\nen: ice plant; ice=\nen: ice plant; cold store\nnot en: ice cream\n"
    pack = read("ice", text)
    assert pack.terms["en"] == ("ice plant", "ice=", "ice plant", "cold store")
    assert pack.against["en"] == ("ice cream",)
    assert not pack.weak


def test_a_public_name_that_any_firm_goes_by_is_no_term():
    construction = next(pack for pack in complete() if pack.slug == "construction")
    assert "distribuidor" in json.loads(resource("sectors/osm.json").read_text("utf-8"))["packs"]["construction"]["pt"]
    assert "distribuidor" not in construction.terms["pt"]
