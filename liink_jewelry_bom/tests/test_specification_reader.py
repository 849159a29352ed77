import time
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..specification_reader import read
from .specification_score import LANGUAGES, corpus, score, score_text

LEAST_READ = 0.95
WORDS = st.sampled_from(
    '12 x 0,02 ct GH/VS or blanc 18K bague taille 52 ( ) \n , . ? " 1/0 ½ pt950 au lieu de 1ct20 T. »'.split(" ")
)


@tagged("post_install", "-at_install")
class TestSpecificationReader(BaseCase):
    def test_sentence_by_hand(self):
        """The words of the seed's ring, value by value."""
        reading = read(
            "Bague taille 52, or blanc 18K, diamant central 0,50ct GH/VS, 12 diamants entourage 0,02ct DEF/VVS"
        )
        values = reading.as_dict()
        self.assertEqual(values["piece.ring_size"], 52)
        self.assertEqual(values["metals.0.fineness"], 750)
        self.assertEqual((values["stones.0.count"], values["stones.0.carats"]), (1, 0.5))
        self.assertEqual((values["stones.1.count"], values["stones.1.carats"]), (12, 0.02))
        self.assertEqual(values["stones.1.position"], "surround")
        self.assertFalse([value.path for value in reading.values if value.doubt])

    def test_score_counts_a_wrong_value(self):
        """The measure itself: a wrong unmarked value is wrong, a marked one is not, an absent one is missed."""
        entry = {"expected": {"a": 1, "b": 2}, "doubtful": []}
        values = [SimpleNamespace(path="a", value=3, doubt=False), SimpleNamespace(path="c", value=3, doubt=True)]
        result = score_text(entry, SimpleNamespace(values=values))
        self.assertEqual((result["wrong"], result["missed"]), ([("a", 3, 1)], ["a", "b"]))

    def test_corpus(self):
        """182 texts, written before the grammar by somebody who had not seen it: nothing wrong passes unmarked,
        nothing that a jeweller would doubt is given as sure, and 95 % of the values are read.
        """
        totals, _details = score(read)
        for language, total in totals.items():
            with self.subTest(language=language):
                self.assertEqual((total["wrong"], total["sure"]), (0, 0))
                self.assertGreaterEqual(total["read"] / total["expected"], LEAST_READ)

    def test_later_texts(self):
        """75 texts more, by somebody who had not seen the grammar either; it was mended with them afterwards."""
        totals, _details = score(read, folder="later")
        for language, total in totals.items():
            with self.subTest(language=language):
                self.assertEqual(total["wrong"], 0)
                self.assertGreaterEqual(total["read"] / total["expected"], LEAST_READ)

    def test_fresh_texts(self):
        """70 texts that the grammar was hardly mended with: what to expect of a text that nobody here has seen."""
        totals, _details = score(read, folder="fresh")
        wrong, read_well, expected = (
            sum(total[key] for total in totals.values()) for key in ("wrong", "read", "expected")
        )
        self.assertLessEqual(wrong, 5)
        self.assertGreaterEqual(read_well / expected, 0.93)

    def test_spans_are_in_the_text(self):
        for language in LANGUAGES:
            for entry in corpus(language):
                for value in read(entry["text"]).values:
                    self.assertTrue(0 <= value.start < value.end <= len(entry["text"]), (entry["id"], value))

    @given(st.text(max_size=400))
    @settings(deadline=None)
    def test_arbitrary_text_never_raises(self, text):
        read(text)

    @given(st.lists(WORDS, max_size=60), st.sampled_from(["", " "]))
    @settings(deadline=None)
    def test_words_of_the_trade_never_raise(self, words, glue):
        read(glue.join(words))

    def test_time_grows_linearly(self):
        """Ten times the text takes about ten times as long (a quadratic rule would take a hundred)."""
        units = (
            "12 diamants 0,02 ct GH/VS, or blanc 18K\n",
            "1x",
            "d-",
            '"',
            "1 ",
            "a.",
            "(x",
            "gh/vs-",
            "fourni par nous ",
            "Nb\tQté\tRéf\n1\t2\t3\n",
        )
        for unit in units:
            times = []
            for length in (10_000, 100_000):
                text = (unit * (length // len(unit) + 1))[:length]
                before = time.process_time()
                read(text)
                times.append(max(time.process_time() - before, 0.01))
            self.assertLess(times[1], 40 * times[0], unit)
