"""Plugins: the hooks, the loader that guards them, and what silentbuyer itself contributes through them."""
