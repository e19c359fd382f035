"""Who offers their own goods or services to us is no buyer; who wants to sell ours is one."""

import pytest
from tests.logs import told

from silentbuyer.hearing.offers import offers_to_us
from silentbuyer.model.findings import Cause

OFFERS = (
    "We are a manufacturer of hot melt adhesives and would like to offer you our products at competitive prices.",
    "Dear Sir, we are a freight forwarder in Karachi. We can offer you best ocean freight rates from Ningbo. Kindly share your shipments.",
    "Мы производим картонную упаковку и предлагаем вам сотрудничество по поставке наших коробок.",
    "We produce CNC spindles and bearings and would be glad to supply your factory.",
    "We offer translation and website services for exporters.",
    "Firmamız yapıştırıcı üretmektedir, ürünlerimizi size tanıtmak isteriz.",
    "Wir sind Hersteller von Klebstoffen und möchten Ihnen gerne unser Sortiment vorstellen.",
    "我们是国际货代公司，可以为贵司提供优惠海运价格。",
    "Somos fabricantes de etiquetas y queremos ofrecerle nuestros servicios de impresión.",
    "Nous sommes une société de transport et proposons nos services de fret maritime à votre entreprise.",
)
BUYERS = (
    "We would like to offer your lamps in our shops.", "We are a trading company and offer your products to our customers in Chile.",
    "We can offer you a long-term partnership as your distributor in Peru, please send price list.",
    "What is the ocean freight rate you can offer us?", "We supply hospitals and need 200 lamps.", "Can you provide ocean freight to Santos?",
    "We offer you USD 9 per piece.", "Our product range includes pumps; we need your motors.", "We provide our own label for the boxes.",
    "We sell packing machines in Kenya and want your price list.", "Do you offer translation of the manual?",
)  # fmt: skip


@pytest.mark.parametrize("text", OFFERS)
def test_who_offers_us_something_is_no_buyer(text):
    assert told(f"9 B {text}").cause is Cause.NOT_A_BUYER


@pytest.mark.parametrize("text", BUYERS)
def test_who_wants_to_sell_our_goods_or_haggles_offers_us_nothing(text):
    assert offers_to_us(text) is None
