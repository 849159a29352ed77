"""Three engravings, each at another gate: an Arabic one to verify, a Russian one at its sample, a finished one."""

import io

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"


class Engraver:
    """Yasmina enters the texts, Camille verifies them; makers send the photos."""

    def __init__(self, env):
        self.camille = env
        self.yasmina = env(user=env.ref("liink_precious_stock.user_yasmina").id)

    def tell(self, orders):
        """Engrave on the demo's orders: {piece's xmlid: its latest order that is not received}."""
        self._awaits_verification(orders["piece_solitaire_pendant"])
        self._is_at_its_sample(orders["piece_eternelle_pendant"])
        self._is_finished(orders["piece_eternelle_band"])

    def _enter(self, order, text, place, **values):
        return self.yasmina["liink.engraving"].create(
            {
                "text": text,
                "line_id": order.order_line[0].id,
                "place_id": self.yasmina.ref(f"liink_jewelry_bom.engraving_place_{place}").id,
                **values,
            }
        )

    def _awaits_verification(self, order):
        self._enter(
            order,
            "نور حياتي",
            "back",
            original_text="Lumière de ma vie",
            meaning="La lumière de ma vie",
            applies_to="one",
            piece_number=1,
            letter_size=2.0,
        )

    def _is_at_its_sample(self, order):
        engraving = self._enter(
            order,
            "Любовь навсегда",
            "back",
            original_text="L’amour pour toujours",
            meaning="Amour, à jamais",
            applies_to="some",
            quantity=2,
        )
        engraving.with_env(self.camille).action_verify()
        self._sample(engraving, order)

    def _is_finished(self, order):
        engraving = self._enter(order, "Éloïse & Noël – 12 juin 2026", "inside", applies_to="one", piece_number=1)
        engraving.action_verify()
        self._sample(engraving, order)
        engraving.with_env(self.camille).action_approve_sample()
        engraving.action_check_text()
        engraving.action_check_position()
        engraving.with_env(self.camille).action_check_tool()
        phase = order.liink_phase_ids.filtered("phase_id.is_engraving")
        author = order.partner_id.child_ids[:1] or order.partner_id
        phase._liink_set_state("progress", author=author)
        engraving.sudo()._liink_record_engraved(draw_plate(engraving.text, (205, 176, 120)), author)
        phase._liink_set_state("done", author=author)

    def _sample(self, engraving, order):
        author = order.partner_id.child_ids[:1] or order.partner_id
        engraving.sudo()._liink_add_sample(draw_plate(engraving.text), author)


def draw_plate(text, colour=(200, 198, 192), size=(1200, 700)):
    """A photo-like picture of a brushed plate with the text cut into it, as JPEG bytes."""
    width, height = size
    brushed = Image.effect_noise((1, height), 12).resize(size)
    light = ImageOps.colorize(Image.linear_gradient("L").rotate(60).resize(size), "#c8c8c8", "#ffffff")
    image = ImageChops.multiply(ImageOps.colorize(brushed, "black", "white", mid=colour), light)
    cut = Image.new("L", size, 0)
    font = ImageFont.truetype(FONT, min(90, int(1.5 * width / max(len(text), 1))))
    ImageDraw.Draw(cut).text((width / 2, height / 2), text, font=font, fill=255, anchor="mm")
    image.paste((250, 248, 242), (2, 3), cut.filter(ImageFilter.GaussianBlur(1)))
    image.paste((74, 64, 52), (0, 0), cut)
    buffer = io.BytesIO()
    image.filter(ImageFilter.GaussianBlur(0.6)).save(buffer, "JPEG", quality=88)
    return buffer.getvalue()
