"""Models in 3D as people see them: the brand drops, turns and approves at a desk, the maker turns on a phone."""

import io
from pathlib import Path

import pytest
from PIL import Image

from ..support.browser import DESK, PHONE, Person, chromium
from ..support.server import copy_database, drop_database, run_in_shell, serve, unique_name

ROOT = Path(__file__).parents[2]
DESIGNS = ROOT / "liink_jewelry_bom" / "demo" / "designs"
BRAND, MAKER = "camille-designs", "dupont-designs"
BACKGROUND = (0xF7, 0xF5, 0xF2)
SETUP = f"""
import base64, sys
sys.path.insert(0, {str(ROOT)!r})
from odoo.tests import new_test_user
from tests.support.seed_brand import BRAND_GROUPS, SeedBrand

camille = new_test_user(env, {BRAND!r}, groups=BRAND_GROUPS, lang="fr_FR", tz="Europe/Paris")
brand = SeedBrand(env(user=camille, context={{"lang": "fr_FR"}}))
brand.fill_safe()
order = brand.order_rings(12)
order.with_context(liink_no_notification=True, liink_accept_shortage=True).button_confirm()
maker = new_test_user(env, {MAKER!r}, groups="base.group_portal", lang="fr_FR", tz="Europe/Paris")
maker.partner_id.parent_id = brand.dupont
env.cr.commit()
print(order.order_line.product_id.product_tmpl_id.id, order.id)
"""


@pytest.fixture(scope="module")
def place():
    """(address, piece id, order id)"""
    database = copy_database(unique_name("designs"))
    try:
        piece_id, order_id = run_in_shell(database, SETUP).split()[-2:]
        with serve(database) as url:
            yield url, piece_id, order_id
    finally:
        drop_database(database)


@pytest.mark.slow
def test_model_is_dropped_approved_and_turned(place):
    url, piece_id, order_id = place
    with chromium("--enable-unsafe-swiftshader") as browser:
        brand = Person(browser, url, BRAND, DESK)
        fetched = watch(brand)
        open_designs(brand, piece_id)
        assert not [address for address in fetched if "three" in address], "the library came before a model was shown"
        submit(brand, "bague_eternelle.glb", "bague_eternelle_fonte.stl", "bague_eternelle_rendu.jpg")
        turn_the_models(brand)
        refuse_a_program(brand)
        approve_all(brand)
        maker = Person(browser, url, MAKER, PHONE)
        on_the_phone(maker, order_id, watch(maker))
        assert {address.split("/")[2] for address in fetched if address.startswith("http")} == {url.split("/")[2]}
        assert brand.script_errors == []
        assert maker.script_errors == []


@pytest.mark.slow
def test_without_webgl_it_is_said(place):
    url, piece_id, order_id = place
    with chromium("--disable-3d-apis") as browser:
        maker = Person(browser, url, MAKER, PHONE)
        maker.go(f"/my/liink/orders/{order_id}")
        maker.click(".o_liink_show_model")
        maker.sees(".o_liink_model_message:has-text('WebGL')")
        assert maker.page.locator(".o_liink_maker_design a[href*='/designs/']").count()
        brand = Person(browser, url, BRAND, DESK)
        open_designs(brand, piece_id)
        brand.sees(".o_liink_model_message:has-text('WebGL')")


def watch(person):
    """The addresses that the page asks for."""
    addresses = []
    person.page.on("request", lambda request: addresses.append(request.url))
    return addresses


def open_designs(brand, piece_id):
    brand.go(f"/odoo/action-liink_jewelry_bom.action_liink_pieces/{piece_id}")
    brand.click(".o_notebook .nav-link[name=designs]")
    brand.sees(".o_liink_design_add")


def submit(brand, *names):
    before = brand.page.locator(".o_liink_design_card").count()
    brand.page.locator(".o_liink_designs input[type=file]").set_input_files([DESIGNS / name for name in names])
    brand.page.locator(".o_liink_design_card").nth(before + len(names) - 1).wait_for()


def turn_the_models(brand):
    """Both formats are painted, say their size in millimetres, and turn under the mouse."""
    for name in ("STL", "GLB"):
        brand.click(f".o_liink_design_card:has-text('({name})') .o_liink_design_open")
        brand.sees(f".o_liink_design_facts:has-text('({name})')")
        brand.sees(".o_liink_model_shown canvas")
        assert " mm" in brand.text(".o_liink_model_size")
        before = painted(brand)
        box = brand.page.locator(".o_liink_model canvas").bounding_box()
        brand.page.mouse.move(box["x"] + 200, box["y"] + 150)
        brand.page.mouse.down()
        brand.page.mouse.move(box["x"] + 320, box["y"] + 180, steps=5)
        brand.page.mouse.up()
        assert painted(brand).tobytes() != before.tobytes()
    # 52 is 16.6 mm inside, 21.0 mm over the shank, plus the head.
    size = brand.text(".o_liink_model_size").removesuffix(" mm").replace(",", ".")
    width, _depth, height = (float(part) for part in size.split("×"))
    assert 20.5 < width < 21.5
    assert 24 < height < 28
    assert brand.fits_the_screen()
    brand.picture("design_board")


def refuse_a_program(brand):
    count = brand.page.locator(".o_liink_design_card").count()
    program = {"name": "bague.stl", "mimeType": "model/stl", "buffer": b"MZ" + b"\0" * 400}
    brand.page.locator(".o_liink_designs input[type=file]").set_input_files([program])
    brand.sees(".o_liink_designs .alert-danger:has-text('bague.stl')")
    assert brand.page.locator(".o_liink_design_card").count() == count


def approve_all(brand):
    for left in (3, 2, 1):
        button = brand.page.locator(".o_liink_design_card .o_liink_design_review .btn-success")
        assert button.count() == left
        button.first.click()
        brand.page.wait_for_function(
            "left => document.querySelectorAll('.o_liink_design_review .btn-success').length === left", arg=left - 1
        )


def on_the_phone(maker, order_id, fetched):
    maker.go(f"/my/liink/orders/{order_id}")
    maker.sees(".o_liink_maker_design")
    assert not [address for address in fetched if "three" in address]
    assert maker.fits_the_screen()
    maker.click(".o_liink_maker_design:has-text('(GLB)') .o_liink_show_model")
    maker.sees(".o_liink_model_size:has-text('mm')")
    painted(maker)
    assert maker.fits_the_screen()
    maker.page.locator(".o_liink_model canvas").first.scroll_into_view_if_needed()
    maker.picture("maker_designs")


def painted(person):
    """The picture of the canvas, where a good part is not background and it is not one colour."""
    shot = person.page.locator(".o_liink_model canvas").first.screenshot()
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    pixels = list(image.resize((120, 80)).getdata())
    drawn = [pixel for pixel in pixels if max(abs(a - b) for a, b in zip(pixel, BACKGROUND, strict=True)) > 24]
    assert 0.04 < len(drawn) / len(pixels) < 0.8, len(drawn) / len(pixels)
    assert len(set(drawn)) > 50
    return image
