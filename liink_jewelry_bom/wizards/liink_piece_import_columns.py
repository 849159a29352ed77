from odoo import models
from odoo.addons.liink_precious_stock.wizards.sheet_column import make_column

from ..tools.ring_size import RING_SIZE_MAX, RING_SIZE_MIN
from .piece_import_row import HEAD_KEYS

IN_GRAMS = ("g", "gr")
IN_CARATS = ("ct", "cts")
IN_MILLIMETRES = ("mm",)
IN_PIECES = ("pcs", "pces")
MOST_GRAMS = 10_000
MOST_CARATS = 10_000
MOST_MILLIMETRES = 1_000
MOST_PIECES = 10_000
# Nobody scrolls through more.
LONGEST_LIST = 200
# What each line says, in the order of the template.
LINE_KEYS = (
    "kind", "material", "grams", "loss", "nature", "hue", "origin", "shape", "size_mm", "width_mm", "carats", "pieces",
    "quality", "colour_from", "colour_to", "clarity_from", "clarity_to", "setting", "position", "supplied_by", "phase",
)  # fmt: skip
# Headings in English, French and Italian beside the labels themselves, normalised.
SYNONYMS = {
    "reference": "reference|ref|sku|code|item|article number|reference du bijou|codice|riferimento",
    "name": "name|piece|piece name|title|nom|nom du bijou|bijou|designation|libelle|nome",
    "collection": "collection|family|famille|ligne|collezione",
    "type": "type of piece|type de piece|type|category|categorie|type de bijou|type of jewel|tipo",
    "ring_size": "ring size|finger size|taille|taille de doigt|tdd|td|tour de doigt|misura",
    "sizes": "sizes|sizes offered|tailles|tailles proposees|misure",
    "metals": "metals offered|metals|metals offered|metaux|metaux proposes|metalli",
    "price": "retail price|price|retail|retail price|rrp|pvp|pv|prix|prix de vente|prix public|prix de vente public"
    "|prezzo",
    "pictures": "pictures|picture|photo|photos|image|images|visuel|visuels|foto",
    "kind": "type de ligne|kind|kind of line|component|component kind|line|nature de ligne|genre|composant"
    "|type de composant|tipo di componente",
    "material": "alloy or article|material|alloy|product|article|metal|alliage|matiere|produit|alliage ou article"
    "|lega|prodotto",
    "grams": "grams|gram|g|weight|weight g|metal weight|poids|poids g|poids metal|grammes|grammi|peso",
    "loss": "loss|loss percent|perte|freinte|perte au feu|dechet|calo",
    "nature": "nature|stone|gem|pierre|gemme|pietra",
    "hue": "hue|stone colour|stone color|teinte|couleur de la pierre|tinta",
    "origin": "origin|natural or laboratory|origine|naturel ou laboratoire",
    "shape": "shape|cut|forme|taille de la pierre|forma",
    "size_mm": "mm|size|size mm|diameter|diametre|dimension|dimension mm|calibre|taille mm|diametro",
    "width_mm": "second cote mm|mm2|mm 2|width|width mm|second side|second side mm|largeur|largeur mm|second cote"
    "|larghezza",
    "carats": "carats|carat|ct|cts|carats per stone|ct per stone|carats par pierre|poids ct|ct pierre|carati",
    "pieces": "pieces|how many|pcs|pc|qty|quantity|count|stones|number|nombre|nb|quantite|qte|nombre de pierres"
    "|pezzi|quantita",
    "quality": "quality|qualite|qualita",
    "colour_from": "colour|color|colour from|color from|couleur|couleur de|couleur min|colore|colore da",
    "colour_to": "colour to|color to|couleur a|couleur max|colore a",
    "clarity_from": "clarity|clarity from|purete|purete de|purezza|purezza da",
    "clarity_to": "clarity to|purete a|purezza a",
    "setting": "setting|setting type|serti|sertissage|type de serti|incassatura",
    "position": "position|place|emplacement|posizione",
    "supplied_by": "supplied by|supplier|fourni par|fournisseur|fornito da",
    "phase": "phase|phases|etape|etapes|operation|operations|fase|fasi",
}


