from . import report_dossier
