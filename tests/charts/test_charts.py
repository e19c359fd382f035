"""The figures of analysts: what stands in them, that they take axes of one's own, and that a notebook shows them."""

from datetime import date

import pytest
from tests.worklist.made import contacts, diagnosis, monday

from silentbuyer import calendars
from silentbuyer.batch.diagnoses import Diagnoses
from silentbuyer.calibration.reliability import Bin
from silentbuyer.charts import reliability_chart
from silentbuyer.charts.year_chart import shades
from silentbuyer.errors import RecordError
from silentbuyer.model.customer import Message

matplotlib = pytest.importorskip("matplotlib")


@pytest.fixture
def many():
    log = [Message(at=one.now, sender="seller", text="x") for one in monday()[:3]]
    return Diagnoses([*monday(), diagnosis("talk", buyer=contacts("talk", messages=log))])


def test_a_bar_for_each_reason_the_most_frequent_first(many):
    (ax,) = many.plot.causes().axes
    assert [label.get_text() for label in ax.get_yticklabels()][:2] == ["comparing quotes", "away"]
    assert [bar.get_width() for bar in ax.patches] == sorted((bar.get_width() for bar in ax.patches), reverse=True)
    assert sum(bar.get_width() for bar in ax.patches) == len(many)


def test_a_point_for_each_silence(many):
    (ax,) = many.plot.silence().axes
    points = ax.collections[0].get_offsets()
    assert len(points) == len(many)
    assert {round(float(x), 1) for x, _ in points} == {41.6}


def test_a_time_line_by_id_or_name(many):
    (ax,) = many.plot.timeline("C-talk").axes
    assert ax.get_title(loc="left") == "Talk Ltd (Africa/Nairobi)"
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert {"ours", "now", "next good time"} <= set(labels)
    assert many.plot.timeline("Talk Ltd").axes
    with pytest.raises(RecordError, match="nobody"):
        many.plot.timeline("nobody")


def test_figures_can_be_put_together(many):
    from matplotlib.figure import Figure

    whole = Figure()
    left, right = whole.subplots(1, 2)
    assert many.plot.causes(left) is many.plot.silence(right) is whole


def test_a_notebook_shows_them(many):
    assert many.plot.causes()._repr_png_().startswith(b"\x89PNG")


def test_nobodys_figures_are_empty_and_no_error():
    assert Diagnoses([]).plot.causes().axes
    assert Diagnoses([]).plot.silence().axes


@pytest.mark.filterwarnings("ignore:Glyph")  # a font of this machine without the sign is no fault of ours
@pytest.mark.parametrize("text", ["$x^{", "<b>", "\u202eabc", "n" * 300, "%s {0} \\alpha"])
def test_strangers_texts_are_no_formulas(text):
    one = Diagnoses([diagnosis("a", label=text, customer="1")])
    assert one.plot.timeline("1")._repr_png_().startswith(b"\x89PNG")


def test_a_year_of_a_country():
    found = shades("JP", 2026)
    assert len(found) == 365
    assert found[date(2026, 1, 1)] == 1.0
    assert found[date(2026, 6, 10)] < 0.1
    (ax,) = calendars.plot("DE", 2026, "BY").axes
    assert ax.get_title(loc="left") == "DE-BY 2026: days on which offices rest"
    assert len(shades("DE", 2028)) == 366


def test_said_against_right():
    before = (Bin(low=0.4, high=0.6, count=20, said=0.5, right=0.3),)
    after = (Bin(low=0.4, high=0.6, count=20, said=0.5, right=0.5),)
    (ax,) = reliability_chart.draw(before, after).axes
    assert [tuple(map(float, points.get_offsets()[0])) for points in ax.collections] == [(0.5, 0.3), (0.5, 0.5)]


def test_matplotlib_is_only_imported_for_a_figure():
    import subprocess
    import sys

    code = "import sys, silentbuyer.calendars, silentbuyer.batch.diagnoses, silentbuyer.charts.plots; print('matplotlib' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        == "False"
    )
