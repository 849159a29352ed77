"""Meshes as files: binary STL, and GLB with materials, each mesh once however often it is placed."""

import json
import struct

from .mesh import cross_of, unit

# Linear colour, share of metal, roughness.
MATERIALS = {
    "yellow": ((0.93, 0.68, 0.28), 1.0, 0.2),
    "pale_yellow": ((0.94, 0.75, 0.42), 1.0, 0.22),
    "rose": ((0.92, 0.58, 0.45), 1.0, 0.2),
    "white": ((0.82, 0.82, 0.82), 1.0, 0.17),
    "platinum": ((0.74, 0.75, 0.77), 1.0, 0.22),
    "diamond": ((0.80, 0.87, 0.95), 1.0, 0.0),
}
_FLOAT, _SHORT, _VERTICES, _INDICES = 5126, 5123, 34962, 34963


def write_stl(parts, title):
    """The parts as a binary STL in millimetres, z up.

    :return: bytes
    """
    facets = []
    for part in parts:
        points = part.points()
        for triangle in part.mesh.triangles:
            corners = [points[i] for i in triangle]
            normal = unit(cross_of(*corners))
            facets.append(struct.pack("<12fH", *normal, *(value for corner in corners for value in corner), 0))
    return title.encode("ascii")[:80].ljust(80, b"\0") + struct.pack("<I", len(facets)) + b"".join(facets)


def write_glb(parts, title):
    """The parts as a GLB: y up and metres, as glTF wants it, by the turn of the root.

    :return: bytes
    """
    table = _Table()
    nodes = []
    for part in parts:
        matrix = [*(value * part.scale for axis in part.turn for value in axis), *part.place]
        columns = [value for i in range(0, 12, 3) for value in (*matrix[i : i + 3], 1.0 if i == 9 else 0.0)]
        nodes.append({"mesh": table.mesh(part.mesh, part.material), "matrix": [round(value, 5) for value in columns]})
    root = {
        "name": title,
        "children": list(range(len(nodes))),
        "rotation": [-0.70710678, 0, 0, 0.70710678],
        "scale": [0.001, 0.001, 0.001],
    }
    return table.pack([*nodes, root])


class _Table:
    """The tables of a glTF file, filled as meshes come."""

    def __init__(self):
        self.block, self.views, self.accessors = bytearray(), [], []
        self.meshes, self.materials, self.known = [], [], {}

    def mesh(self, mesh, material):
        key = (id(mesh), material)
        if key not in self.known:
            points, normals, triangles = _corners(mesh)
            attributes = {"POSITION": self._vectors(points, bounds=True), "NORMAL": self._vectors(normals)}
            indices = self._accessor(
                struct.pack(f"<{3 * len(triangles)}H", *(i for triangle in triangles for i in triangle)),
                {"componentType": _SHORT, "count": 3 * len(triangles), "type": "SCALAR"},
                _INDICES,
            )
            primitive = {"attributes": attributes, "indices": indices, "material": self._material(material)}
            self.meshes.append({"primitives": [primitive]})
            self.known[key] = len(self.meshes) - 1
        return self.known[key]

    def _material(self, name):
        names = [material["name"] for material in self.materials]
        if name not in names:
            colour, metal, rough = MATERIALS[name]
            look = {"baseColorFactor": [*colour, 1.0], "metallicFactor": metal, "roughnessFactor": rough}
            self.materials.append({"name": name, "pbrMetallicRoughness": look})
            names.append(name)
        return names.index(name)

    def _vectors(self, vectors, bounds=False):
        accessor = {"componentType": _FLOAT, "count": len(vectors), "type": "VEC3"}
        data = struct.pack(f"<{3 * len(vectors)}f", *(value for vector in vectors for value in vector))
        if bounds:
            single = list(struct.iter_unpack("<3f", data))
            accessor["min"] = [min(axis) for axis in zip(*single, strict=True)]
            accessor["max"] = [max(axis) for axis in zip(*single, strict=True)]
        return self._accessor(data, accessor, _VERTICES)

    def _accessor(self, data, accessor, target):
        self.block += b"\0" * (-len(self.block) % 4)
        view = {"buffer": 0, "byteOffset": len(self.block), "byteLength": len(data), "target": target}
        self.views.append(view)
        self.block += data
        self.accessors.append({"bufferView": len(self.views) - 1, **accessor})
        return len(self.accessors) - 1

    def pack(self, nodes):
        self.block += b"\0" * (-len(self.block) % 4)
        table = {
            "asset": {"version": "2.0", "generator": "LIINK demo"},
            "scene": 0,
            "scenes": [{"nodes": [len(nodes) - 1]}],
            "nodes": nodes,
            "meshes": self.meshes,
            "materials": self.materials,
            "accessors": self.accessors,
            "bufferViews": self.views,
            "buffers": [{"byteLength": len(self.block)}],
        }
        text = json.dumps(table, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 4)
        chunks = struct.pack("<II", len(text), 0x4E4F534A) + text
        chunks += struct.pack("<II", len(self.block), 0x004E4942) + bytes(self.block)
        return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


def _corners(mesh):
    """Points, normals and triangles; a faceted mesh has its corners once for every facet."""
    if mesh.smooth:
        return mesh.points, mesh.normals(), mesh.triangles
    points, normals, triangles = [], [], []
    for triangle in mesh.triangles:
        corners = [mesh.points[i] for i in triangle]
        triangles.append(tuple(range(len(points), len(points) + 3)))
        points += corners
        normals += [unit(cross_of(*corners))] * 3
    return points, normals, triangles
