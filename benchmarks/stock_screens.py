"""The Metal and Stones screens, and the lists of lots, as their pages ask for them."""

from lxml import etree

from odoo.tools import SQL

SIZES = (10_000, 100_000)  # lots; ten move lines each
REPEAT = 5
LIMITS = {"seconds": 0.3, "same_queries": True}
# The lists of lots add up quants lot by lot, as core's quantity on hand does: the screens above are the quick way.
LIMITS_BY_CASE = {"lots of metal": {"seconds": 2}, "lots of stones": {"seconds": 4}}
METALS, STONES, HOLDERS = 12, 60, 20
LINES_PER_LOT = 10
# Two lots in ten are metal, as in a house that buys bars and bags of stones.
SHARE_OF_METAL = 0.2


def prepare(env, size):
    """Make ``size`` lots at the brand and at twenty makers, with their lines, by SQL: the ORM would take hours."""
    user = env["res.users"].create(
        {
            "name": "Camille",
            "login": "camille.bench",
            "group_ids": [(4, env.ref("liink_precious_stock.group_liink_manager").id)],
        }
    )
    places = _make_places(env)
    metals, stones = _make_products(env)
    env.flush_all()
    _insert_lots(env, size, metals.ids, stones.ids)
    _insert_quants(env, places)
    _insert_lines(env, places)
    env.cr.execute("ANALYZE")
    env.invalidate_all()
    return user


def _make_places(env):
    stock = env["stock.warehouse"].search([("company_id", "=", env.company.id)], limit=1).lot_stock_id
    makers = env["res.partner"].create(
        [{"name": f"Atelier {number}", "is_company": True} for number in range(HOLDERS)]
    )
    return [stock.id, *(maker._liink_get_holder().location_id.id for maker in makers)]


def _make_products(env):
    alloys = env["liink.alloy"].search([], limit=6)
    Product = env["product.product"]
    metals = Product.create(
        [
            {"name": f"Métal {number}", "precious_kind": "metal", "alloy_id": alloys[number % len(alloys)].id}
            for number in range(METALS)
        ]
    )
    natures, shapes = ("diamond", "sapphire", "ruby", "emerald"), ("round", "oval", "princess")
    stones = Product.create(
        [
            {
                "name": f"Pierre {number}",
                "precious_kind": "stone",
                "stone_nature": natures[number % 4],
                "stone_shape": shapes[number % 3],
                "stone_origin": "natural",
                "carats_per_stone": 0.02,
                "standard_price": 10,
            }
            for number in range(STONES)
        ]
    )
    return metals, stones


def _insert_lots(env, size, metal_ids, stone_ids):
    qualities = env["liink.stone.quality"].search([]).ids
    env.cr.execute(
        SQL(
            """
            INSERT INTO stock_lot (name, product_id, company_id, precious_kind, fineness, quality_id,
                                   certificate_number, create_uid, write_uid, create_date, write_date)
            SELECT 'B-' || n, CASE WHEN is_metal THEN (%(metals)s)[1 + n %% %(metal_count)s]
                                   ELSE (%(stones)s)[1 + n %% %(stone_count)s] END,
                   %(company)s, CASE WHEN is_metal THEN 'metal' ELSE 'stone' END,
                   CASE WHEN is_metal THEN 750 ELSE 0 END,
                   CASE WHEN NOT is_metal THEN (%(qualities)s)[1 + n %% %(quality_count)s] END,
                   CASE WHEN NOT is_metal AND n %% 3 = 0 THEN 'GIA ' || n END, 1, 1, now(), now()
            FROM (SELECT n, n %% 100 < %(share)s AS is_metal FROM generate_series(1, %(size)s) AS n) AS series
            """,
            metals=metal_ids,
            metal_count=len(metal_ids),
            stones=stone_ids,
            stone_count=len(stone_ids),
            qualities=qualities,
            quality_count=len(qualities),
            company=env.company.id,
            share=int(SHARE_OF_METAL * 100),
            size=size,
        )
    )


def _insert_quants(env, places):
    """What is left of each lot at one place, and what came from the suppliers, as Odoo keeps both."""
    suppliers = env.ref("stock.stock_location_suppliers").id
    for place, sign in ((SQL("(%s)[1 + lot.id %% %s]", places, len(places)), 1), (SQL("%s", suppliers), -1)):
        env.cr.execute(
            SQL(
                """
                INSERT INTO stock_quant (product_id, lot_id, location_id, company_id, quantity, reserved_quantity,
                                         carats, in_date, create_uid, write_uid, create_date, write_date)
                SELECT product_id, id, %(place)s, %(company)s, %(sign)s * 10,
                       CASE WHEN id %% 7 = 0 AND %(sign)s > 0 THEN 4 ELSE 0 END,
                       CASE WHEN precious_kind = 'stone' THEN %(sign)s * 0.2 ELSE 0 END, now(), 1, 1, now(), now()
                FROM stock_lot lot WHERE name LIKE 'B-%%'
                """,
                place=place,
                sign=sign,
                company=env.company.id if sign > 0 else None,
            )
        )


