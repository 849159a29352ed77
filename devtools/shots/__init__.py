"""Pictures of the main screens: which (screens.py) and how (take.py)."""
