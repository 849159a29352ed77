from . import (
    test_access,
    test_deliveries,
    test_dossier,
    test_evidence,
    test_gaps,
    test_genealogy,
    test_query_budget,
    test_report,
    test_views,
)
