"""The seed's scenario as people do it: the brand at a desk, the maker on a 390 px phone, on a real server."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from ..support.browser import DESK, PHONE, Person, chromium
from ..support.server import copy_database, drop_database, run_in_shell, serve, unique_name

ROOT = Path(__file__).parents[2]
BRAND, MAKER = "camille-browser", "dupont-browser"
SETUP = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from odoo.tests import new_test_user
from tests.support.seed_brand import BRAND_GROUPS, SeedBrand

camille = new_test_user(env, {BRAND!r}, groups=BRAND_GROUPS, lang="fr_FR", tz="Europe/Paris")
brand = SeedBrand(env(user=camille, context={{"lang": "fr_FR"}}))
brand.fill_safe()
brand.number_next_order(2847)
maker = new_test_user(env, {MAKER!r}, groups="base.group_portal", lang="fr_FR", tz="Europe/Paris")
maker.partner_id.parent_id = brand.dupont
env.cr.commit()
"""


@pytest.fixture(scope="module")
def server():
    database = copy_database(unique_name("browser"))
    try:
        run_in_shell(database, SETUP)
        with serve(database) as url:
            run_in_shell(
                database,
                f"env['ir.config_parameter'].set_param('web.base.url', {url!r})\n"
                f"env['ir.config_parameter'].set_param('report.url', {url!r})\nenv.cr.commit()",
            )
            yield url
    finally:
        drop_database(database)


def photo():
    buffer = io.BytesIO()
    Image.new("RGB", (640, 480), (196, 178, 128)).save(buffer, "JPEG")
    return {"name": "fonte.jpg", "mimeType": "image/jpeg", "buffer": buffer.getvalue()}


@pytest.mark.slow
def test_from_order_to_dossier(server):
    with chromium() as browser:
        brand = Person(browser, server, BRAND, DESK)
        order_url = order_that_is_short(brand)
        enter_forgotten_cuttings(brand)
        confirm(brand, order_url)
        deliver(brand, order_url)
        maker = Person(browser, server, MAKER, PHONE)
        work_on_the_phone(maker)
        receive(brand, order_url)
        read_the_dossier(brand)
        assert brand.script_errors == []
        assert maker.script_errors == []


def order_that_is_short(brand):
    """Maker, piece, quantity: 20 g of white gold are missing, and the order is not placed."""
    brand.go("/odoo/liink-orders/new")
    brand.choose("partner_id", "Atelier Dupont")
    brand.click(".o_field_x2many_list_row_add a")
    brand.choose("product_id", "Bague Éternelle", ".o_field_one2many")
    # The needs of one ring are there: Odoo has filled in the line, and will not overwrite what is typed now.
    brand.sees(".o_liink_requirements tbody tr")
    brand.field("product_qty", ".o_field_one2many").fill("20")
    brand.page.keyboard.press("Tab")
    brand.sees(".o_liink_requirements .text-danger:has-text('20,00')")
    assert brand.fits_the_screen()
    brand.click("button[name=button_confirm]")
    brand.sees(".modal .o_field_widget[name=line_ids] .o_data_row:has-text('20,00')")
    assert "140,00" in brand.text(".modal .o_field_widget[name=line_ids] .o_data_row")
    return re.sub(r"^https?://[^/]+", "", brand.page.url.split("?")[0])


def enter_forgotten_cuttings(brand):
    """From the shortage straight to the return that nobody noted."""
    brand.click(".modal button[name=action_clean_cuttings]")
    brand.sees(".modal button[name=action_receive]")
    brand.choose("partner_id", "Atelier Dupont", ".modal")
    brand.field("quantity", ".modal").fill("60")
    brand.page.keyboard.press("Tab")
    brand.click(".modal button[name=action_receive]")
    # The form behind and the question itself both show a fineness: the lot is there once the question is gone.
    brand.page.locator(".modal button[name=action_receive]").wait_for(state="detached")
    brand.sees(".o_form_view .o_field_widget[name=fineness]")


def confirm(brand, order_url):
    """The same order goes through in one click, and its PDF is in the thread."""
    brand.go(order_url)
    brand.sees(".o_liink_requirements .text-success")
    assert not brand.page.locator(".o_liink_requirements .text-danger").count()
    brand.click("button[name=button_confirm]")
    brand.sees(".o_statusbar_buttons button[name=action_liink_deliveries]")
    brand.sees(".o-mail-Message .o-mail-Attachment, .o-mail-Message .o-mail-AttachmentContainer")


def deliver(brand, order_url):
    """Validate the delivery of material, its lots allocated."""
    brand.go(order_url)
    brand.click(".o_statusbar_buttons button[name=action_liink_deliveries]")
    brand.click(".o_statusbar_buttons button[name=button_validate]")
    brand.sees(".o_statusbar_status button.o_arrow_button_current[data-value=done]")


def work_on_the_phone(maker):
    """The maker finds the order, ends a phase, sends a photo and a message."""
    maker.go("/my/liink")
    assert maker.fits_the_screen()
    maker.click(".o_liink_card:has-text('2847')")
    maker.sees("text=0,24")
    assert maker.fits_the_screen()
    maker.click("form[action*='/phases/'] button[name=state][value=done], form[action*='/phases/'] button[name=state]")
    maker.page.wait_for_load_state()
    maker.page.locator("input[name=photos]").last.set_input_files(photo())
    send = maker.page.locator(".o_liink_send_photos")
    if send.is_visible():
        send.click()
    maker.sees("img[src*='/photos/']")
    maker.page.fill("[name=message]", "La fonte est sortie ce matin, c’est beau.")
    maker.click("form[action$='/messages'] button")
    maker.sees("text=La fonte est sortie ce matin")
    assert maker.fits_the_screen()


def receive(brand, order_url):
    """The brand reads the message and receives the twenty rings in one click."""
    brand.go(order_url)
    brand.sees(".o-mail-Message:has-text('La fonte est sortie ce matin')")
    brand.click(".o_statusbar_buttons button[name=action_liink_receive]")
    brand.sees(".modal .o_data_row:has-text('2847-015')")
    assert brand.page.locator(".modal .o_data_row").count() == 20
    brand.click(".modal button[name=action_receive]")
    brand.sees(".o_statusbar_status button.o_arrow_button_current[data-value=received]")


def read_the_dossier(brand):
    """Piece 2847-015: on screen its gold and stone lots; the same as a PDF."""
    brand.go("/odoo/liink-dossiers")
    brand.page.fill(".o_searchview_input", "2847-015")
    brand.page.keyboard.press("Enter")
    brand.click(".o_data_row:has-text('2847-015')")
    brand.sees("text=OG750-118")
    page = brand.text(".o_form_view")
    for words in ("OG750-118", "DIA-050-44", "DIA-002-44", "AFF-2026-118", "Atelier Dupont"):
        assert words in page, words
    lot_id = re.search(r"/(\d+)$", brand.page.url.split("?")[0]).group(1)
    printed = brand.context.request.get(f"{brand.url}/report/pdf/liink_rjc_audit.report_dossier/{lot_id}")
    assert printed.ok
    paper = "".join(page.extract_text() for page in PdfReader(io.BytesIO(printed.body())).pages)
    for words in ("2847-015", "OG750-118", "DIA-050-44", "AFF-2026-118"):
        assert words in paper, words
