"""What runs one size of one benchmark inside ``odoo shell``, and measures it: see README.md."""

import importlib
import json
import re
import statistics
import time
import traceback
from pathlib import Path


class Skipped(Exception):
    """What the benchmark needs cannot be had on this machine."""


def run(env, name, size, side, target):
    """Run the cases of one benchmark and write what was measured to the file ``target`` as JSON.

    :param str side: "ours" or "bare"
    """
    try:
        outcome = {"cases": _run_cases(env, importlib.import_module(f"benchmarks.{name}"), size, side)}
    except Skipped as reason:
        outcome = {"skipped": str(reason)}
    except Exception:
        outcome = {"broken": traceback.format_exc()}
    Path(target).write_text(json.dumps(outcome))


def _run_cases(env, module, size, side):
    prepare = getattr(module, "prepare" if side == "ours" else "prepare_bare", None)
    subject = prepare(env, size) if prepare else size
    env.flush_all()
    env.cr.commit()
    repeat = getattr(module, "REPEAT", 1)
    return {title: _measure(env, case, subject, repeat) for title, case in cases_of(module, side).items()}


def cases_of(module, side):
    """Return {title: function}: one case without title, or those that the file names."""
    named, single = ("CASES", "ours") if side == "ours" else ("BARE_CASES", "bare")
    if hasattr(module, named):
        return getattr(module, named)
    return {"": getattr(module, single)} if hasattr(module, single) else {}


def _measure(env, case, subject, repeat):
    if repeat > 1:
        _run_once(env, case, subject)
    runs = [_run_once(env, case, subject) for _number in range(repeat)]
    return {
        "seconds": statistics.median(run["seconds"] for run in runs),
        "queries": max(run["queries"] for run in runs),
        "megabytes": max(run["megabytes"] for run in runs),
        "note": runs[-1]["note"],
    }


def _run_once(env, case, subject):
    env.invalidate_all()
    _forget_peak()
    queries, begin = env.cr.sql_log_count, time.perf_counter()
    note = case(env, subject)
    env.flush_all()
    env.cr.commit()
    return {
        "seconds": time.perf_counter() - begin,
        "queries": env.cr.sql_log_count - queries,
        "megabytes": _peak_megabytes(),
        "note": note if isinstance(note, str) else "",
    }


def _forget_peak():
    Path("/proc/self/clear_refs").write_text("5")


def _peak_megabytes():
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) / 1000
