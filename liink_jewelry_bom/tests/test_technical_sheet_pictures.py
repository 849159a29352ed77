import base64
import io

from PIL import Image

from ..tools.sheet_picture import MOST_PIXELS, look_alike, open_picture
from .common_sheet import SheetCommon
from .design_samples import glb, pdf, picture, png_bomb

RED, GREEN, BLUE, GREY = (200, 30, 30), (30, 160, 30), (30, 30, 200), (128, 128, 128)


class TestTechnicalSheetPictures(SheetCommon):
    """The pictures and the approved files of a piece, and where their codes lead."""

    def _shown(self):
        """The colours of the pictures on the ring's sheet, and their labels."""
        shown = []
        for each in self._sheet(self.ring)["pictures"]:
            image = Image.open(io.BytesIO(base64.b64decode(each["source"].partition(",")[2])))
            self.assertLessEqual(max(image.size), MOST_PIXELS)
            pixel = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
            names = {"red": RED, "green": GREEN, "blue": BLUE, "grey": GREY}
            shown.append(min(names, key=lambda name: sum(abs(a - b) for a, b in zip(names[name], pixel, strict=True))))
        return shown

    def test_own_picture_then_the_approved_ones(self):
        self.ring.image_1920 = base64.b64encode(picture(colour=RED, size=(1500, 1000)))
        self._submit(self.ring, picture(colour=BLUE), "photo.jpg", kind="photo")
        self._submit(self.ring, picture("PNG", colour=GREEN), "rendering.png")
        self._submit(self.ring, picture(colour=GREY), "waiting.jpg", approve=False)
        self.assertEqual(self._shown(), ["red", "green", "blue"])

    def test_the_same_picture_once(self):
        """A rendering that became the piece's picture, whatever the size that it is kept in."""
        rendering = self._submit(self.ring, picture(colour=RED, size=(2400, 1600)), "rendering.jpg")
        rendering.action_use_as_picture()
        self.assertEqual(self._shown(), ["red"])

    def test_four_at_most(self):
        self.ring.image_1920 = base64.b64encode(picture(colour=RED))
        for number in range(6):
            self._submit(self.ring, picture(colour=(40 * number, 10, 200)), f"view_{number}.jpg")
        sheet = self._sheet(self.ring)
        self.assertEqual((len(sheet["pictures"]), len(sheet["files"])), (4, 6))

    def test_newer_version_replaces(self):
        self._submit(self.ring, picture(colour=GREEN), "view.jpg")
        self._submit(self.ring, picture(colour=BLUE), "view_v2.jpg")
        self.assertEqual(self._shown(), ["blue"])
        self.assertEqual(self._sheet(self.ring)["pictures"][0]["label"], "view · version 2")

    def test_every_kind_of_picture(self):
        for data in (picture("WEBP"), picture("PNG"), picture("JPEG")):
            self.assertEqual(open_picture(data).mode, "RGB")
        buffer = io.BytesIO()
        Image.new("RGBA", (40, 20), (0, 0, 0, 0)).save(buffer, "PNG")
        self.assertEqual(open_picture(buffer.getvalue()).getpixel((5, 5)), (255, 255, 255), "transparent is paper")
        for data in (b"", b"no picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", png_bomb(), picture()[:200]):
            self.assertIsNone(open_picture(data))

    def test_look_alike(self):
        white, rose = open_picture(picture(colour=(235, 235, 236))), open_picture(picture(colour=(240, 190, 160)))
        self.assertFalse(look_alike(white, rose))
        self.assertTrue(look_alike(white, open_picture(picture("PNG", size=(480, 320), colour=(235, 235, 236)))))
        self.assertFalse(look_alike(white, open_picture(picture(size=(32, 48), colour=(235, 235, 236)))))

    def test_files(self):
        model = self._submit(self.ring, glb(), "model.glb", note="Stones not modelled")
        drawing = self._submit(self.ring, pdf(), "drawing.pdf")
        self._submit(self.ring, glb(nodes=[{"mesh": 0, "name": "x"}]), "later.glb", approve=False)
        files = self._sheet(self.ring)["files"]
        self.assertEqual([file["name"] for file in files], [drawing.name, model.name])
        self.assertEqual([file["format"] for file in files], ["PDF", "GLB"])
        self.assertEqual(files[1]["note"], "Stones not modelled")
        self.assertEqual(files[1]["kind"], "CAD model")
        for file, design in zip(files, drawing + model, strict=True):
            # An address of the application: whoever has no session signs in first. Nothing in it opens the file.
            self.assertEqual(file["address"], f"{design.get_base_url()}/odoo/design-files/{design.id}")
            self.assertTrue(file["code"].startswith("data:image/svg+xml;base64,"))
