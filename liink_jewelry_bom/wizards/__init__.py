from . import (
    liink_design_rejection,
    liink_specification_paste,
    liink_specification_paste_doubts,
    liink_specification_paste_line,
    liink_specification_paste_line_match,
    liink_specification_paste_line_new,
    liink_specification_paste_proposal,
    liink_specification_paste_words,
)
