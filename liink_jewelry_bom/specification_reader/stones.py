"""Facts about stones to lines: which facts belong together.

Facts are cut into segments: those of a clause, cut again where a second stone begins in it. A segment that counts or
names a stone begins a line, unless it only mentions a stone known already; what else is said belongs to the line
before.
"""

from .patterns import Fact
from .stone_line import MEASURES, StoneLine

HEADS = ("count", "nature", "one")
NOUNS = ("nature", "shape", "stone", "origin")
LOOK_BACK = 12
QUALITY = ("colour_from", "colour_to", "clarity_from", "clarity_to")


def stone_lines(facts, layout):
    """The lines of stones of the text, in the order in which they are named."""
    builder = Builder(layout)
    for segment in segments(facts, layout):
        builder.take(segment)
    return builder.finish()


def segments(facts, layout):
    """Facts of each clause, cut where another stone begins in it."""
    current, keys, clause = [], {}, None
    for fact in facts:
        place = layout.clause[fact.first] if fact.row is None else -1 - fact.row
        if current and (place != clause or fact.row is None and _begins_another(keys, fact)):
            carried = _carried(current, fact, layout) if place == clause else []
            kept = current[: len(current) - len(carried)]
            if kept:
                yield kept
            current, keys = carried, {one.key: one for one in carried}
        clause = place
        current.append(fact)
        keys.setdefault(fact.key, fact)
    if current:
        yield current


def _begins_another(segment, fact):
    """Does the fact begin another stone than that of the facts {key: first fact} before it in its clause?"""
    keys = segment.keys()
    if fact.key == "count" and fact.note == "times" and "count" not in keys:
        return "carats" in keys and fact.first - segment["carats"].first != 2
    if fact.key in ("count", "one") and fact.note != "after":
        return bool(keys & {"count", "nature", *MEASURES}) or "one" in keys and fact.key == "count"
    if fact.key == "nature":
        known = segment.get("nature")
        if known is None:
            return False
        if fact.note == "weak":
            return known.value != fact.value and fact.first - known.last > 3
        return known.note != "weak" and (known.value != fact.value and known.note != "adjective")
    if fact.key == "position":
        known = segment.get("position")
        return bool(known and known.value != fact.value and keys & {"nature", "count", *MEASURES})
    return False


def _carried(segment, fact, layout):
    """The facts just before the new stone that are already about it: entourage 12 diamants."""
    carried = []
    first = fact.first
    for one in reversed(segment):
        gap = [layout.kind(place) for place in range(one.last + 1, first)]
        if one.key not in ("position", "setting", "one", "origin", "hue") or any(
            k not in ("of", "colon", "the", "word") for k in gap
        ):
            break
        if (
            one.key == "position"
            and one.value == "centre"
            and not any(k.key == "position" for k in segment if k is not one)
        ):
            break
        carried.insert(0, one)
        first = one.first
    return carried if len(carried) < len(segment) else []


