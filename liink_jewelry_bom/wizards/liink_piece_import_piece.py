from odoo import fields, models


class LiinkPieceImportPiece(models.TransientModel):
    """A piece as the dry run read it: what will be made."""

    _name = "liink.piece.import.piece"
    _description = "Piece Read From a File"
    _order = "line_number, id"

    import_id = fields.Many2one("liink.piece.import", required=True, ondelete="cascade", index=True)
    line_number = fields.Integer("Line", aggregator=None, help="As your spreadsheet counts them.")
    reference = fields.Char()
    name = fields.Char("Piece")
    material_count = fields.Integer("Materials")
    metal_weight = fields.Float("Metal (g)", digits=(16, 4), help="Grams issued for one piece, loss included.")
    stone_count = fields.Integer("Stones")
    carats = fields.Float(digits=(16, 3), help="Carats of all stones of one piece.")
    picture_count = fields.Integer("Pictures")
