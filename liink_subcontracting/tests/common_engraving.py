from odoo.addons.liink_jewelry_bom.tests.common_engraving import NUR, picture
from odoo.tests import new_test_user

from .common import SubcontractingCommon

__all__ = ["NUR", "EngravedOrderCommon", "picture"]


class EngravedOrderCommon(SubcontractingCommon):
    """An order of 20 rings at Dupont; Camille and Louis, users of the brand."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for code in ("en_US", "fr_FR"):
            cls.env["res.lang"]._activate_lang(code)
        cls.env = cls.env(context={**cls.env.context, "lang": "en_US"})
        cls.env.company.partner_id.lang = "fr_FR"
        groups = "liink_precious_stock.group_liink_user"
        cls.camille = new_test_user(cls.env, "camille_o", groups=groups, name="Camille")
        cls.louis = new_test_user(cls.env, "louis_o", groups=groups, name="Louis")
        cls.inside = cls.env.ref("liink_jewelry_bom.engraving_place_inside")
        cls.back = cls.env.ref("liink_jewelry_bom.engraving_place_back")
        cls._fill_stock()
        cls.order = cls._order(20)
        cls.line = cls.order.order_line

    @classmethod
    def _engrave(cls, text, line=None, **values):
        return (
            cls.env["liink.engraving"]
            .with_user(cls.camille)
            .create({"text": text, "line_id": (line or cls.line).id, "place_id": cls.inside.id, **values})
        )

    @classmethod
    def _engrave_piece(cls, text="Éternelle", product=None):
        """A standard engraving of the ring."""
        template = (product or cls.ring).product_tmpl_id
        return cls.env["liink.engraving"].create(
            {"text": text, "product_tmpl_id": template.id, "place_id": cls.inside.id}
        )

    @classmethod
    def _approve(cls, engraving):
        """Up to its approved sample."""
        if engraving.state == "draft":
            engraving.with_user(cls.louis).action_verify()
        if engraving.state == "verified":
            engraving.sample_photo = picture()
            engraving.with_user(cls.louis).action_approve_sample()
        return engraving

    @classmethod
    def _make_ready(cls, engraving):
        cls._approve(engraving)
        engraving.with_user(cls.camille).action_check_text()
        engraving.with_user(cls.camille).action_check_position()
        engraving.with_user(cls.louis).action_check_tool()
        return engraving

    @classmethod
    def _finish(cls, engraving):
        cls._make_ready(engraving)
        engraving.engraved_photo = picture()
        engraving.with_user(cls.camille).action_engraved()
        return engraving
