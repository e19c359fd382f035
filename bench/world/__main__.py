"""``python -m bench.world``: a world as files."""

from .files import main

main()
