import base64
import io

from PIL import Image

from odoo.tests import new_test_user

from .common import PieceCommon

NUR = "نور حياتي"  # lumière de ma vie


def picture(image_format="JPEG", colour=(210, 190, 120)):
    """A small real picture, as a binary field takes it."""
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(buffer, image_format)
    return base64.b64encode(buffer.getvalue())


class EngravingCommon(PieceCommon):
    """Camille enters, Louis verifies; both are users of a brand that reads French."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.partner_id.lang = "fr_FR"
        cls.camille = new_test_user(cls.env, "camille_e", groups="liink_precious_stock.group_liink_user")
        cls.louis = new_test_user(cls.env, "louis_e", groups="liink_precious_stock.group_liink_user")
        cls.inside = cls.env.ref("liink_jewelry_bom.engraving_place_inside")
        cls.back = cls.env.ref("liink_jewelry_bom.engraving_place_back")
        cls.naskh = cls.env.ref("liink_jewelry_bom.engraving_font_naskh")
        cls.roman = cls.env.ref("liink_jewelry_bom.engraving_font_roman")

    @classmethod
    def _engrave(cls, text, user=None, **values):
        """An engraving on the ring, entered by Camille."""
        return (
            cls.env["liink.engraving"]
            .with_user(user or cls.camille)
            .create({"text": text, "product_tmpl_id": cls.ring.id, "place_id": cls.inside.id, **values})
        )

    @classmethod
    def _engrave_nur(cls, **values):
        """The Arabic translation of a customer's words, with its meaning."""
        return cls._engrave(NUR, **{"original_text": "Lumière de ma vie", "meaning": "La lumière de ma vie", **values})
