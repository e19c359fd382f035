"""A seller's plain words, in any promised language, as trades."""

import os
import subprocess
import sys

import pytest

from silentbuyer.sectors.packs import trades
from silentbuyer.sectors.plain_words import choose, named, nearest, plain_names

PROMISED = {"ar", "de", "en", "es", "fr", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "vi", "zh"}


def slugs(word):
    return [pack.slug for pack in choose(word).packs]


@pytest.mark.parametrize("pack", trades(), ids=lambda pack: pack.slug)
def test_every_trade_has_plain_names_in_every_promised_language_and_is_chosen_by_them(pack):
    names = plain_names(pack)
    assert set(names) == PROMISED
    missed = [name for listed in names.values() for name in listed if pack not in choose(name).packs]
    assert missed == []


@pytest.mark.parametrize("pack", trades(), ids=lambda pack: pack.slug)
def test_every_trade_is_read_in_every_promised_language(pack):
    assert pack.languages >= PROMISED


@pytest.mark.parametrize(
    ("word", "slug"),
    [
        ("food factories", "food"), ("Lebensmittelbetriebe", "food"), ("食品加工厂", "food"), ("식품 공장", "food"),
        ("packaging machinery", "packaging-machines"), ("包装机厂家", "packaging-machines"),
        ("Kfz-Werkstätten", "auto-parts"), ("brake pads", "auto-parts"), ("тормозные колодки", "auto-parts"),
        ("office furniture", "furniture"), ("fabricantes de muebles", "furniture"), ("ERP software", "software-it"),
        ("UV germicidal lamps", "disinfection"), ("LED lighting", "lighting-electrical"),
        ("hurtownia oświetlenia", "lighting-electrical"), ("groothandel in verlichting", "lighting-electrical"),
        ("Apothekengroßhandel", "pharmacy"), ("laiteries", "dairies"), ("nhà máy sữa", "dairies"),
        ("рестораны и кафе", "restaurants"), ("مصانع الأغذية", "food"), ("飲料メーカー", "beverages"),
        ("CNC lathes", "machinery"), ("CCTV cameras", "security"), ("gyms", "sports-outdoor"), ("kuyumcu", "jewellery-watches"),
    ],
)  # fmt: skip
def test_plain_words_with_or_without_words_for_firms(word, slug):
    assert slug in slugs(word)


def test_a_word_may_name_several_trades():
    assert slugs("bottlers") == ["beverages", "bottled-water"]
    assert not choose("bottlers").exact


def test_a_name_of_the_whole_trade_is_told_from_a_part_of_it():
    assert choose("furniture").exact
    assert choose("Möbel").exact
    assert not choose("brake pads").exact


@pytest.mark.parametrize("word", ["submarine cable laying", "海底隧道勘测", "qwertz", "", "   ", "!!!"])
def test_what_is_not_understood_names_no_trade(word):
    assert choose(word).packs == ()
    assert named(word) is None


def test_the_nearest_trades_are_offered_by_parts_and_by_spelling():
    assert "lighting and electrical goods" in nearest("submarine cable laying")
    assert "furniture" in nearest("furnitures makr, furnitur")
    assert nearest("qwertz") == ()


def test_what_shares_no_telling_word_is_not_offered():
    assert nearest("parts of steel for makers") == ()
    assert nearest("suspended and sterling ones") == nearest("heat treatment shops") == ()
    assert nearest("PET blanks, a kind of") == ()


def test_supplies_for_a_customers_trade_are_not_that_trade():
    assert slugs("supplies for hotels") == slugs("hotel supplies") == []
    assert slugs("hotels") == ["tourism"]


def test_words_for_firms_yield_in_any_place():
    assert slugs("building contractors") == ["construction"]
    assert slugs("marble fabricators") == ["mining"]
    assert slugs("hospital equipment dealers") == ["medical-devices"]


def test_the_trades_offered_stand_in_the_same_order_in_every_process():
    """Words of several languages ("boot" is English and German) were offered in the order of a set's hashes."""
    asks = "from silentbuyer.sectors.plain_words import nearest\nfor one in 'boot carton pan fan kasa ban'.split(): print(nearest(one + ' zzz'))"
    told = {
        subprocess.run(
            [sys.executable, "-c", asks],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(told) == 1
    assert "boats" in told.pop()
