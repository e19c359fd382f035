"""The language of a short text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.text.tongue import languages_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thank you, we will come back to you next week.", "en"), ("Wir melden uns nächste Woche bei Ihnen.", "de"),
        ("Le agradecemos, le avisamos la próxima semana.", "es"), ("Obrigado, retornamos na próxima semana.", "pt"),
        ("Nous reviendrons vers vous la semaine prochaine.", "fr"), ("Vi terremo informati la prossima settimana.", "it"),
        ("Мы ответим на следующей неделе.", "ru"), ("Ми відповімо наступного тижня.", "uk"), ("下周回复您", "zh"),
        ("来週ご連絡します。", "ja"), ("다음 주에 연락드리겠습니다.", "ko"), ("Haftaya size dönüş yapacağız.", "tr"),
        ("سنرد عليكم الأسبوع القادم", "ar"), ("Kami kabari minggu depan ya pak.", "id"),
        ("Tuần sau chúng tôi sẽ trả lời.", "vi"), ("Odezwiemy się w przyszłym tygodniu.", "pl"),
        ("Ozveme se vám příští týden.", "cs"), ("Θα σας απαντήσουμε την επόμενη εβδομάδα.", "el"),
        ("สัปดาห์หน้าจะแจ้งกลับค่ะ", "th"), ("हम अगले हफ्ते बताएंगे", "hi"),
    ],
)  # fmt: skip
def test_a_sentence_tells_its_language(text: str, language: str) -> None:
    assert language in languages_of(text)


@given(st.text(max_size=2000))
def test_any_text_has_one_or_two_languages(text: str) -> None:
    assert 1 <= len(languages_of(text)) <= 2
