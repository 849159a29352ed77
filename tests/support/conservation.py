"""Random histories of precious matter, each lived and rolled back; the first that goes wrong is shrunk and raised."""

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from .history import History

NUMBER = st.integers(0, 10**7)
STEPS = st.lists(st.tuples(st.sampled_from(History.steps), NUMBER, NUMBER, NUMBER), min_size=1, max_size=12)


class Undo(Exception):
    """Ends a history; all of it is rolled back."""


def check_histories(env, count, number):
    """Live `count` histories drawn from the seed `number`.

    :raises AssertionError: for the shortest history after which Odoo's stock and the ledger differ
    """
    history = History(env)
    # Something to begin with, else most histories have nothing to move; a parcel whose shares are never round.
    history.receive_metal(0, 70_000, 0)
    history.receive_stones(0, 11, 137)
    history.remember()
    env.flush_all()

    @seed(number)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(STEPS)
    def live(steps):
        try:
            with env.cr.savepoint():
                _live(history, steps)
                raise Undo
        except Undo:
            pass

    live()


def _live(history, steps):
    history.begin_again()
    for step in steps:
        history.do(*step)
    differences = history.differences()
    if differences:
        raise AssertionError(f"{differences} after {history.story}")
