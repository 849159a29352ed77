from . import (
    liink_design_rejection,
    liink_piece_import,
    liink_piece_import_columns,
    liink_piece_import_issue,
    liink_piece_import_piece,
    liink_piece_import_template,
    liink_specification_paste,
    liink_specification_paste_line,
    liink_specification_paste_line_match,
    liink_specification_paste_line_new,
    liink_specification_paste_proposal,
    liink_specification_paste_words,
)
