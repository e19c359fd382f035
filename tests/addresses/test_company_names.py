"""Company names compared across scripts, accents and legal forms."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.addresses import company_names


@pytest.mark.parametrize(
    ("company", "core"),
    [
        ("Wassertechnik Nord GmbH & Co. KG", "wassertechnik nord"),
        ("Müller & Söhne AG", "muller sohne"),
        ("AquaPura Engenharia Ltda.", "aquapura engenharia"),
        ("Bombas del Norte S.A. de C.V.", "bombas del norte"),
        ("ООО «Аква-Сервис»", "akva servis"),
        ("杭州泰林生物技术股份有限公司", "杭州泰林生物技术"),
        ("株式会社アクア", "アクア"),
        ("(주)한국수처리", "한국수처리"),
        ("Öztürk Su Arıtma San. ve Tic. Ltd. Şti.", "ozturk su aritma"),
        ("Công ty TNHH Nước Sạch", "nuoc sach"),
        ("PT. Maju Jaya Tbk", "maju jaya"),
        ("Polska Woda Sp. z o.o.", "polska woda"),
        ("Gulf Sterile Co. W.L.L.", "gulf sterile"),
        ("Αφοί Παπαδόπουλοι ΑΕ", "afoi papadopoyloi"),
        ("Ødegård ASA", "odegard"),
        ("GmbH", "gmbh"),
        ("", ""),
    ],
)
def test_the_core_of_a_name_has_neither_legal_form_nor_accents(company, core):
    assert company_names.core(company) == core


def test_generic_words_do_not_tell_firms_apart():
    assert company_names.telling("Global Trading International Ltd") == ()
    assert company_names.telling("AquaPura Engenharia Ltda") == ("aquapura",)


@pytest.mark.parametrize(
    ("company", "text", "how"),
    [
        ("AquaPura Engenharia Ltda", "Bem-vindo à AquaPura Engenharia!", "full"),
        ("AquaPura Engenharia Ltda", "A AquaPura trata água", "part"),
        ("Wassertechnik Nord GmbH", "Nord ist, wo Wassertechnik zu Hause ist", "part"),
        ("ООО Аквасервис", "Akvaservis: water treatment in Kazan", "full"),
        ("杭州泰林生物技术股份有限公司", "欢迎来到 杭州泰林生物技术", "full"),
        ("杭州泰林生物技术股份有限公司", "欢迎来到北京", ""),
        ("AquaPura", "Aquapuraville is a town", ""),
        ("Global Trading Ltd", "global trading is our business", ""),
        ("", "anything", ""),
        ("AquaPura", "", ""),
    ],
)
def test_a_text_names_a_company_wholly_in_part_or_not(company, text, how):
    assert company_names.named_in(company, text) == how


@pytest.mark.parametrize(
    ("company", "domain", "fits"),
    [
        ("AquaPura Engenharia Ltda", "aquapura.com.br", True),
        ("Wassertechnik Nord GmbH", "wassertechnik-nord.de", True),
        ("Bayerische Motoren Werke AG", "bmw.de", True),
        ("Wassertechnik Nord GmbH", "stahlbau-sued.de", False),
        ("Global Trading Ltd", "global.com", False),
        ("AquaPura", "aq.com", False),
    ],
)
def test_a_domain_may_say_the_name(company, domain, fits):
    assert company_names.in_domain(company, domain) is fits


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.text(max_size=120))
def test_any_text_can_be_compared(company, text):
    assert company_names.fold(company_names.fold(text)) == company_names.fold(text)
    assert company_names.named_in(company, text) in {"full", "part", ""}
    assert company_names.in_domain(company, "acme.com") in {True, False}


@pytest.mark.parametrize(
    ("company", "text", "named"),
    [
        ("Müller Pumpen GmbH", "Mueller Pumpen seit 1950", "full"), ("Mueller Pumpen GmbH", "Müller Pumpen", "full"),
        ("Sørensen Maskin AS", "Soerensen Maskin", "full"), ("Müller & Söhne GmbH", "Mueller und Soehne", "part"),
        ("深圳市泰林水泵有限公司", "欢迎来到泰林水泵", "part"), ("青岛泰林水泵有限公司", "泰林水泵 您的伙伴", "part"),
        ("青岛水泵有限公司", "我们生产水泵", ""), ("Maler GmbH", "Mahler liefert", ""),
    ],
)  # fmt: skip
def test_a_name_may_be_written_without_umlauts_or_without_its_town(company, text, named):
    assert company_names.named_in(company, text) == named
