"""The curve itself: corners of its two questions."""

from silentbuyer.calendars.edges import Code, Edges

TABLE = (Code(0.0, "night"), Code(1.0, "weekend"))
CURVE = Edges.of([(0, 0), (100, 1), (200, 0)], 300, TABLE)


def test_work_up_to_a_moment():
    assert [CURVE.work(moment) for moment in (0, 100, 150, 200, 300)] == [0, 0, 50, 100, 100]


def test_the_moment_of_some_work_is_the_earliest_or_the_latest():
    assert CURVE.after(0, 50) == 150
    assert CURVE.after(0, 0) == 0
    assert CURVE.after(0, 0, latest=True) == 100
    assert CURVE.after(0, 100) == 200
    assert CURVE.after(0, 100, latest=True) == 300


def test_beyond_the_work_of_the_curve_lies_its_end():
    flat = Edges.of([(0, 1), (100, 0)], 200, TABLE)
    assert flat.after(0, 100, latest=True) == 200


def test_work_is_counted_from_any_moment_either_way():
    assert CURVE.after(120, 30) == 150
    assert CURVE.after(150, -30, latest=True) == 120
    assert CURVE.after(150, 51) is None
    assert CURVE.after(150, -51) is None


def test_the_work_between_two_moments_has_a_sign():
    assert CURVE.between(50, 250) == 100
    assert CURVE.between(250, 50) == -100


def test_pieces_are_cut_to_the_question():
    assert [(a, b, code.rate) for a, b, code in CURVE.pieces(50, 150)] == [(50, 100, 0.0), (100, 150, 1.0)]