class LiinkPieceImport(models.TransientModel):
    """The columns of a file of pieces: which there are, what they are called, what they mean."""

    _inherit = "liink.piece.import"

    def _liink_columns(self):
        """Return the columns in the order of the template: what a piece says once, then what each line says."""
        known = {**self._liink_head_columns(), **self._liink_material_columns(), **self._liink_stone_columns()}
        known.update(self._liink_making_columns())
        return [make_column(key, SYNONYMS[key], *known[key]) for key in ("reference", *HEAD_KEYS, *LINE_KEYS)]

    def _liink_head_columns(self):
        currency = self.env.company.currency_id
        return {
            "reference": (
                self.env._("Reference"),
                self.env._("The same on every line of a piece, and on no other piece. One line is one material."),
                "AUR-R-052",
            ),
            "name": (
                self.env._("Name"),
                self.env._("This and the next columns up to the pictures: on the first line of the piece only."),
                self.env._("Aurora ring"),
            ),
            "collection": (
                self.env._("Collection"),
                self.env._("Name of a collection."),
                self.env._("Aurora"),
                *self._liink_offer(self.env["liink.collection"].search([], limit=LONGEST_LIST).mapped("name")),
            ),
            "type": (
                self.env._("Type of Piece"),
                self.env._("Ring, necklace, earrings, bracelet, pendant, brooch, cufflinks or other."),
                self._liink_label("product.template", "jewel_type", "ring"),
                *self._liink_offer_labels("product.template", "jewel_type"),
            ),
            "ring_size": (
                self.env._("Ring Size"),
                self.env._(
                    "French size that the grams are for, from %(least)s to %(most)s. Of rings only.",
                    least=RING_SIZE_MIN,
                    most=RING_SIZE_MAX,
                ),
                "52",
                1,
            ),
            "sizes": (
                self.env._("Sizes Offered"),
                self.env._(
                    "If there are several: 48-58, or 50; 52; 54. Their grams follow from those of the ring size."
                ),
                "50; 52; 54",
            ),
            "metals": (
                self.env._("Metals Offered"),
                self.env._(
                    "If there are several, with semicolons between. A line of an offered alloy is for that metal"
                    " only; a"
                    " metal without a line takes the same volume."
                ),
                "",
            ),
            "price": (
                self.env._("Retail Price"),
                self.env._("In %s.", currency.name),
                "2450",
                2,
                (currency.symbol, currency.name),
            ),
            "pictures": (
                self.env._("Pictures"),
                self.env._(
                    "Names of files in the ZIP archive, with semicolons between; the first is shown, the others are"
                    " kept"
                    " as design files. Left empty, files named like the reference are taken: AUR-R-052.jpg."
                ),
                "",
            ),
        }

    def _liink_material_columns(self):
        return {
            "kind": (
                self.env._("Kind of Line"),
                self.env._("Metal, stone or finding."),
                self._liink_kind_labels()["metal"],
                *self._liink_offer(self._liink_kind_labels().values()),
            ),
            "material": (
                self.env._("Alloy or Article"),
                self.env._(
                    "Metal: an alloy (White gold 750) or an article. Finding: reference or name of an article, or the"
                    " reference of a piece. Stone: an article, or empty to find it by what the next columns say."
                ),
                self.env.ref("liink_precious_stock.alloy_gold_750_white").name,
            ),
            "grams": (
                self.env._("Grams"),
                self.env._("Metal only: grams issued for one piece, loss included. At most 4 decimals."),
                "7",
                4,
                IN_GRAMS,
                MOST_GRAMS,
            ),
            "loss": (
                self.env._("Loss (%)"),
                self.env._("Metal only: part of the grams issued that does not stay in the piece."),
                "8",
                2,
                ("%",),
                99.99,
            ),
            "pieces": (
                self.env._("How Many"),
                self.env._("Stones or findings in one piece; metres of a chain sold by the metre."),
                "",
                4,
                IN_PIECES,
                MOST_PIECES,
            ),
        }

    def _liink_stone_columns(self):
        millimetres = self.env._("Stone: millimetres, at most 2 decimals.")
        grade = self.env._("Stone: a grade of the scale; the better one in the first column. One alone is that grade.")
        return {
            "nature": (
                self.env._("Nature"),
                self.env._("Stone: diamond, sapphire, ruby, emerald …"),
                "",
                *self._liink_offer_labels("product.template", "stone_nature"),
            ),
            "hue": (
                self.env._("Hue"),
                self.env._("Stone: colour that it is sold by, if its nature does not say it: a pink sapphire."),
                "",
                *self._liink_offer_labels("product.template", "stone_hue"),
            ),
            "origin": (
                self.env._("Origin"),
                self.env._("Stone: natural or laboratory-grown. Empty means natural."),
                "",
                *self._liink_offer_labels("product.template", "stone_origin"),
            ),
            "shape": (
                self.env._("Shape"),
                self.env._("Stone: round, oval, princess, pear …"),
                "",
                *self._liink_offer_labels("product.template", "stone_shape"),
            ),
            "size_mm": (self.env._("Size (mm)"), millimetres, "", 2, IN_MILLIMETRES, MOST_MILLIMETRES),
            "width_mm": (
                self.env._("Second Side (mm)"),
                self.env._("Stone that is not round: the shorter side, 6 of 8 × 6."),
                "",
                2,
                IN_MILLIMETRES,
                MOST_MILLIMETRES,
            ),
            "carats": (
                self.env._("Carats per Stone"),
                self.env._("Weight of one stone, not of all. At most 3 decimals."),
                "",
                3,
                IN_CARATS,
                MOST_CARATS,
            ),
            "quality": (
                self.env._("Quality"),
                self.env._("Stone: a named range, GH/VS, in place of the four next columns."),
                "",
                *self._liink_offer(self.env["liink.stone.quality"].search([], limit=LONGEST_LIST).mapped("name")),
            ),
            "colour_from": (self.env._("Colour from"), grade, ""),
            "colour_to": (self.env._("Colour to"), grade, ""),
            "clarity_from": (self.env._("Clarity from"), grade, ""),
            "clarity_to": (self.env._("Clarity to"), grade, ""),
            "setting": (
                self.env._("Setting"),
                self.env._("Stone: claw, pavé, bezel …"),
                "",
                *self._liink_offer(self.env["liink.setting.type"].search([], limit=LONGEST_LIST).mapped("name")),
            ),
        }

    def _liink_making_columns(self):
        return {
            "position": (self.env._("Position"), self.env._("Where on the piece: centre, surround, shoulders …"), ""),
            "supplied_by": (
                self.env._("Supplied by"),
                self.env._("Brand, maker or customer. Empty means the brand."),
                "",
                *self._liink_offer_labels("mrp.bom.line", "supplied_by"),
            ),
            "phase": (
                self.env._("Phases"),
                self.env._(
                    "Phases of the making, with semicolons between, or the name of a phase template, on any line of"
                    " the"
                    " piece. None on all its lines means the usual phases."
                ),
                "",
                *self._liink_offer(self.env["liink.phase"].search([], limit=LONGEST_LIST).mapped("name")),
            ),
        }

    def _liink_kind_labels(self):
        """{kind: what a line calls it}."""
        return {"metal": self.env._("Metal"), "stone": self.env._("Stone"), "component": self.env._("Finding")}

    def _liink_offer(self, words):
        """What a column without digits, units and bound ends with: the words to choose from."""
        return None, (), 0, tuple(words)

    def _liink_offer_labels(self, model, field_name):
        selection = self.env[model]._fields[field_name]._description_selection(self.env)
        return self._liink_offer(label for _key, label in selection)

    def _liink_label(self, model, field_name, value):
        return dict(self.env[model]._fields[field_name]._description_selection(self.env))[value]
