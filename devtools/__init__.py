"""The command line `./dev`: what it installs, starts, tests and shows. Standard library only."""
