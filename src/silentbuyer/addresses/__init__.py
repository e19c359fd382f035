"""Addresses of strangers, as values: URLs, IP blocks, domains, e-mail addresses, company names, the network policy."""
