"""A word is read as the text's language and its neighbours allow."""

import pytest

from silentbuyer import Seller
from silentbuyer.rules.sector_fit import fit


def verdict(text, sector, field="about"):
    return fit({field: text}, Seller(sectors=[sector], customers=["funeral homes"])).verdict


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("We sell solar light and solar pumps to schools", "cosmetics"),
        ("We are a bank of seeds? No: we keep a park in the town and like the sport of it", "furniture"),
        ("Tendaggi e tessuti d'arredo per la casa", "sporting goods"),
        ("Fabrication de savons et de bougies", "textiles"),
        ("Fabricación de azúcar y de sal", "textiles"),
        ("Fabricação de móveis de madeira", "textiles"),
        ("Aufbereitung von Kernbrennstoffen", "textiles"),
        ("Pensionskassen und Pensionsfonds", "hotels"),
        ("Our team is led by engineers and has led to many patents", "lighting"),
        ("Call the help desk or the front desk of our office", "furniture"),
        ("We post the letters and like the cave in the hills", "transport companies"),
        ("Distribuidor de medicamentos y vitaminas en la costa", "construction"),
        ("La vida es bella y todo va bien con nosotros", "fasteners"),
        ("We sent an offer in an envelope in January and wait", "print shops"),
        ("Nous avons une mine de savoir et des gens de bonne volonté", "mining"),
    ],
)
def test_a_look_alike_of_another_language_or_sense_is_not_read(text, sector):
    assert verdict(text, sector) != "fit"


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Tendaggi e tessuti d'arredo per la casa", "textiles"),
        ("solar light, street lamps", "solar panels"),
        ("solar light, street lamps", "lighting"),
        ("balatas y discos", "brake pads"),
        ("Wir handeln mit LED Lampen und Smartphones", "LED lighting"),
        ("Vendemos smartphones y laptops", "electronics"),
        ("Möbel, Sofas, Matratzen", "furniture"),
        ("фитнес клуб и бассейн", "gyms"),
    ],
)
def test_a_word_of_the_texts_own_language_or_of_the_trade_everywhere_is_read(text, sector):
    assert verdict(text, sector) == "fit"
