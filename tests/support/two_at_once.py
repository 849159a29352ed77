"""Two Odoo processes that do something at the same moment: each waits for the other at a door."""

import subprocess

from .server import shell_command

PROLOGUE = """
import pathlib, time

rank = {rank}

def wait_at_door():
    pathlib.Path("{door}{rank}").touch()
    while not all(pathlib.Path("{door}%d" % other).exists() for other in (0, 1)):
        time.sleep(0.01)
"""


def run_two_at_once(database, code, door):
    """Run `code` in two shells of the database, where `rank` is 0 or 1; return what each prints.

    The code calls `wait_at_door()` where the two are to meet, after its transaction has begun.
    """
    started = [_start(database, PROLOGUE.format(rank=rank, door=door) + code) for rank in (0, 1)]
    return [process.communicate(timeout=180)[0].strip() for process in started]


def _start(database, code):
    process = subprocess.Popen(
        shell_command(database), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    process.stdin.write(code)
    process.stdin.close()
    process.stdin = None
    return process
