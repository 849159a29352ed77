from odoo import models


class LiinkPieceImport(models.TransientModel):
    """The spreadsheet to fill in."""

    _inherit = "liink.piece.import"

    def _liink_template_name(self):
        return self.env._("pieces.xlsx")

    def _liink_sheet_name(self):
        return self.env._("Pieces")

    def _liink_template_lines(self, columns):
        """A ring of metal, centre stone and surround, then a pendant: four lines and two."""
        examples = [self._liink_example_head(columns), *self._liink_example_stones(), *self._liink_example_pendant()]
        return [[line.get(column.key, "") for column in columns] for line in examples]

    def _liink_example_head(self, columns):
        """The first line: what each column gives as its example."""
        return {column.key: column.example for column in columns}

    def _liink_example_stones(self):
        settings = self.env["ir.model.data"]
        claw, pave = (
            self.env["liink.setting.type"].browse(settings._xmlid_to_res_id(f"liink_jewelry_bom.setting_type_{name}"))
            for name in ("claw", "pave")
        )
        diamond = {
            "reference": "AUR-R-052",
            "kind": self._liink_kind_labels()["stone"],
            "nature": self._liink_label("product.template", "stone_nature", "diamond"),
            "shape": self._liink_label("product.template", "stone_shape", "round"),
        }
        return [
            {
                **diamond,
                "carats": "0.5",
                "pieces": "1",
                "quality": "GH/VS",
                "setting": claw.exists().name or "",
                "position": self.env._("centre"),
            },
            {
                **diamond,
                "size_mm": "1.7",
                "carats": "0.02",
                "pieces": "12",
                "colour_from": "D",
                "colour_to": "F",
                "clarity_from": "VVS1",
                "clarity_to": "VVS2",
                "setting": pave.exists().name or "",
                "position": self.env._("surround"),
            },
        ]

    def _liink_example_pendant(self):
        labels = self._liink_kind_labels()
        pendant = {"reference": "AUR-P-001"}
        return [
            {
                **pendant,
                "name": self.env._("Aurora pendant"),
                "collection": self.env._("Aurora"),
                "type": self._liink_label("product.template", "jewel_type", "pendant"),
                "price": "980",
                "kind": labels["metal"],
                "material": self.env.ref("liink_precious_stock.alloy_gold_750_yellow").name,
                "grams": "3.2",
            },
            {
                **pendant,
                "kind": labels["component"],
                "material": self.env._("Lobster clasp"),
                "pieces": "1",
                "supplied_by": self._liink_label("mrp.bom.line", "supplied_by", "maker"),
            },
        ]

    def _liink_template_notes(self):
        return [
            self.env._("The lines of the first sheet are examples: write your own over them."),
            self.env._("One line is one material. All lines of a piece stand together and carry its reference."),
            self.env._("A piece whose reference is in LIINK already is not changed: it is named as an error."),
        ]
