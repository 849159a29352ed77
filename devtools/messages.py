"""What the command line says to people: progress and failures, all on stderr."""

import sys
import time

_STARTED = time.monotonic()


class Failure(Exception):
    """Something that the user must know: what went wrong, and what to do about it."""

    def __init__(self, problem, remedy=""):
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


def step(text):
    """Print one short line of progress with the seconds since the command began."""
    print(f"{time.monotonic() - _STARTED:5.0f} s  {text}", file=sys.stderr, flush=True)


def note(text):
    """Print one line that is worth knowing but is no progress."""
    print(f"         {text}", file=sys.stderr, flush=True)


def complain(failure):
    """Print a failure as one message."""
    text = f"./dev: {failure.problem}"
    if failure.remedy:
        text += f"\n       {failure.remedy}"
    print(text, file=sys.stderr, flush=True)
