import re
from collections import defaultdict

from odoo.addons.liink_precious_stock.tools import normalise
from odoo.exceptions import UserError

from ..tools.picture_archive import ArchiveError
from .piece_import_head import PieceHead
from .piece_import_known import PieceImportKnown
from .piece_import_missing import MissingRecords
from .piece_import_row import PieceRow
from .stone_catalogue import GRADES

CHUNK = 5000
MOST_PIECES = 2000
MOST_LINES = 20_000
MOST_NOTICES = 20
# A set is made of pieces, these of parts; deeper than that, something is wrong.
DEEPEST = 10
# AUR-R-052.jpg, AUR-R-052-2.jpg, AUR-R-052 (3).jpg
_NUMBERED = re.compile(r"(.+?)[ _-]*\(?\d{1,2}\)?")


class PieceImportCheck(PieceImportKnown):
    """Every piece of a file, read and judged: ``pieces`` are all of them, ``issues`` what is wrong."""

    def __init__(self, wizard, columns, positions, ignored, archive):
        super().__init__(wizard, columns, positions, ignored)
        self.archive = archive
        self.no_product = self.env["product.product"]
        self.missing = MissingRecords(self.env)
        self.notices = []
        self.pieces = []
        self.pieces_by_key = {}
        self.pictures_by_stem = defaultdict(list)

    @property
    def bad_count(self):
        """How many things are to be mended."""
        return len(self.issues)

    def run(self, lines):
        """Judge the lines of the file, and the pictures."""
        self.row_count = len(lines)
        self._refuse_too_many(len(lines), MOST_LINES)
        self.load()
        rows = [PieceRow(self, number, cells) for number, cells in lines]
        for row in rows:
            row.judge()
        self._gather_pieces(rows)
        self._refuse_too_many(len(self.pieces), MOST_PIECES)
        for row in rows:
            row.settle_component()
        for piece in self.pieces:
            piece.judge()
        self._refuse_known_pieces()
        self._refuse_circles()
        self._take_pictures()
        self._collect(rows)

    def need_article(self, row, key, line_vals):
        """Have an article made along with the pieces; refuse it where nothing is to be made."""
        vals = self.missing.articles.get(key)
        if not vals:
            vals = self.env["liink.specification.paste.line"].new(line_vals)._liink_prepare_new_product_vals()
        if not vals["name"]:
            row.refuse("material", self.env._("No article like this one, and too little is said to make it."))
        elif not self.wizard.is_creating:
            row.refuse(
                "material",
                self.env._("There is no article “%s”. Create it, or tick “Create what is missing”.", vals["name"]),
            )
        else:
            row.article_key = key
            self.missing.articles[key] = vals

    def need_quality(self, row, key):
        """Have the quality of these grades made along with the pieces."""
        line = self.env["liink.specification.paste.line"].new(
            {f"{name}_id": grade_id for name, grade_id in zip(GRADES, key, strict=True)}
        )
        vals = self.missing.qualities.get(("quality", key)) or {
            "name": line._liink_new_quality_name(),
            **{f"{name}_id": grade_id for name, grade_id in zip(GRADES, key, strict=True)},
        }
        if normalise(vals["name"]) in self.quality_names:
            row.refuse(
                "quality", self.env._("The quality “%s” has other grades: write the quality meant.", vals["name"])
            )
        elif not self.wizard.is_creating:
            row.refuse(
                "quality",
                self.env._("There is no quality “%s”. Create it, or tick “Create what is missing”.", vals["name"]),
            )
        else:
            row.quality_key = ("quality", key)
            self.missing.qualities[row.quality_key] = vals

    def metal_article_for(self, piece, alloy):
        """Have the article of an offered metal without a line made, if there is none."""
        if alloy not in self.metal_articles:
            self.need_article(piece, ("metal", alloy.id), {"kind": "metal", "alloy_id": alloy.id})

    def _refuse_too_many(self, count, most):
        if count > most:
            raise UserError(
                self.env._(
                    "The file has more than %(pieces)s pieces or %(lines)s lines. Cut it into several files.",
                    pieces=MOST_PIECES,
                    lines=MOST_LINES,
                )
            )

    # Pieces

    def _gather_pieces(self, rows):
        """The lines of a piece stand together; a reference that comes back is a second piece of that name."""
        groups = []
        for row in rows:
            if not row.key:
                continue
            if groups and groups[-1][0].key == row.key:
                groups[-1].append(row)
            else:
                groups.append([row])
        for lines in groups:
            first = self.pieces_by_key.get(lines[0].key)
            if first:
                lines[0].refuse(
                    "reference",
                    self.env._(
                        "Line %s has this reference already. Put the lines of a piece together, or give this piece a"
                        " reference of its own.",
                        first.number,
                    ),
                )
            else:
                piece = PieceHead(self, lines)
                self.pieces.append(piece)
                self.pieces_by_key[lines[0].key] = piece

    def _refuse_known_pieces(self):
        """A piece that is there already is not changed by a file."""
        spellings = {}
        for piece in self.pieces:
            for spelling in {piece.reference, piece.reference.upper(), piece.reference.lower()}:
                spellings[spelling] = piece
        for template in self._search_templates(list(spellings)):
            piece = spellings[template.default_code]
            reason = self.env._(
                "%s has this reference already and is not changed by an import. Take the lines out, or give this piece"
                " another reference.",
                template.with_context(display_default_code=False).display_name,
            )
            piece.problems.append(self.issue(piece.number, "reference", piece.reference, reason))

    def _search_templates(self, references):
        templates = self.env["product.template"].with_context(active_test=False)
        for start in range(0, len(references), CHUNK):
            part = references[start : start + CHUNK]
            templates |= templates.search(
                ["|", ("default_code", "in", part), ("product_variant_ids.default_code", "in", part)]
            ).filtered(lambda template: template.default_code in references)
        return templates

    def _refuse_circles(self):
        """A piece may be made of other pieces of the file, not of itself, nor of one that is made of it."""
        parts = {
            key: {line.piece_key for line in piece.lines if line.piece_key in self.pieces_by_key}
            for key, piece in self.pieces_by_key.items()
        }
        for _level in range(DEEPEST):
            if not parts:
                return
            done = {key for key, needed in parts.items() if not needed & parts.keys()}
            parts = {key: needed for key, needed in parts.items() if key not in done}
        for key, needed in parts.items():
            for line in self.pieces_by_key[key].lines:
                if line.piece_key in needed & parts.keys():
                    line.refuse("material", self._circle_reason(line, key))

    def _circle_reason(self, line, key):
        if line.piece_key == key:
            return self.env._("A piece cannot be made of itself.")
        return self.env._("This goes round in a circle, or too deep: the piece would in the end be made of itself.")

    # Pictures

    def _take_pictures(self):
        own_keys = self._match_references()
        for piece in self.pieces:
            piece.take_pictures(self.archive, own_keys.get(piece.reference.casefold(), []))
        if not self.archive:
            return
        wanted = defaultdict(list)
        for piece in self.pieces:
            for key in piece.pictures:
                wanted[key].append(piece)
        for key in self.archive:
            self._check_picture(key, wanted.get(key, []))
        unused = [self.archive.name(key) for key in self.archive if key not in wanted]
        if unused:
            more = "" if len(unused) <= MOST_NOTICES else " …"
            names = ", ".join(unused[:MOST_NOTICES]) + more
            self.notices.append(self.env._("Pictures that no piece names, left out: %s", names))

    def _match_references(self):
        """{reference: keys of the files named like it, or like it with a number}; fills ``pictures_by_stem``."""
        own = defaultdict(list)
        for key in sorted(self.archive or ()):
            stem = key.rpartition(".")[0] or key
            self.pictures_by_stem[stem].append(key)
            numbered = _NUMBERED.fullmatch(stem)
            if stem in self.pieces_by_key:
                own[stem].insert(0, key)
            elif numbered and numbered[1] in self.pieces_by_key:
                own[numbered[1]].append(key)
        return own

    def _check_picture(self, key, pieces):
        """Whatever is in the archive must be a picture, by its content."""
        name = self.archive.name(key)
        reason = self._picture_reason(key, name)
        number = pieces[0].numbers.get("pictures", pieces[0].number) if pieces else 0
        if reason:
            self.issues.append(self.issue(number, "pictures" if "pictures" in self.columns else "", name, reason))

    def _picture_reason(self, key, name):
        Design = self.env["liink.design.file"]
        try:
            content = Design._liink_inspect(self.archive.unpack(key), name)
        except ArchiveError:
            return self.env._("%s is damaged in the archive: make it anew.", name)
        except UserError as error:
            return str(error)
        if content.group != "picture":
            return self.env._("%s is no picture: the archive may only hold JPEG, PNG and WebP.", name)
        return ""

    def _collect(self, rows):
        for judged in (*rows, *self.pieces):
            self.issues += judged.problems
        self.issues.sort(key=lambda issue: issue["line_number"])
        self.rows = rows if not self.issues else []
        if len(self.notices) > MOST_NOTICES:
            count = len(self.notices) - MOST_NOTICES
            self.notices[MOST_NOTICES:] = [self.env._("… and %s more of these", count)]
