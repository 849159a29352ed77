from odoo.addons.liink_precious_stock.tools import normalise
from odoo.addons.liink_precious_stock.wizards.sheet_check import SheetCheck

from ..specification_reader import read
from .stone_catalogue import GRADES, StoneCatalogue

# What people write for the kinds of a line, normalised, beside the words of their language.
KIND_WORDS = {
    "metal": "metal",
    "metallo": "metal",
    "stone": "stone",
    "stones": "stone",
    "pierre": "stone",
    "pierres": "stone",
    "pietra": "stone",
    "finding": "component",
    "findings": "component",
    "component": "component",
    "composant": "component",
    "appret": "component",
    "apprets": "component",
    "componente": "component",
}


class PieceImportKnown(SheetCheck):
    """What the database knows, read once for all rows: a number of queries that does not grow with the file."""

    def load(self):
        """Read it."""
        env = self.env
        self.kinds = {**KIND_WORDS, **{normalise(text): kind for kind, text in self._kind_labels().items()}}
        self.types = self.by_label("product.template", "jewel_type")
        self.choices = {
            key: self.by_label("product.template", f"stone_{key}") for key in ("nature", "hue", "origin", "shape")
        }
        self.suppliers = self.by_label("mrp.bom.line", "supplied_by")
        self.collections = {
            normalise(collection.name): collection for collection in env["liink.collection"].search([])
        }
        self.settings = self.by_name(env["liink.setting.type"].search([]))
        self._load_phases()
        self._load_grades()
        self._load_attributes()
        self._load_articles()

    def find_alloy(self, text):
        """Return the alloy of this name, or the only one that these words can mean (“or gris 18K”), or none."""
        if text not in self._alloys_by_text:
            alloy_id = self.alloy_ids.get(normalise(text))
            self._alloys_by_text[text] = self.alloys.get(alloy_id) or self._read_alloy(text)
        return self._alloys_by_text[text]

    def _read_alloy(self, text):
        reading = read(text)
        said = {value.path.rpartition(".")[2]: value.value for value in reading.values}
        # One metal and nothing else: “or gris jaune” are two.
        said_of = {value.path.rpartition(".")[0] for value in reading.values}
        if reading.unread or said_of != {"metals.0"} or any(value.doubt for value in reading.values):
            return self.env["liink.alloy"]
        return self.env["liink.specification.paste.line"]._liink_find_alloy(said)

    def _kind_labels(self):
        return self.wizard._liink_kind_labels()

    def _load_phases(self):
        phases = self.env["liink.phase"].search([])
        self.phases = {phase.id: phase for phase in phases}
        self.phase_ids = self.by_name(phases)
        templates = self.env["liink.phase.template"].search([])
        self.phase_templates = {template.id: template for template in templates}
        self.phase_template_ids = self.by_name(templates)

    def _load_grades(self):
        grades = self.env["liink.grade"].search([("scale", "in", list(set(GRADES.values())))])
        self.grades = {
            scale: {normalise(grade.name): grade for grade in grades if grade.scale == scale}
            for scale in set(GRADES.values())
        }
        qualities = self.env["liink.stone.quality"].with_context(active_test=False).search([])
        active = qualities.filtered("active")
        self.qualities = {normalise(quality.name): quality for quality in active}
        self.quality_names = {normalise(quality.name): quality for quality in qualities}
        self.qualities_by_grades = {
            tuple(quality[f"{key}_id"].id for key in GRADES): quality for quality in active.sorted("id", reverse=True)
        }

    def _load_attributes(self):
        values = self.env["product.attribute.value"].search(
            [("attribute_id.liink_role", "in", ("ring_size", "metal"))]
        )
        sizes = values.filtered(lambda value: value.attribute_id.liink_role == "ring_size" and value.liink_ring_size)
        metals = values.filtered(lambda value: value.attribute_id.liink_role == "metal" and value.liink_alloy_id)
        self.sizes = {value.liink_ring_size: value for value in sizes.sorted("id", reverse=True)}
        self.metals = {value.id: value for value in metals}
        self.metal_ids = self.by_name(metals)
        self.metals_by_alloy = {value.liink_alloy_id: value for value in metals.sorted("id", reverse=True)}

    def _load_articles(self):
        """Articles by reference and name, and the metals by their alloy."""
        kinds = ("metal", "stone", "component", "jewel")
        columns = ["name", "default_code", "precious_kind", "alloy_id", "uom_id", "product_tmpl_id", "tracking"]
        products = self.env["product.product"].search_fetch([("precious_kind", "in", kinds)], columns, order="id desc")
        self.articles = {kind: {} for kind in kinds}
        for product in products:
            self.articles[product.precious_kind][normalise(product.name)] = product
        for product in products.filtered("default_code"):
            self.articles[product.precious_kind][normalise(product.default_code)] = product
        self.metal_articles = {product.alloy_id: product for product in products if product.precious_kind == "metal"}
        alloys = self.env["liink.alloy"].search([])
        self.alloys = {alloy.id: alloy for alloy in alloys}
        self.alloy_ids = self.by_name(alloys)
        self._alloys_by_text = {}
        self.catalogue = StoneCatalogue(self.env)
