"""The thirty orders, and how each of them was carried out."""

import base64
import random
from dataclasses import dataclass
from datetime import datetime, timedelta

import freezegun.api

from odoo.fields import Command

LABOUR = {
    "piece_eternelle": 95,
    "piece_solitaire": 80,
    "piece_eternelle_band": 110,
    "piece_eternelle_pendant": 60,
    "piece_solitaire_studs": 70,
    "piece_solitaire_pendant": 45,
    "piece_lumiere_necklace": 85,
    "piece_lumiere_hoops": 55,
    "piece_lumiere_bracelet": 120,
    "piece_azur_ring": 90,
    "piece_azur_necklace": 75,
    "piece_azur_earrings": 88,
}


@dataclass(frozen=True)
class OrderSpec:
    """One order: who makes how many of what, and how far it has come.

    `phases` done; `received` pieces (None: all of them); stage names as in the demo's story.
    """

    maker: str
    piece: str
    quantity: int
    stage: str = "received"
    phases: int = 0
    received: int | None = None
    days: int = 25

    @property
    def is_draft(self):
        """Not ordered yet."""
        return self.stage == "draft"


ORDERS = [
    OrderSpec("dupont", "piece_solitaire", 6),
    OrderSpec("viltier", "piece_azur_ring", 4),
    OrderSpec("orsini", "piece_lumiere_hoops", 10),
    OrderSpec("dupont", "piece_eternelle_band", 5),
    OrderSpec("fonte_sud", "piece_lumiere_bracelet", 4),
    OrderSpec("viltier", "piece_solitaire_studs", 8),
    OrderSpec("orsini", "piece_azur_necklace", 5),
    OrderSpec("dupont", "piece_eternelle_pendant", 6),
    OrderSpec("sertissage_marais", "piece_azur_earrings", 3),
    OrderSpec("orsini", "piece_lumiere_necklace", 6),
    OrderSpec("fonte_sud", "piece_solitaire_pendant", 12),
    OrderSpec("viltier", "piece_azur_ring", 3, "cancel"),
    OrderSpec("dupont", "piece_solitaire", 8),
    OrderSpec("orsini", "piece_lumiere_hoops", 6),
    OrderSpec("viltier", "piece_eternelle_pendant", 5),
    OrderSpec("dupont", "piece_eternelle", 20),  # 2847
    OrderSpec("fonte_sud", "piece_lumiere_bracelet", 5, "partial", 5, 3, 60),
    OrderSpec("viltier", "piece_azur_earrings", 4, "partial", 5, 2, 70),
    OrderSpec("orsini", "piece_solitaire_studs", 10, "partial", 5, 6, 80),
    OrderSpec("dupont", "piece_eternelle_band", 4, "making", 5, days=45),
    OrderSpec("viltier", "piece_solitaire", 5, "making", 4, days=40),
    OrderSpec("sertissage_marais", "piece_azur_ring", 3, "making", 3, days=30),
    OrderSpec("dupont", "piece_lumiere_necklace", 6, "making", 3, days=30),
    OrderSpec("orsini", "piece_eternelle_pendant", 8, "making", 2),
    OrderSpec("fonte_sud", "piece_lumiere_hoops", 12, "making", 1),
    OrderSpec("viltier", "piece_azur_necklace", 4, "making", 1),
    OrderSpec("dupont", "piece_solitaire_pendant", 10, "ordered"),
    OrderSpec("orsini", "piece_azur_earrings", 3, "ordered"),
    OrderSpec("viltier", "piece_solitaire_studs", 6, "draft"),
    OrderSpec("dupont", "piece_eternelle", 20, "draft"),  # the seed's Monday morning: short by 20 g
]

REMARKS = {
    1: "CAO validée, fichier prêt pour la fonte.",
    2: "Fonte sortie ce matin, belle surface.",
    3: "Montage terminé, prêt pour le sertissage.",
    4: "Serti, contrôlé à la loupe.",
    5: "Poli miroir.",
}


class Workshop:
    """Carries orders out: confirms, delivers material, ticks phases off, receives pieces."""

    def __init__(self, env, clock):
        self.env = env
        self.clock = clock

    def create(self, spec, day):
        """The draft order."""
        product = self.env.ref(f"liink_jewelry_bom.{spec.piece}").product_variant_id
        return self.env["purchase.order"].create(
            {
                "partner_id": self.env.ref(f"liink_subcontracting.maker_{spec.maker}").id,
                "user_id": self.env.uid,
                "date_order": day,
                "date_planned": day + timedelta(days=spec.days),
                "order_line": [
                    Command.create(
                        {
                            "product_id": product.id,
                            "product_qty": spec.quantity,
                            "price_unit": LABOUR[spec.piece],
                            "date_planned": day + timedelta(days=spec.days),
                        }
                    )
                ],
            }
        )

    def carry_out(self, order, spec, day):
        """Confirm the order and bring it to its stage, in the days that followed."""
        # No PDF: wkhtmltopdf needs a server for the styles, and none runs while the demo is made.
        order.with_context(liink_no_notification=True, liink_accept_shortage=True).button_confirm()
        if spec.stage == "cancel":
            order.button_cancel()
            return
        if spec.stage == "ordered":
            return
        self._move_on(day, 1)
        self._deliver(order)
        phases = len(order.liink_phase_ids) if spec.stage == "received" else spec.phases
        self._tick_phases(order, phases, day, spec)
        if spec.stage in ("received", "partial"):
            self._move_on(day, spec.days - 2)
            self._receive(order, spec.received or spec.quantity)

    def _move_on(self, day, days):
        self.clock.move_to(min(day + timedelta(days=days), self._today()))

    def _today(self):
        return freezegun.api.real_datetime.now() - timedelta(minutes=5)

    def _deliver(self, order):
        for delivery in order._get_subcontracting_resupplies().filtered(lambda p: p.state not in ("done", "cancel")):
            delivery.action_assign()
            delivery.move_ids.picked = True
            delivery.with_context(skip_backorder=True).button_validate()

    def _tick_phases(self, order, count, day, spec):
        author = order.partner_id.child_ids[:1] or order.partner_id
        for rank, phase in enumerate(order.liink_phase_ids[:count], start=1):
            self._move_on(day, 1 + rank * max(1, (spec.days - 4) // max(len(order.liink_phase_ids), 1)))
            if spec.stage == "received":
                phase.write({"state": "done", **phase._liink_get_dates("done", datetime.now().date())})
                continue
            phase._liink_set_state("done", author=author)
            if rank == count:
                self._photograph(order, phase, rank, author)
        if spec.stage == "making" and count < len(order.liink_phase_ids):
            order.liink_phase_ids[count]._liink_set_state("progress", author=author)

    def _photograph(self, order, phase, rank, author):
        picture = base64.b64decode(order.order_line[0].product_id.image_1024 or b"")
        if picture:
            phase._liink_add_photo(f"{order.name}.jpg", picture, remark=REMARKS.get(rank, ""), author=author)

    def _receive(self, order, count):
        reception = self.env["liink.reception"].create({"order_id": order.id})
        for rank, line in enumerate(reception.line_ids):
            line.is_received = rank < count
            line.gross_weight = round(line.expected_weight * (1 + random.uniform(-0.012, 0.012)), 2)
        reception.action_receive()
