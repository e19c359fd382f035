"""Platforms' and CRMs' exports: which columns hold what."""
