"""The command line itself: which commands there are, and how failures are told."""

import argparse
import errno
import os
import sys

from .messages import Failure, complain

DESCRIPTION = """LIINK's command line. The first run installs what is missing (Debian packages through apt,
Odoo 19, a Python environment); later runs start in seconds."""
EPILOG = """environment:
  LIINK_PORT    port of the demo (8069)
  LIINK_CACHE   downloads shared by all clones (root: /var/cache/liink, else ~/.cache/liink)
  LIINK_STATE   databases, files and logs of this clone (root: /var/lib/liink/…, else ~/.local/state/liink/…)
  ODOO_PATH     an Odoo 19 that is already there: a checkout, or a dist-packages folder"""


def parse(arguments):
    """The command and its options."""
    parser = argparse.ArgumentParser(
        prog="./dev", description=DESCRIPTION, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    demo = commands.add_parser("demo", help="make the demo company if it is missing, and serve it")
    demo.add_argument("--json", action="store_true", help="print address and logins as one JSON object")
    demo.add_argument("--reset", action="store_true", help="make the demo company anew")
    _passing(commands, "test", "run every test; with arguments, only pytest with these arguments")
    bench = commands.add_parser("bench", help="run the benchmarks and hold them against their limits")
    bench.add_argument("names", nargs="*", help="only these files of benchmarks/")
    bench.add_argument("--quick", action="store_true", help="only the smallest size of each")
    bench.add_argument("--write", action="store_true", help="write the table to docs/benchmarks.md")
    _passing(commands, "odoo", "run Odoo with this clone's configuration (database liink_demo)")
    _passing(commands, "psql", "run psql on this clone's databases (liink_demo)")
    commands.add_parser("lint", help="check Python, XML and JavaScript")
    commands.add_parser("shots", help="take the pictures of docs/screens from the demo")
    commands.add_parser("stop", help="stop the demo's server and the database server")
    options, rest = parser.parse_known_args(arguments)
    if options.command in ("test", "odoo", "psql"):
        options.arguments = arguments[arguments.index(options.command) + 1 :]
    elif rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    return options


def _passing(commands, name, text):
    commands.add_parser(name, help=text, add_help=False, prefix_chars="\0")


def command_named(name):
    """The function of a command; imported only when it is asked for."""
    if name == "demo":
        from .demo_command import demo as chosen
    elif name == "test":
        from .test_command import test as chosen
    elif name == "bench":
        from .bench_command import bench as chosen
    elif name == "lint":
        from .lint_command import lint as chosen
    elif name == "shots":
        from .shots_command import shots as chosen
    elif name == "stop":
        from .stop_command import stop as chosen
    else:
        from . import passing_commands

        chosen = getattr(passing_commands, name)
    return chosen


def main(arguments):
    """Run one command; every failure ends in one message and a code that is not 0."""
    try:
        options = parse(arguments)
        from .project import open_project

        return command_named(options.command)(open_project(), options)
    except Failure as failure:
        complain(failure)
    except KeyboardInterrupt:
        complain(Failure("stopped. The same command goes on from here."))
        os._exit(130)
    except OSError as error:
        complain(_told(error))
    return 1


def _told(error):
    again = "then run the same command again."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Failure("the disk is full.", f"Make room, {again}")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Failure(f"{error.filename or 'a file'} cannot be written: {error.strerror}.", f"Correct that, {again}")
    return Failure(f"{error}", f"Correct that, {again}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
