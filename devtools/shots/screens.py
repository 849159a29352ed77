"""The screens that README and the guides show, as data. take.py takes them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Screen:
    """One picture: who looks, at what, and what must be there before the picture is taken."""

    name: str
    """The file: docs/screens/<name>.png."""
    who: str
    """brand (desk, 1440 x 900) or maker (phone, 390 x 844)."""
    path: str
    """The address below the server's."""
    awaited: str = ""
    """A selector that is there once the screen is complete."""
    search: str = ""
    """What is typed into the search box before the clicks."""
    clicks: tuple = ()
    """Selectors to click, one after the other, before the picture."""
    is_whole_page: bool = False
    """The whole page rather than what the window shows."""


CONTENT = ".o_content :is(.o_data_row, .o_group_header, .o_kanban_record:not(.o_kanban_ghost))"
FORM = ".o_form_view .o_form_sheet"
ROW, GROUP = ".o_data_row", ".o_group_header"
PAGE = "#wrapwrap main"


def row(text):
    """The selector of the line or card that has this text."""
    return f':is(.o_data_row .o_data_cell, .o_kanban_record):has-text("{text}")'


ORDERS = "/odoo/liink-orders"
PIECES = "/odoo/action-liink_jewelry_bom.action_liink_pieces"
METAL = "/odoo/action-liink_precious_stock.liink_metal_stock_action"
STONES = "/odoo/action-liink_precious_stock.liink_stone_stock_action"
DOSSIERS = "/odoo/liink-dossiers"
MODAL = ".modal .o_form_view"
SHORT, OPEN, PARTLY = row("2861"), row("2854"), row("2850")
MAKERS_ORDER = 'a[href*="/my/liink/orders/"]:has-text("2854")'

SCREENS = (
    Screen("desk-orders", "brand", ORDERS, CONTENT),
    Screen("desk-order-short", "brand", ORDERS, FORM, clicks=(SHORT,)),
    Screen("desk-shortage", "brand", ORDERS, MODAL, clicks=(SHORT, "button[name=button_confirm]")),
    Screen("desk-order-progress", "brand", ORDERS, FORM, clicks=(OPEN, ".nav-link[name=progress]")),
    Screen("desk-reception", "brand", ORDERS, MODAL, clicks=(PARTLY, "button[name=action_liink_receive]")),
    Screen("desk-pieces", "brand", PIECES, CONTENT),
    Screen("desk-piece", "brand", PIECES, FORM, clicks=(row("Bague Éternelle"),)),
    Screen("desk-metal", "brand", METAL, ROW, clicks=(GROUP, f"{GROUP} >> nth=1", f"{GROUP} >> nth=2")),
    Screen("desk-stones", "brand", STONES, ROW, clicks=(GROUP, f"{GROUP} >> nth=1", f"{GROUP} >> nth=2")),
    Screen("desk-makers", "brand", "/odoo/liink-makers", CONTENT),
    Screen("desk-dossiers", "brand", DOSSIERS, CONTENT),
    Screen("desk-dossier", "brand", DOSSIERS, FORM, search="2847-015", clicks=(row("2847-015"),)),
    Screen("phone-home", "maker", "/my/liink", PAGE),
    Screen("phone-order", "maker", "/my/liink", PAGE, clicks=(MAKERS_ORDER,)),
    Screen("phone-order-whole", "maker", "/my/liink", PAGE, clicks=(MAKERS_ORDER,), is_whole_page=True),
)
