"""For tests of plugins and of silentbuyer itself: a loopback internet, builders, checks and synthetic buyers.

```python
from silentbuyer.testing import NXDOMAIN, Internet, Site

with Internet({"acme.example": Site(mx="10 mx1.acme.example."), "gone.example": NXDOMAIN}) as internet:
    ...  # silentbuyer.Engine(seller, network=internet.network)
```

Neither dnspython nor cryptography is imported before an `Internet` is started.
"""

from silentbuyer.testing import hostile
from silentbuyer.testing.builders import NOW, case, customer, facts, message, seller
from silentbuyer.testing.catalogue import Buyer, buyer, buyers
from silentbuyer.testing.comparison import Comparison, Move, RulePlugin, compare
from silentbuyer.testing.declaration import (
    ABSENT,
    GARBAGE,
    NXDOMAIN,
    REFUSED,
    SERVFAIL,
    SILENT,
    Page,
    Query,
    Raw,
    Redirect,
    Request,
    Site,
    Special,
    Turns,
    sites_from_rows,
)
from silentbuyer.testing.faults import CheckFailed
from silentbuyer.testing.internet import Internet
from silentbuyer.testing.play_contract import check_play
from silentbuyer.testing.reader_contract import check_reader
from silentbuyer.testing.rule_contract import check_rule

__all__ = [
    "ABSENT",
    "GARBAGE",
    "NOW",
    "NXDOMAIN",
    "REFUSED",
    "SERVFAIL",
    "SILENT",
    "Buyer",
    "CheckFailed",
    "Comparison",
    "Internet",
    "Move",
    "Page",
    "Query",
    "Raw",
    "Redirect",
    "Request",
    "RulePlugin",
    "Site",
    "Special",
    "Turns",
    "buyer",
    "buyers",
    "case",
    "check_play",
    "check_reader",
    "check_rule",
    "compare",
    "customer",
    "facts",
    "hostile",
    "message",
    "seller",
    "sites_from_rows",
]
