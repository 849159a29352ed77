"""Pure functions of the module: no Odoo imports, so that they are tested by the thousand."""
