"""Running other programs: quiet, with a log, and with failures told in one message."""

import contextlib
import ctypes
import os
import re
import signal
import subprocess
import threading

from .messages import Failure

_LIBC = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG = 1

_KNOWN_CAUSES = (
    (r"No space left on device|ENOSPC|disk quota", "the disk is full", "Make room, then run the same command again."),
    (
        r"Temporary failure (resolving|in name)|Could not resolve|Network is unreachable|NewConnectionError"
        r"|NameResolutionError|Failed to establish a new connection|Connection timed out|EAI_AGAIN|ENETUNREACH"
        r"|Could not connect|Unable to connect|getaddrinfo|Read timed out|ConnectTimeout",
        "the network cannot be reached",
        "Check the connection (and proxy), then run the same command again.",
    ),
)


def die_with_parent():
    """In the child: be ended when the parent is killed, so that nothing is left half at work."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def ignore_interrupt():
    """In the child: Ctrl-C ends us, not a package installation in its middle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def run(command, *, failing, log, remedy="", account=None, env=None, cwd=None, stdin=None, preexec=die_with_parent):
    """Run the command with its output in the log file.

    :param failing: what to tell the user when it fails ("Odoo 19 could not be downloaded")
    :raise Failure: with the cause found in the log
    """
    options = account.popen_options() if account else {}
    with log.open("ab") as output:
        output.write(f"\n$ {' '.join(map(str, command))}\n".encode())
        output.flush()
        start = output.tell()
        try:
            finished = subprocess.run(
                [str(part) for part in command],
                stdout=output,
                stderr=subprocess.STDOUT,
                input=stdin,
                stdin=None if stdin is not None else subprocess.DEVNULL,
                env=env,
                cwd=cwd,
                preexec_fn=preexec,
                check=False,
                **options,
            )
        except FileNotFoundError as error:
            raise Failure(f"{failing}: {error.filename} is missing", remedy) from error
    if finished.returncode:
        raise explain(failing, log, start, remedy)


def explain(failing, log, start=0, remedy=""):
    """The Failure for what a log says from `start` on."""
    with log.open("rb") as output:
        output.seek(start)
        text = output.read().decode(errors="replace")
    for pattern, cause, cure in _KNOWN_CAUSES:
        if re.search(pattern, text):
            return Failure(f"{failing}: {cause}.", f"{cure} Details: {log}")
    return Failure(f"{failing}: {last_words(text)}", " ".join(filter(None, (remedy, f"Details: {log}"))))


def last_words(text):
    """The line of a log that most likely names the cause."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("$ ")]
    told = [line for line in lines if re.match(r"(E:|ERROR|error|[\w.]*(Error|Exception|Failure)\b)", line)]
    return (told or lines or ["no reason was given"])[-1][:300]


def together(*tasks):
    """Run the tasks side by side; raise the first failure at once.

    Threads are daemons: a failure, or Ctrl-C, does not wait for the others, and their programs end with us.
    """
    failures = []

    def attempt(task):
        try:
            task()
        except BaseException as error:  # raised again below, in the main thread
            failures.append(error)

    threads = [threading.Thread(target=attempt, args=(task,), daemon=True) for task in tasks]
    for thread in threads:
        thread.start()
    while not failures and any(thread.is_alive() for thread in threads):
        for thread in threads:
            thread.join(0.1)
    if failures:
        raise failures[0]


def end_group(process, patience=5):
    """End a process that leads a session of its own, with all its children."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        try:
            process.wait(patience)
            break
        except subprocess.TimeoutExpired:
            continue
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
