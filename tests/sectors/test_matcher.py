"""Terms are found as their languages write them, and nowhere else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.sectors.fold import Text
from silentbuyer.sectors.matcher import Matcher
from silentbuyer.sectors.terms import OWN, Listed, from_data, index_of, to_data


def found(language, term, text):
    matcher = Matcher(index_of([Listed("x", language, against=False, terms=(term,))]))
    read = Text.of(text)
    return [read.quote(span.start, span.end) for span in matcher.scan(read)]


@pytest.mark.parametrize(
    ("language", "term", "text", "quotes"),
    [
        ("en", "fish farm", "We run fish farms.", ["fish farms"]),
        ("en", "treatment water", "treatment of waste water", ["treatment of waste water"]),
        ("en", "water treatment", "treatment of the water", ["treatment of the water"]),
        ("en", "water treatment", "water. Treatment for skin", []),
        ("en", "water treatment", "water, treatment cream", []),
        ("en", "water treatment", "water for all our very kind treatment", []),
        ("en", "etp", "ETP and STP", ["ETP"]),
        ("en", "etp", "etprise", []),
        ("bg", "развъждан риб", "развъждане на риба", ["развъждане на риба"]),
        ("en", "arts=", "arts and artsy", ["arts"]),
        ("de", "abwasser", "Industrieabwasserreinigung", ["abwasserreinigung"]),
        ("en", "sewage", "presewage", []),
        ("en", "*chlor", "electrochlorination", ["chlorination"]),
        ("ar", "مياه", "ومعالجة للمياه", ["مياه"]),
        ("ar", "مياه", "خمياه", []),
        ("he", "שפכים", "לשפכים", ["שפכים"]),
        ("zh", "污水", "工业污水处理", ["污水"]),
        ("ja", "殺菌", "紫外線殺菌装置", ["殺菌"]),
        ("ko", "정수장", "시립정수장에서", ["정수장"]),
        ("th", "น้ำเสีย", "ระบบบำบัดน้ำเสีย", ["น้ำเสีย"]),
        ("ka", "საავადმყოფო", "საავადმყოფოების მშენებლობა", ["საავადმყოფოების"]),
        ("am", "ሆስፒታል", "ሆስፒታልና ክሊኒክ", ["ሆስፒታልና"]),
        ("en", "kitchen exhaust purif", "Kitchen-exhaust purification", ["Kitchen-exhaust purification"]),
        ("vi", "khử trùng", "máy khử trùng", ["khử trùng"]),
        ("vi", "khử trùng", "may khu trung", ["khu trung"]),
        ("vi", "khử trùng", "khu trung tâm", []),
        ("cs", "žák=", "zak jsme", ["zak"]),
        ("cs", "žák=", "zak též", []),
        ("en", "plant reverse osmosis", "osmosis plant (reverse)", ["osmosis plant (reverse"]),
        ("vi", "gara", "garantie", []),
        ("vi", "gara", "mở gara ô tô", ["gara"]),
        ("ja", "机", "激光切割机两台", []),
        ("ja", "机", "机、椅子", ["机"]),
        ("nl", "koper", "vi köper den", []),
        ("fr", "ferme=", "Fermé pour deuil", []),
        ("pl", "mięs", "Mieszkam w małej wsi", []),
        ("pl", "mięs", "miesa i wedliny", ["miesa"]),
        ("es", "cárnic", "productos carnicos, piña", ["carnicos"]),
        (OWN, "啤酒厂", "青岛啤酒厂有限公司", ["啤酒厂"]),
        (OWN, "Brauerei", "Brauereien in Bayern", ["Brauereien"]),
        (OWN, "مصنع", "للمصنع", ["مصنع"]),
    ],
)
def test_a_term_is_found_as_its_language_writes_it(language, term, text, quotes):
    assert found(language, term, text) == quotes


def test_a_term_without_letters_is_no_term():
    assert index_of([Listed("x", "en", against=False, terms=("!!", " * ", ""))]).terms == []


def test_a_matcher_reads_every_text_as_if_it_were_its_first():
    lists = [Listed("x", "en", against=False, terms=("water", "water treatment", "treatment plant water"))]
    matcher = Matcher(index_of(lists))
    texts = [Text.of(text) for text in ("water", "treatment of water", "water treatment plant, water", "plants")]
    forth = [matcher.scan(text) for text in texts]
    assert [matcher.scan(text) for text in reversed(texts)] == forth[::-1]
    assert [matcher.scan(text) for text in texts] == [Matcher(index_of(lists)).scan(text) for text in texts]
    assert [len(spans) for spans in forth] == [1, 2, 4, 0]


def test_languages_that_spell_alike_share_a_term():
    lists = [Listed("x", language, against=False, terms=("hospital",)) for language in ("es", "pt")]
    index = index_of(lists)
    assert index.term(0).languages == ("es", "pt")
    assert from_data(to_data(index)) == index


@given(st.text(alphabet="ab .,水م", max_size=80), st.lists(st.sampled_from(["a", "ab", "a b", "水", "م"]), max_size=4))
@settings(max_examples=150, deadline=None)
def test_spans_lie_inside_the_text_and_in_order(raw, terms):
    text = Text.of(raw)
    matcher = Matcher(index_of([Listed("x", OWN, against=False, terms=tuple(terms))]))
    spans = matcher.scan(text)
    assert all(0 <= span.start < span.end <= len(text.folded) for span in spans)
    order = [(span.start, -span.end) for span in spans]
    assert order == sorted(order)
