"""The words of the library: buyer, seller, facts, findings, causes, silence, action, diagnosis, and the protocols."""
