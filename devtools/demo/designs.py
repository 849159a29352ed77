"""The design files of the demo's pieces: models, renderings, a drawing; one version was superseded, one waits.

The first model of the seed's ring had eighteen small diamonds instead of twelve: seen on screen, not at the maker.
"""

import base64
from datetime import timedelta

from . import jewel_models as jewels
from .design_models import TARGET
from .mesh_files import write_glb

PIECES = {
    "piece_eternelle": "bague_eternelle",
    "piece_solitaire": "bague_solitaire",
    "piece_eternelle_band": "alliance_eternelle",
    "piece_solitaire_pendant": "pendentif_solitaire",
    "piece_solitaire_studs": "puces_solitaire",
    "piece_lumiere_bracelet": "bracelet_lumiere",
}
MODEL, CASTING, RENDERING, DRAWING = "Modèle 3D", "Modèle pour la fonte", "Rendu", "Plan coté"
MISREAD = "Douze diamants en entourage, non dix-huit : relire la spécification."


def submit_designs(env, clock, day):
    """Submit as Yasmina, approve as the user of `env`, in the weeks before `day`."""
    clock.move_to(day - timedelta(days=24))
    first = _submit(env, "piece_eternelle", MODEL, "bague_eternelle_v1.glb", _misread_ring())
    first.action_approve()
    clock.move_to(day - timedelta(days=20))
    for piece, stem in PIECES.items():
        files = [(MODEL, f"{stem}.glb"), (RENDERING, f"{stem}_rendu.jpg")]
        if piece == "piece_eternelle":
            files += [(CASTING, f"{stem}_fonte.stl"), (DRAWING, f"{stem}_plan.pdf")]
        for name, filename in files:
            _submit(env, piece, name, filename, (TARGET / filename).read_bytes()).action_approve()
    first.product_tmpl_id.message_post(body=MISREAD)


def leave_one_to_approve(env):
    """The casting model of the solitaire waits for the reader of the demo."""
    filename = "bague_solitaire_fonte.stl"
    _submit(env, "piece_solitaire", CASTING, filename, (TARGET / filename).read_bytes())


def _misread_ring():
    return write_glb(jewels.halo_ring(count=18), "bague_eternelle")


def _submit(env, piece, name, filename, data):
    yasmina = env.ref("liink_precious_stock.user_yasmina")
    design = (
        env["liink.design.file"]
        .with_user(yasmina)
        .create(
            {
                "product_tmpl_id": env.ref(f"liink_jewelry_bom.{piece}").id,
                "name": name,
                "filename": filename,
                "file": base64.b64encode(data),
            }
        )
    )
    return design.with_user(env.user)
