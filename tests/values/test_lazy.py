"""What is worked out for a value when somebody asks, and then kept with it."""

import pickle

import attrs

from silentbuyer.values.lazy import lazy, once

ASKED = []


@attrs.frozen(slots=False)
class Box:
    """A value with a figure."""

    figure: int

    @lazy
    def double(self):
        """Twice the figure."""
        ASKED.append("double")
        return 2 * self.figure


@once
def square(box):
    """The figure times itself."""
    ASKED.append("square")
    return box.figure**2


@once
def nothing(box):
    ASKED.append("nothing")


def test_the_work_is_done_once_for_each_value():
    ASKED.clear()
    box = Box(3)
    assert (box.double, box.double, square(box), square(box)) == (6, 6, 9, 9)
    assert ASKED == ["double", "square"]
    assert square(Box(4)) == 16
    assert square(box) == 9


def test_nothing_is_an_answer_too():
    ASKED.clear()
    box = Box(3)
    assert (nothing(box), nothing(box)) == (None, None)
    assert ASKED == ["nothing"]


def test_what_is_kept_changes_neither_the_value_nor_a_changed_copy():
    box = Box(3)
    before = hash(box)
    square(box)
    assert box == Box(3)
    assert hash(box) == before
    assert square(attrs.evolve(box, figure=5)) == 25
    assert pickle.loads(pickle.dumps(box)) == box


def test_the_function_keeps_its_name_and_words():
    assert square.__name__ == "square"
    assert square.__doc__ == "The figure times itself."
    assert Box.double.__doc__ == "Twice the figure."
