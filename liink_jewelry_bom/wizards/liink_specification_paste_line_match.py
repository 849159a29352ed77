from odoo import api, models
from odoo.fields import Domain

from .stone_catalogue import GRADES, StoneCatalogue


class LiinkSpecificationPasteLine(models.TransientModel):
    """From what was read to the articles of the catalogue. An article that says something else is never proposed."""

    _inherit = "liink.specification.paste.line"

    @api.model
    def _liink_prepare_metal_vals(self, said):
        """Values of a line for a metal read: its alloy if only one fits, and the article of that alloy."""
        alloy = self._liink_find_alloy(said)
        product = alloy and self.env["product.product"].search(
            [("precious_kind", "=", "metal"), ("alloy_id", "=", alloy.id)], order="id", limit=1
        )
        return {
            "alloy_id": alloy.id,
            "product_id": product.id if product else False,
            "quantity": said.get("grams", 0.0),
            "loss_percent": said.get("loss_percent", 0.0),
            "supplied_by": said.get("supplied_by", "brand"),
            "remark": False if alloy else self.env._("The alloy is not clear: choose it."),
        }

    @api.model
    def _liink_find_alloy(self, said):
        """The only alloy of this metal, fineness and colour; none when several fit."""
        Alloy = self.env["liink.alloy"]
        xmlid = f"liink_precious_stock.metal_{said.get('metal')}"
        metal = self.env["ir.model.data"]._xmlid_to_res_id(xmlid, raise_if_not_found=False)
        domain = Domain("metal_id", "=", metal)
        if said.get("fineness"):
            domain &= Domain("fineness", "=", said["fineness"])
        if said.get("colour"):
            domain &= Domain("colour", "=", said["colour"])
        found = Alloy.search(domain, limit=2) if metal else Alloy
        return found if len(found) == 1 else Alloy

    @api.model
    def _liink_prepare_component_vals(self, said):
        """Values of a line for a finding read: the user chooses its article, or it is made under its own name."""
        label = self.env["liink.specification.paste"]._liink_value_label("findings.kind", said.get("kind"))
        return {
            "component_name": label,
            "quantity": said.get("count", 1),
            "supplied_by": said.get("supplied_by", "brand"),
        }

    @api.model
    def _liink_prepare_stone_vals(self, said):
        """Values of a line for a stone read, with the article and the quality of the catalogue that say the same."""
        carats, remark = self._liink_carats_of_one(said)
        vals = {
            "nature": said.get("nature"),
            "origin": said.get("origin"),
            "hue": said.get("hue"),
            "shape": said.get("shape"),
            "size_mm": said.get("size_mm", 0.0),
            "width_mm": said.get("size2_mm", 0.0),
            "carats": carats,
            "quantity": said.get("count", 0),
            "supplied_by": said.get("supplied_by", "brand"),
            "position": self._liink_position(said),
            "setting_type_id": self.env["liink.specification.paste"]._liink_find_named(
                "setting_type", said.get("setting")
            ),
            **self._liink_grades(said),
        }
        product = self._liink_find_stone(vals)
        if product.stone_shape and not vals["shape"]:
            remark.append(self.env._("The shape is not said: supposed to be that of the article."))
        quality = self._liink_find_quality(vals)
        return {**vals, "product_id": product.id, "quality_id": quality.id, "remark": " ".join(remark) or False}

    @api.model
    def _liink_carats_of_one(self, said):
        """(carats of one stone, remarks): those said, else the total said shared by the stones said."""
        if said.get("carats") or not (said.get("total_carats") and said.get("count")):
            return said.get("carats", 0.0), []
        paste = self.env["liink.specification.paste"]
        remark = self.env._(
            "Carats per stone: %(total)s ct shared by %(count)s.",
            total=paste._liink_number(said["total_carats"]),
            count=said["count"],
        )
        return round(said["total_carats"] / said["count"], 3), [remark]

    @api.model
    def _liink_position(self, said):
        if not said.get("position"):
            return False
        return self.env["liink.specification.paste"]._liink_value_label("stones.position", said["position"])

    @api.model
    def _liink_grades(self, said):
        """{"colour_from_id": id …} of the grades read."""
        names = [said[key] for key in GRADES if said.get(key)]
        found = self.env["liink.grade"].search([("name", "in", names)])
        grades = {(grade.scale, grade.name): grade.id for grade in found}
        return {f"{key}_id": grades.get((scale, said.get(key)), False) for key, scale in GRADES.items()}

    @api.model
    def _liink_find_stone(self, vals):
        """The article that says nothing else than the text: measured alike, or else one without a measure."""
        return StoneCatalogue(self.env, [("stone_nature", "=", vals["nature"])]).find(vals)

    @api.model
    def _liink_find_quality(self, vals):
        """The quality of exactly these grades, or none."""
        domain = [(f"{key}_id", "=", vals[f"{key}_id"]) for key in GRADES]
        Quality = self.env["liink.stone.quality"]
        return Quality.search(domain, limit=1) if any(vals[f"{key}_id"] for key in GRADES) else Quality
