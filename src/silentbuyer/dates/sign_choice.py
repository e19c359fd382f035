"""Which of its meanings a word has: "sau" is next, after or later, "in" a week or the small word, by its place."""

from __future__ import annotations

import re

from silentbuyer.dates.vocabulary import UNITS, Signs

_BY_PLACE = {
    "counted": "LVPwmydkshXADMFIiKOZECBTp",  # behind a number and a unit
    "unit": "XTLPVEBCAwmydkshDMFIiKOZp",  # behind a unit
    "name": "AZEBCXLPVwmydkshDMFTIiKOp",  # behind a month, weekday, feast or year
    "numbered": "wmydkshMDFLVAPXTIiZpKOECB",  # behind a number
    "led": "wmykshDMFqWAIViXTZEBCOKLRPpd",  # behind "next", "end of", "after"
    "unit next": "OKXTiIVPEBCqWAZwmydkshDMFLRp",
    "feast next": "AZDMFIViXTEBCpwmydkshOKLRP",
    "number next": "qWDMFIViXTZEBCwmyksphOKLRPdA",
    "free": "DMFIViXTZEBCpAqWwmydkshOKLRP",
}


_OF_MONTH = re.compile(r"(?:[OPEB]p?D|D[OPEB])[pIiVT.]{1,3}$")


def chosen(options: tuple[Signs, ...], before: str, follows: str) -> Signs:
    """The row of signs that a word stands for here, by the letters before it and by what follows."""
    if len(options) == 1:
        return options[0]
    if follows == "number" and {"q", "m"} <= {row[0][0] for row in options}:
        return (("q", 0),)
    if follows != "number":  # "week" is the label of a number only before one
        options = tuple(row for row in options if row[0][0] != "W") or options
    if _OF_MONTH.search(before):  # "the first Monday of the month": elsewhere "month" is a small word
        options = tuple(row for row in options if row[0][0] == "m") or options
    order = _BY_PLACE[_place(before, follows)]
    return min(options, key=lambda row: _rank(row, order))


def _rank(row: Signs, order: str) -> tuple[int, int]:
    place = order.find(row[0][0])
    return (place if place >= 0 else len(order), -len(row))


def _place(codes: str, follows: str) -> str:
    if re.search("[NK]p?[dwmyksh]$", codes):
        return "counted"
    if codes[-1:] in UNITS:
        return "unit"
    if codes[-1:] in ("N", "K"):
        return "numbered"
    if follows in ("unit", "feast", "number"):
        return f"{follows} next"
    if re.search("[XTEBCVAO]p?$", codes):
        return "led"
    return "name" if codes[-1:] in ("M", "D", "F", "Y", "S") else "free"
