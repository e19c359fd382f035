"""Findings into ranked causes, and the account of how each came to its probability."""
