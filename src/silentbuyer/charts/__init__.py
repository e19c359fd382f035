"""Figures for analysts, by matplotlib: causes, silences, time lines, calendars, how sure against how right."""
