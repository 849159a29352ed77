from . import (
    ir_actions_report,
    liink_dossier,
    liink_dossier_deliveries,
    liink_dossier_gaps,
    liink_dossier_materials,
    liink_evidence,
    liink_evidence_kind,
    liink_evidence_rule,
    purchase_order,
    stock_lot,
)
