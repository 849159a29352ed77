import base64

from odoo.fields import Command


class PieceImportKeeper:
    """Makes the pieces of a checked file, all of a kind together: the queries do not grow with the pieces."""

    def __init__(self, check):
        self.check = check
        # As in Odoo's own imports: no note “created” on each product and bill, one on the piece says where it is from.
        self.env = check.env(context={**check.env.context, "tracking_disable": True})

    def run(self):
        """Make what is missing, the pieces, their bills of materials and design files; return the pieces."""
        self.made = self.check.missing.make()
        pieces = self.env["product.template"].create([self._piece_vals(piece) for piece in self.check.pieces])
        self.templates = dict(zip(self.check.pieces_by_key, pieces, strict=True))
        self.values = self._attribute_values(pieces)
        self.env["mrp.bom"].create(
            [self._bom_vals(piece, template) for piece, template in zip(self.check.pieces, pieces, strict=True)]
        )
        self._keep_designs(pieces)
        self._note_origin(pieces)
        return pieces.with_env(self.check.env)

    def _note_origin(self, pieces):
        name = self.check.wizard.filename or self.env._("a file")
        pieces._message_log_batch(
            bodies={
                template.id: self.env._("Imported from %(file)s, line %(line)s.", file=name, line=piece.number)
                for piece, template in zip(self.check.pieces, pieces, strict=True)
            }
        )

    # Pieces

    def _piece_vals(self, piece):
        collection = piece.collection or self.made.get(piece.collection_key)
        return {
            **self._usual_vals(),
            **piece.vals,
            "default_code": piece.reference,
            "precious_kind": "jewel",
            "jewel_type": piece.type,
            "collection_id": collection.id if collection else False,
            "attribute_line_ids": self._attribute_commands(piece),
            **({"image_1920": base64.b64encode(self._read(piece.pictures[0]))} if piece.pictures else {}),
        }

    def _usual_vals(self):
        """Defaults that Odoo would look up for each product anew."""
        if not hasattr(self, "_usual"):
            names = ["lot_sequence_id", "has_available_route_ids"]
            self._usual = self.env["product.template"].default_get(names)
        return self._usual

    def _attribute_commands(self, piece):
        return [
            Command.create(
                {
                    "attribute_id": values[0].attribute_id.id,
                    "value_ids": [Command.set([value.id for value in values])],
                }
            )
            for values in (piece.sizes, piece.metals)
            if values
        ]

    def _attribute_values(self, pieces):
        """{(piece, value): the value as this piece offers it}."""
        lines = pieces.attribute_line_ids
        return {(own.product_tmpl_id, own.product_attribute_value_id): own for own in lines.product_template_value_ids}

    # Bills of materials

    def _bom_vals(self, piece, template):
        lines = [vals for line in piece.lines for vals in self._line_vals(piece, template, line)]
        for number, vals in enumerate(lines, 1):
            vals["sequence"] = 10 * number
        vals = {
            **template._liink_prepare_main_bom_vals(),
            "bom_line_ids": [Command.create(line) for line in lines],
        }
        if piece.phases:
            vals["liink_phase_ids"] = [Command.create(phase) for phase in piece.phases]
        return vals

    def _line_vals(self, piece, template, line):
        """The values of this line, and of its like in the metals that have no line of their own."""
        product = self._product(line)
        quality = line.quality or self.made.get(line.quality_key)
        vals = {
            **line.vals,
            "product_id": product.id,
            # Named here, or Odoo would read the product of each line by itself.
            "product_uom_id": product.uom_id.id,
            **({"stone_quality_id": quality.id} if quality else {}),
        }
        value = piece.metal_of(line)
        if not value:
            return [vals]
        own = [self._for_metal(vals, template, value, product, vals["product_qty"])]
        if line not in piece.first_metal_lines():
            return own
        return own + [self._spread(vals, template, line, other) for other in piece.missing_metals()]

    def _spread(self, vals, template, line, value):
        """The same volume in another metal."""
        alloy = value.liink_alloy_id
        product = self.check.metal_articles.get(alloy) or self.made["metal", alloy.id]
        grams = round(vals["product_qty"] * alloy.density / line.alloy.density, 4)
        return self._for_metal(vals, template, value, product, grams)

    def _for_metal(self, vals, template, value, product, grams):
        return {
            **vals,
            "product_id": product.id,
            "product_uom_id": product.uom_id.id,
            "product_qty": grams,
            "bom_product_template_attribute_value_ids": [Command.set(self.values[template, value].ids)],
        }

    def _product(self, line):
        if line.product:
            return line.product
        if line.article_key:
            return self.made[line.article_key]
        return self.templates[line.piece_key].product_variant_id

    # Pictures

    def _keep_designs(self, pieces):
        """The first picture is shown; the others are kept as design files, to be approved."""
        self.env["liink.design.file"].create(
            [
                {
                    "product_tmpl_id": template.id,
                    "file": base64.b64encode(self._read(key)),
                    "filename": self.check.archive.name(key),
                }
                for piece, template in zip(self.check.pieces, pieces, strict=True)
                for key in piece.pictures[1:]
            ]
        )

    def _read(self, key):
        return self.check.archive.unpack(key)
