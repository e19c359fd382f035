"""Causes into actions: when, over which channel, with which message, and a day's plan of them."""