def _insert_lines(env, places):
    """A receipt, and moves between makers."""
    suppliers = env.ref("stock.stock_location_suppliers").id
    env.cr.execute(
        SQL(
            """
            INSERT INTO stock_move_line (product_id, lot_id, location_id, location_dest_id, company_id, product_uom_id,
                                         quantity, quantity_product_uom, carats, state, picked, date,
                                         create_uid, write_uid, create_date, write_date)
            SELECT lot.product_id, lot.id,
                   CASE WHEN step = 1 THEN %(suppliers)s ELSE (%(places)s)[1 + (lot.id + step - 1) %% %(count)s] END,
                   (%(places)s)[1 + (lot.id + step) %% %(count)s], %(company)s, template.uom_id, 10, 10,
                   CASE WHEN lot.precious_kind = 'stone' THEN 0.2 ELSE 0 END, 'done', TRUE,
                   now() - (%(steps)s - step) * interval '1 day', 1, 1, now(), now()
            FROM stock_lot lot
            JOIN product_product product ON product.id = lot.product_id
            JOIN product_template template ON template.id = product.product_tmpl_id
            CROSS JOIN generate_series(1, %(steps)s) AS step
            WHERE lot.name LIKE 'B-%%'
            """,
            suppliers=suppliers,
            places=places,
            count=len(places),
            company=env.company.id,
            steps=LINES_PER_LOT,
        )
    )


def _fields_of(env, model, view):
    """Return the fields of the list as its page asks for them: (specification, sums)."""
    arch = env[model].get_views([(env.ref(f"liink_precious_stock.{view}").id, "list")])
    names = [node.get("name") for node in etree.fromstring(arch["views"]["list"]["arch"]).iterfind("field")]
    fields = env[model].fields_get(names)
    specification = {
        name: {"fields": {"display_name": {}}} if fields[name]["type"] == "many2one" else {} for name in names
    }
    sums = [
        f"{name}:{fields[name]['aggregator']}"
        for name in names
        if fields[name].get("aggregator") in ("sum", "avg") and fields[name]["type"] in ("float", "monetary")
    ]
    return specification, sums


def _screen(user, model, view):
    return user.env[model].with_user(user).with_context(lang="fr_FR"), _fields_of(user.env, model, view)


def _group(user, model, view, groupby, domain=()):
    Screen, (_specification, sums) = _screen(user, model, view)
    return Screen.web_read_group(list(domain), groupby, sums, limit=80)


def _rows(user, model, view, domain=()):
    Screen, (specification, _sums) = _screen(user, model, view)
    return Screen.web_search_read(list(domain), specification, limit=80, count_limit=10001)


METAL, STONE = (
    ("liink.metal.stock", "liink_metal_stock_view_list"),
    ("liink.stone.stock", "liink_stone_stock_view_list"),
)


def metal_first_page(env, user):
    """The page as it opens: metals, closed."""
    return _group(user, *METAL, ["metal_id", "title", "place"])


def metal_opened(env, user):
    """One title opened: its places."""
    return _group(user, *METAL, ["place"], [("title", "=", "750 ‰")])


def metal_rows(env, user):
    """A place opened: its lots."""
    return _rows(user, *METAL, [("place", "=", "Atelier 3")])


def metal_flat(env, user):
    """The list without groups."""
    return _rows(user, *METAL)


def stones_first_page(env, user):
    """The page as it opens: natures, closed."""
    return _group(user, *STONE, ["stone_nature", "product_id", "quality_id"])


def stones_opened(env, user):
    """One nature opened: its products."""
    return _group(user, *STONE, ["product_id", "quality_id"], [("stone_nature", "=", "diamond")])


def stones_rows(env, user):
    """One product and quality opened: its lots."""
    product = env["product.product"].search([("name", "=", "Pierre 4")], limit=1)
    return _rows(user, *STONE, [("product_id", "=", product.id)])


def stones_flat(env, user):
    """The list without groups."""
    return _rows(user, *STONE)


def stones_certified(env, user):
    """A filter, by place."""
    return _group(user, *STONE, ["place"], [("is_certified", "=", True)])


def lots_first_page(env, user):
    """Lots of metal as their page opens: in stock, by product."""
    return _lots(user, ["metal", "scrap"], ["product_qty:sum", "fine_weight:sum"])


def stone_lots_first_page(env, user):
    """Lots of stones as their page opens: in stock, by product."""
    return _lots(user, ["stone"], ["product_qty:sum", "carats:sum"])


def _lots(user, kinds, sums):
    Lot = user.env["stock.lot"].with_user(user).with_context(lang="fr_FR", display_complete=True)
    return Lot.web_read_group(
        [("precious_kind", "in", kinds), ("product_qty", ">", 0)], ["product_id"], sums, limit=80
    )


CASES = {
    "metal, as it opens": metal_first_page,
    "metal, a title opened": metal_opened,
    "metal, lots of a maker": metal_rows,
    "metal, without groups": metal_flat,
    "stones, as it opens": stones_first_page,
    "stones, a nature opened": stones_opened,
    "stones, lots of a product": stones_rows,
    "stones, without groups": stones_flat,
    "stones, certified by place": stones_certified,
    "lots of metal": lots_first_page,
    "lots of stones": stone_lots_first_page,
}
