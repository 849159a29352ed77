from dataclasses import replace

from odoo import api, fields, models
from odoo.addons.liink_precious_stock.tools import format_measure
from odoo.tools import float_round, format_date, is_html_empty
from odoo.tools.image import image_data_uri

PHASES_ACROSS = 8


class LiinkTechnicalSheet(models.AbstractModel):
    """What the technical sheet of a piece says, as texts in the reader's language: the maker works from it.

    `_liink_make` takes any number of `SheetRequest` and needs a number of queries that does not grow with them. No
    cost and no price is on a sheet. What a revision froze (materials, phases) is that revision's; pictures,
    dimensions, notes and files are the piece's of today, and an old revision's sheet says so.
    """

    _name = "liink.technical.sheet"
    _description = "Technical Sheet of a Piece"

    @api.model
    def _liink_make(self, requests):
        """The sheets of these requests, in their order.

        :param requests: list of `SheetRequest`
        :return: list of dict of texts: `title`, `reference`, `collection`, `company`, `revision`, `order`, `printed`,
            `foot`, `pictures`, `facts`, `metals`, `stones`, `findings`, `sizes`, `phases`, `notes`, `files`; and
            `engravings`, a recordset for `liink_jewelry_bom.engraving_block`
        """
        requests = self._liink_read_together(requests)
        needs = self.env["mrp.bom"]._liink_explode([(each.bom, each.product, 1.0) for each in requests])
        materials = [
            self._liink_prepare_materials(request, lines) for request, lines in zip(requests, needs, strict=True)
        ]
        designs = self._liink_find_designs(requests)
        contents = self._liink_find_picture_contents(designs)
        limits = self.env["product.template"]._liink_hallmark_limits()
        logos = {company: self._liink_get_logo(company) for company in {each.company for each in requests}}
        return [
            {
                **self._liink_prepare_head(request),
                "company": {"name": request.company.name, "logo": logos[request.company]},
                "pictures": self._liink_prepare_pictures(request, designs[request.piece], contents),
                "facts": self._liink_prepare_facts(request, lines, limits),
                **self._liink_prepare_tables(lines),
                "sizes": self._liink_prepare_sizes(request, lines),
                "phases": self._liink_prepare_phases(request),
                "engravings": request.engravings,
                "notes": False if is_html_empty(request.piece.description) else request.piece.description,
                "files": [self._liink_prepare_file(request, design) for design in designs[request.piece]],
            }
            for request, lines in zip(requests, materials, strict=True)
        ]

    @api.model
    def _liink_read_together(self, requests):
        """The same requests in this reader's language, their records read all at once wherever they come from."""

        def together(name, model):
            ids = [getattr(each, name)._ids for each in requests]
            everything = tuple(dict.fromkeys(record_id for each in ids for record_id in each))
            return [self.env[model].browse(each).with_prefetch(everything) for each in ids]

        columns = {
            "piece": together("piece", "product.template"),
            "product": together("product", "product.product"),
            "bom": together("bom", "mrp.bom"),
            "engravings": together("engravings", "liink.engraving"),
        }
        rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        return [
            replace(each, **row, company=each.company.sudo().with_env(self.env(su=True)))
            for each, row in zip(requests, rows, strict=True)
        ]

    @api.model
    def _liink_prepare_head(self, request):
        piece = request.piece
        return {
            "title": piece.name,
            "reference": request.product.default_code or piece.default_code or "",
            "collection": piece.collection_id.name or "",
            "revision": self._liink_prepare_revision(request),
            "order": request.order,
            "printed": format_date(self.env, fields.Date.context_today(self)),
            "foot": self._liink_get_foot(request),
        }

    @api.model
    def _liink_get_foot(self, request):
        """What each page says at its foot: pages get parted."""
        piece = request.piece
        revision = request.bom and self.env._("revision %s", request.bom.liink_revision)
        order = request.order and self.env._("order %s", request.order["name"])
        parts = [piece.name, request.product.default_code or piece.default_code, revision, order]
        return " · ".join(part for part in parts if part)

    @api.model
    def _liink_prepare_revision(self, request):
        """The revision's number, its date, whether it may change; `warning` where it is not the present one."""
        bom = request.bom
        if not bom:
            return None
        if bom.liink_is_frozen:
            state = self.env._("ordered since %s: it does not change", self._liink_date(bom.liink_frozen_date))
        else:
            state = self.env._("made on %s, not ordered yet: it may change", self._liink_date(bom.create_date))
        warning = self._liink_get_warning(request)
        detail = self.env._(
            "Materials, phases and weights are those of revision %s; pictures, dimensions, notes and files are the"
            " piece's of today.",
            bom.liink_revision,
        )
        return {
            "number": str(bom.liink_revision),
            "state": state,
            "warning": warning,
            "warning_detail": warning and detail,
        }

    @api.model
    def _liink_get_warning(self, request):
        present = request.piece.liink_bom_id
        if request.bom.active or not present or request.bom == present:
            return ""
        if request.order:
            return self.env._(
                "This order is made by revision %(own)s. Revision %(present)s is for later orders.",
                own=request.bom.liink_revision,
                present=present.liink_revision,
            )
        return self.env._(
            "Old revision: revision %s is the present one. Make no new piece by this sheet.", present.liink_revision
        )

    @api.model
    def _liink_date(self, moment):
        return format_date(self.env, fields.Datetime.context_timestamp(self, moment).date()) if moment else ""

    @api.model
    def _liink_get_logo(self, company):
        return image_data_uri(company.logo) if company.logo and not company.uses_default_logo else None

    @api.model
    def _liink_prepare_phases(self, request):
        phases = request.bom.liink_phase_ids
        if not phases:
            return None
        rows = [
            {"number": str(number), "name": phase.phase_id.name, "days": self._liink_days(phase.days)}
            for number, phase in enumerate(phases, 1)
        ]
        return {
            "blocks": [rows[start : start + PHASES_ACROSS] for start in range(0, len(rows), PHASES_ACROSS)],
            "across": min(len(rows), PHASES_ACROSS),
            "days": self._liink_days(sum(phases.mapped("days"))),
        }

    @api.model
    def _liink_days(self, days):
        return self.env._("1 day") if days == 1 else self.env._("%s days", days)

    @api.model
    def _liink_grams(self, grams):
        """Grams as a bench scale shows them: to the hundredth, to the thousandth if it matters."""
        return self.env._("%s g", format_measure(self.env, float_round(grams, 3), 2, 3))
