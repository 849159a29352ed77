"""The demo company: loaded by `./dev demo` into a database that has LIINK."""
