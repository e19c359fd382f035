"""The script of a text that is not read, by its name."""

from silentbuyer.hearing.script_read import script_not_read


def test_a_script_that_is_not_read_is_named():
    assert script_not_read("გმადლობთ") == "Georgian"
    assert script_not_read("謝謝 thanks спасибо") == ""