class Builder:
    """Takes the segments one after another and decides whose they are."""

    def __init__(self, layout):
        self.layout = layout
        self.lines, self.waiting = [], []
        self.current = None
        self.sharing = None
        self.settings_at = []
        # Place of the last words that were about the current line.
        self.last_place = 0

    @property
    def recent(self):
        """The lines that words may still be about: the last few."""
        return self.lines[-LOOK_BACK:]

    def take(self, segment):
        """Begin a line with the segment, or add it to one."""
        keys = {fact.key for fact in segment}
        if "setting_at" in keys:
            self.settings_at += [fact for fact in segment if fact.key == "setting_at"]
            segment = [fact for fact in segment if fact.key != "setting_at"]
            keys.discard("setting_at")
            if not segment:
                return
        if segment[0].row is not None:
            self._begin(segment)
        elif self._is_for_all(segment, keys):
            self._share(segment)
        elif keys & {"count", "nature"} and not (keys == {"count"} and segment[0].note == "after"):
            self._take_head(segment, keys)
        elif (
            keys & {"one", "stone", "shape", "origin"}
            and keys & {*MEASURES, "position", "one"}
            and not self._continues(segment, keys)
        ):
            self._take_unnamed(segment, keys)
        else:
            self._take_rest(segment, keys)
        if keys & {*HEADS, "shape"} or self._is_same_sentence(segment):
            self.last_place = segment[-1].last

    def _is_same_sentence(self, segment):
        return self.layout.sentence[segment[0].first] == self.layout.sentence[self.last_place]

    def _is_for_all(self, segment, keys):
        """tous G-H, all claw set, les deux en GH/VS"""
        if not self.lines or keys & {"count", "position", "carats", "size_mm"}:
            return False
        if (
            self.sharing is not None
            and self.sharing == self.layout.sentence[segment[0].first]
            and not keys & {"nature", "one"}
        ):
            return True
        before = [self.layout.kind(segment[0].first - distance) for distance in (1, 2, 3, 4)]
        clause = self.layout.clause[segment[0].first]
        places = [segment[0].first - distance for distance in (1, 2, 3, 4)]
        return any(
            k == "all" and p >= 0 and self.layout.clause[p] == clause for k, p in zip(before, places, strict=True)
        )

    def _share(self, segment):
        """Give the facts to every line that does not know better; sure only when it begins its own line."""
        alone = self.layout.line[segment[0].first] != self.layout.line[max(self.last_place, 0)]
        for line in self.recent:
            for fact in segment:
                if fact.key in ("nature", "stone", "one") or line.has(fact.key) or line.row is not None:
                    continue
                if fact.key in QUALITY and line.value("nature") not in (None, "diamond"):
                    continue
                line.add(_copy(fact, None if alone or line is self.current else "shared"))
        self.sharing = self.layout.sentence[segment[0].first]

    def _take_head(self, segment, keys):
        mention = StoneLine()
        for fact in segment:
            mention.add(fact)
        known = self._known(mention, segment, keys)
        if known:
            if self.layout.sentence[segment[0].first] != self.layout.sentence[self.last_place]:
                self._doubt_merged(known, mention, segment)
            for fact in segment:
                known.add(fact)
            self.current = known
            return
        self._begin(segment)

    def _doubt_merged(self, known, mention, segment):
        if not known.is_bare and not mention.is_bare:
            for fact in segment:
                if fact.key not in ("nature",):
                    fact.doubt = fact.doubt or "which_stone"

    def _known(self, mention, segment, keys):
        """The line that the segment is about, when it begins none."""
        for line in reversed(self.recent):
            if line.row is not None:
                continue
            denied = line.facts.get("count")
            if (
                denied is not None
                and denied.note == "denied"
                and mention.value("nature") in (line.value("nature"), None)
            ):
                return line
        if not mention.has("nature"):
            return self._uncounted(mention, keys)
        bare = mention.is_bare
        for line in reversed(self.recent):
            if line.row is not None or line.value("nature") != mention.value("nature"):
                continue
            if (
                not bare
                and mention.has("count")
                and line.has("count")
                and not line.is_bare
                or not line.accepts(segment)
            ):
                continue
            if bare or line.is_bare or self._complete_each_other(line, mention):
                return line
        return None

    def _complete_each_other(self, line, mention):
        """One is counted and not measured, the other measured and not counted."""
        if mention.has("position"):
            return False
        if not mention.has("count", *MEASURES, "shape"):
            return line.has("count", *MEASURES)
        sizes = ("carats", "size_mm", "total_carats")
        if not mention.has("count", *sizes) and mention.has(*QUALITY) and not line.has(*QUALITY):
            return True
        if line.has("count") == mention.has("count") or line.has(*sizes) == mention.has(*sizes):
            return False
        return line.has("count") != line.has(*sizes)

    def _uncounted(self, mention, keys):
        """diamants … donc 26 pierres: the count of the line before"""
        line = self.current
        if line is None or line.has("count") or keys & {*MEASURES, "position", "shape"} or not line.has("nature"):
            return None
        return line if line.nature_is_plural else None

    def _continues(self, segment, keys):
        line = self.current
        if line is None or not line.accepts(segment) or "one" in keys:
            return False
        if "position" in keys and line.has("position") is False and line.has("nature"):
            return self.layout.sentence[segment[0].first] == self.layout.sentence[self.last_place]
        return bool(line.has("nature", "count")) and "position" not in keys

    def _take_unnamed(self, segment, keys):
        """pierre centrale 3 griffes: a stone named by its place or shape"""
        position = next((fact.value for fact in segment if fact.key == "position"), None)
        known = next((line for line in self.recent if position and line.value("position") == position), None)
        bare = None
        if known is None and position and not keys & {"count", *MEASURES, "shape"}:
            bare = self._by_position(position)
        target = known or bare
        if target:
            for fact in segment:
                if bare or self.layout.sentence[fact.first] != self.layout.sentence[self.last_place]:
                    fact.doubt = fact.doubt or "which_stone"
                target.add(fact)
            self.current = target
            return
        self._begin(segment)

    def _by_position(self, position):
        """The line that a place means where no line names its place: one stone at the centre, many around."""
        free = [line for line in self.recent if not line.has("position") and line.row is None]
        if len(self.lines) < 2 and position != "centre":
            return None
        wanted = [line for line in free if (line.value("count") == 1) == (position == "centre")]
        return wanted[0] if wanted else None

    def _take_rest(self, segment, keys):
        """Facts without a stone: of the line before, of a line of that place, or of the next."""
        position = next((fact.value for fact in segment if fact.key == "position"), None)
        if position and self._is_label(segment):
            self.waiting = [fact for fact in segment]
            return
        if self.current is None:
            self.waiting += segment
            return
        line = self.current
        if position and line.value("position") != position or not _fits(line, segment):
            line = self._line_at(position, segment, keys)
            if line is None:
                return
        self._continue(line, segment, keys)

    def _line_at(self, position, segment, keys):
        known = next((line for line in self.recent if position and line.value("position") == position), None)
        if known:
            return known
        if not self.current.has("position") and self._is_same_sentence(segment) and _fits(self.current, segment):
            return self.current
        if keys <= {"position", "stone"}:
            if not _fits(self.current, segment):
                self.waiting = [fact for fact in segment if fact.key == "position"]
                for fact in self.waiting:
                    fact.note = "own"
            return None
        if not keys & {*MEASURES, "count"}:
            found = self._by_position(position)
            if found:
                for fact in segment:
                    fact.doubt = fact.doubt or "which_stone"
                self.current = found
                return found
        self._begin(segment)
        self.current.is_unsure = True
        return None

    def _continue(self, line, segment, keys):
        first = segment[0].first
        same_line = self.layout.line[first] == self.layout.line[self.last_place]
        same = same_line and self.layout.sentence[first] == self.layout.sentence[self.last_place]
        for fact in segment:
            if fact.key == "same_quality":
                self._same_quality(line, fact)
                continue
            if fact.key == "setting" or fact.key in QUALITY:
                self._perhaps_shared(line, fact, same)
            if not same and len(self.lines) > 1 and fact.key not in ("laboratory", "certificate"):
                fact.doubt = fact.doubt or "which_stone"
            elif not same and fact.key in ("size_mm", "carats", "count", "shape", "hue"):
                fact.doubt = fact.doubt or "which_stone"
            line.add(fact)

    def _perhaps_shared(self, line, fact, same):
        """Said after the last of several stones, a setting or quality may be that of those before it in the line."""
        for other in self.recent:
            if other is line or other.row is not None or other.has(fact.key) or not other.facts:
                continue
            if fact.key in QUALITY and other.value("nature") not in (None, "diamond"):
                continue
            first = next(iter(other.facts.values())).first
            if not same or self.layout.line[first] == self.layout.line[fact.first]:
                other.add(_copy(fact, "shared"))

    def _same_quality(self, line, fact):
        """Copy the grades of the nearest line before that has some."""
        source = next((one for one in reversed(self.recent) if one is not line and one.has(*QUALITY)), None)
        for key in QUALITY:
            if source and source.has(key) and not line.has(key):
                line.add(
                    Fact("stone", key, source.value(key), fact.first, fact.last, fact.doubt, fact.start, fact.end)
                )

    def _is_label(self, segment):
        """Centre : … — a place that stands alone in its line or before a colon."""
        first, last = segment[0], segment[-1]
        if {fact.key for fact in segment} - {"position", "stone"}:
            return False
        starts = (
            self.layout.kind(first.first - 1) in ("", "newline", "bullet", "tab", "stop", "semicolon")
            or self.layout.kind(first.first - 1) == "the"
        )
        return starts and self.layout.kind(last.last + 1) in ("colon", "newline", "tab", "equals")

    def _begin(self, segment):
        line = StoneLine(segment[0].row)
        keys = {fact.key for fact in segment}
        for fact in self.waiting:
            if fact.key not in keys and line.row is None and self._is_for_next(fact):
                line.add(fact)
        self.waiting = []
        self.lines.append(line)
        self.current = line
        for fact in segment:
            if fact.key == "same_quality":
                self._same_quality(line, fact)
            else:
                line.add(fact)
        nature = line.facts.get("nature")
        line.nature_is_plural = bool(nature) and self.layout.tokens[nature.first].text.lower().endswith(("s", "i"))

    def _is_for_next(self, fact):
        """A place said before any stone: a label, or beside something that is said of a stone."""
        if fact.key != "position" or fact.note == "own":
            return True
        if self.layout.kind(fact.last + 1) in ("colon", "newline", "tab", "equals"):
            return True
        clause = self.layout.clause[fact.first]
        return any(
            one.key in (*MEASURES, "setting") and self.layout.clause[one.first] == clause for one in self.waiting
        )

    def finish(self):
        """The lines that say something."""
        self._settle()
        self._spread_paving()
        return [
            line
            for line in self._without_sums()
            if line.has("count", "nature", "carats", "total_carats", "colour_from")
            or (line.has("setting", "shape", "one") and line.has("position", "one"))
        ]

    def _settle(self):
        """griffes (centre), grain (reste)"""
        for fact in self.settings_at:
            setting, position = fact.value
            lines = [line for line in self.lines if line.value("position") == position]
            if position == "rest":
                lines = [line for line in self.lines if not line.has("setting")]
            if not lines and not any(line.has("position") for line in self.lines):
                line = StoneLine()
                line.is_unsure = True
                self.lines.append(line)
                if position != "rest":
                    line.add(
                        Fact("stone", "position", position, fact.first, fact.last, fact.doubt, fact.start, fact.end)
                    )
                lines = [line]
            for line in lines:
                line.add(Fact("stone", "setting", setting, fact.first, fact.last, fact.doubt, fact.start, fact.end))

    def _spread_paving(self):
        """pavage améthystes + tsavorites: both are in the paving"""
        for before, line in zip(self.lines, self.lines[1:], strict=False):
            paving = before.facts.get("setting")
            if (
                paving is None
                or paving.value != "pave"
                or line.has("setting")
                or line.row is not None
                or not line.facts
            ):
                continue
            first = min(fact.first for fact in before.facts.values())
            begins = min(fact.first for fact in line.facts.values())
            if (
                paving.first == first
                and self.layout.line[begins] == self.layout.line[first]
                and self.layout.sentence[begins] == self.layout.sentence[first]
            ):
                line.add(_copy(paving, "shared"))

    def _without_sums(self):
        """les 3 diams : 1 de 0,30 et 2 de 0,15: the sum is no line, its stone is that of the parts."""
        lines = list(self.lines)
        for place, line in enumerate(self.lines):
            parts = []
            if (
                line.row is not None
                or not line.has("count")
                or line.has("carats", "size_mm", "total_carats", "position")
            ):
                continue
            for part in self.lines[place + 1 : place + 1 + LOOK_BACK]:
                if part.has("nature") or not part.has("count"):
                    break
                parts.append(part)
            if len(parts) > 1 and sum(part.value("count") for part in parts) == line.value("count"):
                lines.remove(line)
                for part in parts:
                    for fact in line.facts.values():
                        if fact.key != "count":
                            part.add(_copy(fact, None))
                for part in parts[:-1]:
                    for fact in parts[-1].facts.values():
                        if not part.has(fact.key) and fact.key not in ("carats", "size_mm", "size2_mm"):
                            part.add(_copy(fact, "shared"))
        return lines


def _fits(line, segment):
    """A single stone is in no paving and on no shoulders."""
    if line.value("count") != 1 and not (line.has("one") and not line.has("count")):
        return True
    many = {("setting", "pave"), ("position", "band"), ("position", "surround"), ("position", "shoulders")}
    return not any((fact.key, fact.value) in many and fact.note != "own" for fact in segment)


def _copy(fact, doubt):
    return Fact(
        fact.scope, fact.key, fact.value, fact.first, fact.last, fact.doubt or doubt, fact.start, fact.end, fact.note
    )
