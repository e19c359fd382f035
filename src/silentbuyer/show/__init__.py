"""Diagnoses made visible: plain sentences, text, tables, terminal panels, HTML cards and pages, calendar files."""
