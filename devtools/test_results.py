"""What the two test runners found, told in one voice and one closing line."""

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

_STATS = re.compile(r"(\d+) failed, (\d+) error\(s\) of (\d+) tests when loading database")
_LOG_LINE = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+ \d+ (?P<level>[A-Z]+) \S+ (?P<logger>\S+): (?P<text>.*)$")
_SKIPPED = re.compile(r"^skipped \S+")
_PYTEST_FOUND_NOTHING = 5


@dataclass
class Result:
    """The outcome of one runner."""

    title: str
    log: Path
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    broken: str = ""
    """Why the run itself went wrong; counts as a failure."""
    failures: list = field(default_factory=list)
    """Texts of failures that the user has not seen yet."""

    @property
    def failures_in_all(self):
        """Failed tests, and one more if the run itself went wrong."""
        return self.failed + bool(self.broken)


def from_odoo_log(title, log, code):
    """Read the log of Odoo's runner."""
    text = log.read_text(errors="replace")
    records = list(_records(text))
    counts = _STATS.findall(text)
    if not counts:
        reason = f"Odoo ended with code {code} before it ran a test: {_complaint(records)}"
        return Result(title, log, broken=reason, failures=_failures(records))
    failed, errors, run = (int(number) for number in counts[-1])
    skipped = sum(bool(_SKIPPED.match(message)) for _level, message in records)
    result = Result(title, log, skipped=skipped, failed=failed + errors, failures=_failures(records))
    result.passed = max(0, run - result.failed - skipped)
    if not run:
        result.broken = "no test ran although the modules have tests (are they tagged post_install?)"
    elif code and not result.failed:
        result.broken = f"Odoo ended with code {code}: {_complaint(records)}"
    return result


def from_junit(title, log, path, code):
    """Read pytest's XML file."""
    if code == _PYTEST_FOUND_NOTHING:
        return Result(title, log, broken="pytest found no test")
    if not path.exists() or path.stat().st_size == 0:
        return Result(title, log, broken=f"pytest ended with code {code} without a result")
    result = Result(title, log)
    for outcomes in _outcomes(ElementTree.parse(path)).values():
        result.failed += "failed" in outcomes
        result.skipped += outcomes == {"skipped"}
        result.passed += "passed" in outcomes and "failed" not in outcomes
    if code and not result.failed:
        result.broken = f"pytest ended with code {code}"
    return result


def _outcomes(tree):
    """By test, the set of its outcomes: a test with subtests has an entry for each."""
    tests = {}
    for case in tree.iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            outcome = "failed"
        else:
            outcome = "passed" if case.find("skipped") is None else "skipped"
        tests.setdefault((case.get("classname"), case.get("name")), set()).add(outcome)
    return tests


def report(results):
    """Print what failed and the closing line; 0 when nothing failed."""
    for result in results:
        _print_failures(result)
    passed = sum(result.passed for result in results)
    failed = sum(result.failures_in_all for result in results)
    skipped = sum(result.skipped for result in results)
    if not results:
        print("There are no tests.")
    print()
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""), flush=True)
    return 1 if failed or not results else 0


def _print_failures(result):
    print(f"\n{result.title}: {result.passed} passed, {result.failed} failed, {result.skipped} skipped")
    for text in result.failures:
        print(f"\n{text}")
    if result.broken:
        print(f"\n{result.title}: {result.broken}")
    if result.failures_in_all:
        print(f"\nfull log: {result.log}")


def _records(text):
    """The log's records as (level, message with its further lines)."""
    level, lines = "", []
    for line in text.splitlines():
        found = _LOG_LINE.match(line)
        if found:
            if lines:
                yield level, "\n".join(lines)
            level, lines = found["level"], [found["text"]]
        else:
            lines.append(line)
    if lines:
        yield level, "\n".join(lines)


def _failures(records):
    return [message for level, message in records if level == "ERROR" and re.match(r"(FAIL|ERROR): ", message)]


def _complaint(records):
    """The last thing that Odoo complained about."""
    grave = [message for level, message in records if level in ("ERROR", "CRITICAL")] or [
        message for _level, message in records
    ]
    return grave[-1][-2000:] if grave else "it said nothing"
