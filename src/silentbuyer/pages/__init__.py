"""Reading a fetched page: what it says, whose it is, and whether it is a company's site at all. Pure."""
