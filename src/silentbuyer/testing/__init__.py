"""For tests of plugins and of silentbuyer itself: a loopback internet, builders, checks and synthetic buyers.

```python
from silentbuyer.testing import NXDOMAIN, Internet, Site

with Internet({"acme.example": Site(mx="10 mx1.acme.example."), "gone.example": NXDOMAIN}) as internet:
    ...  # silentbuyer.Engine(seller, network=internet.network)
```

Neither dnspython nor cryptography is imported before an `Internet` is started.
"""

from silentbuyer.testing import hostile
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
from silentbuyer.testing.internet import Internet

__all__ = [
    "ABSENT",
    "GARBAGE",
    "NXDOMAIN",
    "REFUSED",
    "SERVFAIL",
    "SILENT",
    "Internet",
    "Page",
    "Query",
    "Raw",
    "Redirect",
    "Request",
    "Site",
    "Special",
    "Turns",
    "hostile",
    "sites_from_rows",
]
