from odoo import api, models
from odoo.fields import Command

from ..specification_reader import read
from ..tools.ring_size import RING_SIZE_MAX, RING_SIZE_MIN, to_french_size
from .liink_specification_paste import DIMENSIONS

# What each part of a piece becomes: its materials in the order in which a maker reads them.
KIND_OF_GROUP = {"metals": "metal", "stones": "stone", "findings": "component"}


class LiinkSpecificationPaste(models.TransientModel):
    """What a reading proposes."""

    _inherit = "liink.specification.paste"

    @api.model
    def _liink_prepare_proposal(self, text):
        """Values of a draft for `text`: all that the reader read in its place, the rest in the notes."""
        reading = read(text)
        values = {value.path: value for value in reading.values}
        notes = []
        proposal = {
            "is_checked": False,
            **self._liink_prepare_piece_proposal(values, notes),
            **self._liink_prepare_engraving_proposal(values, notes),
            "line_ids": [Command.clear(), *self._liink_prepare_line_proposals(text, values, notes)],
        }
        proposal["name"] = proposal["name"] or self._liink_propose_name(proposal, values)
        return {**proposal, "notes": "\n".join(notes)}

    @api.model
    def _liink_prepare_piece_proposal(self, values, notes):
        said = {path: value.value for path, value in values.items() if path.startswith("piece.")}
        finishes = [self._liink_find_named("finish", finish) for finish in said.get("piece.finish", ())]
        self._liink_note(notes, self.env._("Pieces ordered: %s"), said.get("piece.quantity"))
        name = said.get("piece.name", "")
        return {
            "name": name[:1].upper() + name[1:],
            "default_code": said.get("piece.reference", False),
            "jewel_type": said.get("piece.kind", False),
            "ring_size": self._liink_propose_ring_size(said, notes),
            "collection_id": self._liink_propose_collection(said.get("piece.collection"), notes),
            "finish_ids": [Command.set([finish for finish in finishes if finish])],
            **{name: said.get(f"piece.{name}", 0.0) for name in DIMENSIONS},
        }

    @api.model
    def _liink_note(self, notes, text, value):
        """Keep a value that has no field."""
        if value:
            notes.append(text % value)

    @api.model
    def _liink_propose_ring_size(self, said, notes):
        """The French size of the size said; what is outside the scale stays in the notes."""
        size, scale = said.get("piece.ring_size"), said.get("piece.ring_size_scale")
        if not size:
            return 0.0
        try:
            french = round(2 * to_french_size(size, scale)) / 2
        except ValueError:
            french = 0.0
        if scale != "fr" or not RING_SIZE_MIN <= french <= RING_SIZE_MAX:
            self._liink_note(notes, self.env._("Ring size as written: %s"), f"{size} {(scale or '').upper()}".strip())
        return french if RING_SIZE_MIN <= french <= RING_SIZE_MAX else 0.0

    @api.model
    def _liink_propose_collection(self, name, notes):
        collection = name and self.env["liink.collection"].search([("name", "=ilike", name)], limit=1)
        if name and not collection:
            self._liink_note(notes, self.env._("Collection: %s"), name)
        return collection.id if collection else False

    @api.model
    def _liink_find_named(self, kind, value):
        """Id of the setting type, finish … that a word of the reader stands for, or nothing."""
        if not value:
            return False
        xmlid = f"liink_jewelry_bom.{kind}_{value}"
        return self.env["ir.model.data"]._xmlid_to_res_id(xmlid, raise_if_not_found=False)

    @api.model
    def _liink_prepare_engraving_proposal(self, values, notes):
        said = {path: value.value for path, value in values.items() if path.startswith("engraving.")}
        self._liink_note(notes, self.env._("Lettering of the engraving: %s"), said.get("engraving.font"))
        return {
            "engraved_text": said.get("engraving.text", False),
            "engraving_place_id": self._liink_find_named("engraving_place", said.get("engraving.place")),
        }

    @api.model
    def _liink_prepare_line_proposals(self, text, values, notes):
        """Commands that create a line for each metal, stone and finding of the reading."""
        commands, Line = [], self.env["liink.specification.paste.line"]
        for group, kind in KIND_OF_GROUP.items():
            for index, members in sorted(self._liink_group(values, group).items()):
                vals = {
                    "kind": kind,
                    "sequence": 10 * len(commands),
                    "words": self._liink_words(text, members.values()),
                    "doubts": self._liink_doubts(members),
                    **getattr(Line, f"_liink_prepare_{kind}_vals")({key: v.value for key, v in members.items()}),
                }
                commands.append(Command.create(vals))
                self._liink_note_rest(notes, kind, index, members)
        return commands

    @api.model
    def _liink_group(self, values, group):
        """{number: {key: value}} of one group of paths, such as "stones.0.carats"."""
        found = {}
        for path, value in values.items():
            head, *rest = path.split(".")
            if head == group:
                found.setdefault(int(rest[0]), {})[rest[1]] = value
        return found

    @api.model
    def _liink_note_rest(self, notes, kind, index, members):
        """What a bill of materials has no place for stays readable in the notes."""
        said = {key: value.value for key, value in members.items()}
        if said.get("certificate") or said.get("laboratory"):
            text = " ".join(filter(None, [(said.get("laboratory") or "").upper(), said.get("certificate")]))
            notes.append(self.env._("Stone %(number)s: certificate %(text)s", number=index + 1, text=text))
        if kind == "component" and said.get("length_mm"):
            notes.append(
                self.env._(
                    "%(finding)s: %(length)s mm",
                    finding=self._liink_value_label("findings.kind", said.get("kind")),
                    length=f"{said['length_mm']:g}",
                )
            )

    @api.model
    def _liink_propose_name(self, proposal, values):
        """“Ring, white gold 750, diamond”: what it is, until somebody gives it a better name."""
        if not values:
            return ""
        words = [self._liink_value_label("piece.kind", proposal["jewel_type"]) if proposal["jewel_type"] else ""]
        lines = [command[2] for command in proposal["line_ids"] if command[0] == Command.CREATE]
        alloy = next((line["alloy_id"] for line in lines if line.get("alloy_id")), False)
        name = self.env["liink.alloy"].browse(alloy).name or ""
        words.append(name[:1].lower() + name[1:])
        nature = next((line["nature"] for line in lines if line.get("nature")), False)
        words.append(self._liink_value_label("stones.nature", nature).lower() if nature else "")
        return ", ".join(word for word in words if word)
