"""Who writes of their own thesis, course or teacher needs figures; a university that buys does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import silentbuyer as sb
from silentbuyer.hearing.studies import of_studies
from silentbuyer.testing import NOW, message

THEIRS = (
    "el profe nos pedía presupuesto real y no de internet jaja", "pont ez hiányzott a 4. fejezethez, a konzulensem is azt kérte",
    "It's for my degree project, I compare the cost of lettuce.", "Mil gracias, lo voy a citar.",
    "Dziękuję, to do mojej pracy magisterskiej wystarczy.", "谢谢，毕业设计的数据够了", "ありがとうございます、卒論に使わせていただきます。",
    "감사합니다, 지도교수님께 보여드릴게요", "Merci, c'est pour mon mémoire de fin d'études", "Danke, das reicht für meine Bachelorarbeit.",
    "Teşekkürler hocam istedi bu rakamı", "cảm ơn chị, em làm đồ án tốt nghiệp", "ขอบคุณค่ะ ใช้ในวิทยานิพนธ์", "makasih kak buat skripsi saya",
    "شكرا، هذا لمشروع التخرج", "obrigado, era pro meu TCC", "Grazie, mi serve per la tesi di laurea",
)  # fmt: skip
OTHERS = (
    "We are a university and want 40 microscopes.", "My supervisor will decide on the order next week.",
    "We need capstones for 200 m of wall.", "Students' desks 400 pcs, please quote.",
    "The case study on your website is nice, please quote.", "Laboratorium kami butuh 3 unit",
    "Wir beliefern Hochschulen und Studentenwohnheime.", "nuestro cliente es la facultad de medicina",
    "This is not for my thesis, we are a real company and need 20 pumps.", "I knew your pumps as a student. Please send the PI.",
    "…for a university project in Nairobi, 400 chairs, tender closes in May.", "Vimos el caso de estudio en su web, cotice 40",
    "We will cite you in our tender documents as the supplier.", "la profe de la escuela decide en marzo",
    "Wir drucken Bachelorarbeiten, Ihr Preis ist zu hoch", "Capstone Project Ltd here: price is too high for us.",
    "学生公寓需要300张床", "lịch giao hàng em gửi luôn", "graduation caps 500 pcs", "",
)  # fmt: skip


def diagnosed(log, **record):
    return sb.diagnose(sb.Customer(id="1", company="Firm", messages=log, **record), now=NOW, online=False)


@pytest.mark.parametrize("text", THEIRS)
def test_words_of_their_own_studies_are_heard_in_any_language(text):
    assert of_studies(text)


@pytest.mark.parametrize("text", OTHERS)
def test_schools_and_whoever_sells_to_students_study_nothing(text):
    assert of_studies(text) is None


@given(st.text(max_size=300))
def test_what_is_quoted_stands_in_the_text(text):
    found = of_studies(text)
    assert found is None or found in text


@pytest.mark.parametrize("text", THEIRS[:5])
def test_a_student_only_collected_prices_unless_they_have_ordered(text):
    log = [message("Please quote 20 pumps.", days_ago=30), message("USD 340.", sender="seller", days_ago=28)]
    log += [message(text, days_ago=20), message("Any news?", sender="seller", days_ago=9)]
    order = sb.Order(at=log[0].at, amount=900.0, currency="USD")
    assert diagnosed(log).cause == "price-collecting"
    assert "price-collecting/studies" not in {one.sign for one in diagnosed(log, orders=[order]).findings}
