"""`./dev bench`: the benchmarks of benchmarks/, against their limits and against Odoo without LIINK."""

import ast
import json
import os
import platform
import time
from pathlib import Path

from . import bench_results, datasets, workbench
from .bench_results import Row
from .databases import TEST
from .messages import Failure, complain, step

_NO_BENCHMARK = ("__init__", "support")
_CONSTANTS = ("SIZES", "BARE_SIZES", "LIMITS", "LIMITS_BY_CASE")
_DOCUMENT = "docs/benchmarks.md"
_FAILING = "the benchmark could not be run"


def bench(project, options):
    """Run the benchmarks; 0 when every limit holds."""
    files = _chosen(project, options.names)
    ready = workbench.ready(project, with_tests=True)
    ready.databases.drop_orphans()
    if any(path.stem == "diamonds" for path in files):
        # An empty path: the benchmark tells that it is skipped.
        ready.variables["LIINK_DIAMONDS"] = str(datasets.diamonds(project, ready.environment) or "")
    rows = [row for path in files for row in Benchmark(ready, path, options.quick).run()]
    bench_results.judge(rows)
    print(bench_results.as_text(rows))
    if options.write:
        _write(project, rows)
    return 1 if any(row.broken for row in rows) else 0


def _chosen(project, names):
    folder = project.tree / "benchmarks"
    known = {path.stem: path for path in sorted(folder.glob("*.py")) if path.stem not in _NO_BENCHMARK}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise Failure(f"there is no benchmark {', '.join(unknown)}.", f"There are: {', '.join(known)}.")
    return [known[name] for name in names or known]


class Benchmark:
    """One file of benchmarks/: its constants are read without importing it, its functions run inside Odoo."""

    def __init__(self, ready, path, is_quick):
        self.ready = ready
        self.name = path.stem
        tree = ast.parse(path.read_text())
        self.constants = _read_constants(tree)
        self.has_bare = bool({"bare", "BARE_CASES"} & _names(tree))
        sizes = self.constants.get("SIZES")
        if not sizes:
            raise Failure(f"{path} names no SIZES.", "See benchmarks/README.md.")
        self.sizes = sizes[:1] if is_quick else sizes

    def run(self):
        """Run all sizes; return their rows."""
        bare_by_size, rows = {}, []
        for size in self.sizes:
            bare_size = self.constants.get("BARE_SIZES", {}).get(size, size)
            if self.has_bare and bare_size not in bare_by_size:
                bare_by_size[bare_size] = self._run_side("bare", bare_size)
            rows += self._rows(size, self._run_side("ours", size), bare_size, bare_by_size.get(bare_size, {}))
        return rows

    def _rows(self, size, ours, bare_size, bare):
        problem = next((self._problem(outcome) for outcome in (ours, bare) if "cases" not in outcome and outcome), "")
        if problem:
            return [bench_results.missing(self.name, size, problem)]
        return [
            Row(
                *(self.name, title, size, self._limits(title), figures),
                bare=bare.get("cases", {}).get(title),
                bare_size=bare_size,
                is_largest=size == self.sizes[-1],
            )
            for title, figures in ours["cases"].items()
        ]

    def _problem(self, outcome):
        if "skipped" in outcome:
            return f"skipped: {outcome['skipped']}"
        complain(Failure(f"the benchmark {self.name} broke:\n{outcome['broken']}"))
        return f"broken: {outcome['broken'].strip().splitlines()[-1]}"

    def _limits(self, title):
        own = self.constants.get("LIMITS_BY_CASE", {}).get(title, {})
        return {**self.constants.get("LIMITS", {}), **own}

    def _run_side(self, side, size):
        """Run one size in a process and on a database of its own; return what it measured."""
        databases, project = self.ready.databases, self.ready.project
        database = f"{TEST}bench_{side}_{os.getpid()}"
        target = project.state / "home" / f"{database}.json"
        try:
            template = databases.suite() if side == "ours" else databases.core()
            step(f"{self.name}, {size:,}{'' if side == 'ours' else ', bare Odoo'}")
            databases.copy(template, database)
            call = f"from benchmarks.support import run; run(env, {self.name!r}, {size}, {side!r}, {str(target)!r})"
            databases.odoo(database, "--log-level=warn", failing=_FAILING, code=call)
            if not target.exists():
                raise Failure(f"the benchmark {self.name} left no figures.", f"Details: {project.log('install')}")
            return json.loads(target.read_text())
        finally:
            target.unlink(missing_ok=True)
            databases.drop(database)


def _read_constants(tree):
    return {
        target.id: ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in _CONSTANTS
    }


def _names(tree):
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    return functions | {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _write(project, rows):
    path = project.repository / _DOCUMENT
    path.write_text(
        "# Benchmarks\n\nWritten by `./dev bench --write`; what each one does stands in its file in `benchmarks/`,"
        " what the limits mean in `benchmarks/README.md`.\n"
        f"\n{time.strftime('%d %B %Y')}, {_machine()}.\n\n{bench_results.as_markdown(rows)}\n"
    )


def _machine():
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    models = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return f"{os.cpu_count()} × {models[0] if models else platform.machine()}, Python {platform.python_version()}"
