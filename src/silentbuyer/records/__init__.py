"""One record of any export, leniently, as a `Customer`."""
