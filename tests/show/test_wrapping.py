"""Lines of Chinese text with Latin words in it."""

from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.show.wrapping import wrapped
from silentbuyer.text.clean import width


def test_a_latin_word_is_not_parted_and_no_line_begins_with_a_full_stop():
    lines = list(wrapped("对方当地时间，时区 Europe/Paris，八月三十一日回来上班。", 20, "  ", "    "))

    assert lines == ["  对方当地时间，时区", "    Europe/Paris，八", "    月三十一日回来上", "    班。"]


@given(st.text(alphabet="货到港，。 abc/", max_size=80), st.integers(10, 40))
def test_nothing_is_lost_and_lines_fit_unless_one_word_is_longer(text, columns):
    lines = list(wrapped(text, columns))

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns or len(line.split()) == 1 for line in lines)
