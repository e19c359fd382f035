"""Facts about the world: small dated tables, a source on each; `README.md` says where the sources are listed."""
