"""Names under which a move tells the quants which stones it wants; see ``stock_quant_stone_spec.py``."""

DEMAND_KEY = "liink_stone_spec"  # id of the specification asked, or False: a demand for stones that names none
LIMIT_KEY = "liink_stone_limit"  # stones needed: every free quant holds one or more, so no more rows are read
CHOICE = "liink_stone_choice"  # not a field: the order in which the company takes its stones
