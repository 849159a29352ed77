"""Make the models, renderings and drawings of the demo's pieces, into liink_jewelry_bom/demo/designs.

Run by hand when a piece changes; plain Python and Pillow, always the same bytes:
    python -m devtools.demo.design_models [name …]
"""

import io
import sys
import time
from pathlib import Path

from . import jewel_models as jewels
from .mesh_files import write_glb, write_stl
from .mesh_picture import draw
from .ring_drawing import draw_halo_ring

TARGET = Path(__file__).parents[2] / "liink_jewelry_bom" / "demo" / "designs"
# Name: the piece, the camera's turn, and whether the metal is also written as an STL to cast.
DESIGNS = {
    "bague_eternelle": (jewels.halo_ring, (-32, 26), True),
    "bague_solitaire": (jewels.solitaire_ring, (-30, 24), True),
    "alliance_eternelle": (jewels.eternity_band, (-38, 20), False),
    "pendentif_solitaire": (jewels.bezel_pendant, (-14, 8), False),
    "puces_solitaire": (jewels.studs, (6, 14), False),
    "bracelet_lumiere": (jewels.bangle, (0, 34), False),
}
DRAWINGS = {"bague_eternelle": draw_halo_ring}


def make(name):
    """The files of a design.

    :return: {file name: bytes}
    """
    shape, turn, is_cast = DESIGNS[name]
    parts = shape()
    files = {f"{name}.glb": write_glb(parts, name), f"{name}_rendu.jpg": _jpeg(draw(parts, turn))}
    if is_cast:
        files[f"{name}_fonte.stl"] = write_stl(jewels.castable(parts), f"LIINK demo {name}")
    if name in DRAWINGS:
        files[f"{name}_plan.pdf"] = DRAWINGS[name]()
    return files


def _jpeg(image):
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=86, optimize=True, progressive=True)
    return buffer.getvalue()


def main(names):
    """Write the files and say how long each design took."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name in names or DESIGNS:
        start = time.monotonic()
        for file_name, data in make(name).items():
            (TARGET / file_name).write_bytes(data)
            print(f"{file_name:32} {len(data):8}")
        print(f"{name}: {time.monotonic() - start:.1f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
