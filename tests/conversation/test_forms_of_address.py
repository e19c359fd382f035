"""How the log calls the buyer and how we sign, as a draft takes it up."""

import pytest
from tests.saying import case, message

from silentbuyer.conversation.forms_of_address import our_form, our_sign
from silentbuyer.model.seller import Seller


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("Petra Lindqvist", "Hej Petra, here are the drawings.", "Petra"),
        ("Dr. Jürgen Weidlich", "Sehr geehrter Herr Dr. Weidlich,\nanbei die Zeichnung.", "Herr Dr. Weidlich"),
        ("Ahmet Korkmaz", "Sayın Ahmet Bey, teklifimiz ektedir.", "Ahmet Bey"),
        ("Lucía Fernández", "Lucía buenos días, ¿pudo ver la oferta?", "Lucía"),
        ("Ольга Ситникова", "Ольга, добрый день! Счёт во вложении.", "Ольга"),
        ("山本 太郎", "Dear Mr. Yamamoto, the sample left today.", "Mr. Yamamoto"),
        ("Chidiebere Okafor", "Dear Chidi, PI attached.", "Chidi"),
        ("Nguyễn Thị Lan", "Chào chị Lan, em gửi báo giá.", "Lan"),
        ("Inês Duarte", "Dear Ines, samples go tomorrow.", "Inês"),
        ("رضا کریمی", "سلام اقای کریمی 好的, about how long?", "اقای کریمی"),
        ("Marek Dvořák", "Dobrý den pane Dvořák,", ""),
        ("Anna Nowak", "Dear Sir or Madam, please see our offer.", ""),
        ("Anna Nowak", "Dear Piotr, thank you for the visit.", ""),
        ("Anna Nowak", "Price is USD 4.10 FOB.", ""),
        ("Anna Nowak", "Hello my friend, any news?", ""),
        (None, "Dear Ana, USD 3 each.", ""),
    ],
)
def test_the_buyer_is_called_as_we_call_them(name, text, form):
    assert our_form(case(message(9, "buyer", "Price?"), message(8, "seller", text), name=name)) == form


def test_the_newest_greeting_that_means_them_counts():
    log = [message(9, "seller", "Dear Mr. Weber, offer attached."), message(5, "seller", "Hi Hans, all well?")]
    assert our_form(case(*log, name="Hans Weber")) == "Hans"
    assert our_form(case(*log, message(2, "buyer", "Dear Karl, thanks"), name="Hans Weber")) == "Hans"


@pytest.mark.parametrize(
    ("person", "text", "sign"),
    [
        ("Frank Xu", "Cells are ready.\nFrank", "Frank"),
        ("Frank Xu", "Cells are ready. Best regards, Frank", "Frank"),
        ("Denis Ying", "Фото во вложении.\nС уважением, Денис", "Денис"),
        ("Camila Liang", "Te mando la lista. Saludos, Camila", "Camila"),
        ("Le Quoc Hung", "Samples go tomorrow. Hung", "Hung"),
        ("Anke Kessler", "Yes, standard.\nKind regards\nAnke Kessler", "Anke Kessler"),
        ("Frank Xu", "We ship from Shanghai", ""),
        ("Frank Xu", "Please see the price list.\nBest Wishes", ""),
        (None, "Drawing attached. Best regards, Cathy", "Cathy"),
        (None, "We ship by Maersk", ""),
        ("Rita Hao", "Listo.\nRita\n\n> Rita urgente\n> Edwin", "Rita"),
    ],
)
def test_we_sign_as_the_log_shows(person, text, sign):
    given = case(message(8, "seller", text), seller=Seller(person=person))
    assert our_sign(given) == sign


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Ing. Milagros Quispe", "Buenos días Ing., ¿alguna novedad?"), ("Lic. Ana Ruiz", "Hola Lic., buen día"),
        ("Dr. Brandon Keller", "Dear Dr, any news?"), ("Arq. Luis Paz", "Estimado Arq., le escribo"),
        ("Eng. João Lima", "Bom dia Eng., tudo bem?"), ("Prof. Marek Nowak", "Dear Prof., any news?"),
    ],
)  # fmt: skip
def test_nobody_is_called_by_a_title_alone(name, greeting):
    assert our_form(case(message(9, "seller", greeting), name=name)) == ""


def test_a_title_before_a_name_stays():
    assert (
        our_form(case(message(9, "seller", "Estimado Ing. Ortega, le escribo."), name="Ing. Raúl Ortega"))
        == "Ing. Ortega"
    )


@pytest.mark.parametrize(
    ("person", "closing", "sign"),
    [
        ("Selin Karaca", "LG Selin", "Selin"),
        ("Rakesh Bhandari", "Regards Rakesh", "Rakesh"),
        ("Rakesh Bhandari", "Best Regards Rakesh Bhandari", "Rakesh Bhandari"),
        ("Malin Berg", "Vänliga Hälsningar Malin", "Malin"),
        ("Malin Berg", "Mvh Malin", "Malin"),
        ("Aylin Demir", "Saygılarımla Aylin", "Aylin"),
        ("Luc Petit", "Cdlt Luc", "Luc"),
        ("Ana Ruiz", "Atte. Ana", "Ana"),
        ("Jan Bos", "Mvg Jan", "Jan"),
        ("Salam Haddad", "Salam Haddad", "Salam Haddad"),
    ],
)
def test_the_closing_word_before_our_name_is_no_part_of_it(person, closing, sign):
    letters = (message(9, "buyer", "Price?"), message(8, "seller", f"Hello,\nUSD 3 each.\n{closing}"))
    assert our_sign(case(*letters, seller=Seller(company="Tianhe", person=person))) == sign
