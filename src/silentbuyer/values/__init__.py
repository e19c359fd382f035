"""What the frozen values of the library are made of: read-only mappings, lazy fields, checks, the version."""
