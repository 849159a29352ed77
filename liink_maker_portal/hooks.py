def uninstall_hook(env):
    """Give core's subcontractor portal its rights back: this module alone took them."""
    env["ir.model.access"]._liink_reopen_subcontractor_portal()
