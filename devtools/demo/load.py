"""Load the demo data of the LIINK modules alone, without Odoo's. Runs inside Odoo (`odoo shell`)."""

import importlib
import importlib.util
import logging

from odoo.modules.module import Manifest
from odoo.tools import convert_file, topological_sort

_logger = logging.getLogger(__name__)

_STORY = "devtools.demo.story"


def load(env):
    """Load each module's demo files, tell the story, translate, commit."""
    modules = liink_modules(env)
    for module in modules:
        load_files(env, module)
    tell_story(env)
    _translate(env, modules)
    env.cr.commit()


def liink_modules(env):
    """The names of the installed LIINK modules, each after those that it depends on."""
    installed = env["ir.module.module"].search([("name", "=like", "liink_%"), ("state", "=", "installed")])
    dependencies = {module.name: module.dependencies_id.mapped("name") for module in installed}
    return [name for name in topological_sort(dependencies) if name in dependencies]


def load_files(env, module):
    """Load the demo files of one module, as Odoo does with --with-demo."""
    for filename in Manifest.for_addon(module)["demo"]:
        _logger.info("loading %s/%s", module, filename)
        convert_file(env, module, filename, {}, mode="init", noupdate=True)


def tell_story(env):
    """Run the part of the demo that needs the day's work to be done rather than data to be written."""
    if importlib.util.find_spec(_STORY):
        importlib.import_module(_STORY).tell(env)
    # Odoo's robot greets whoever logs in first, over the whole screen of a phone.
    env["res.users"].search([]).odoobot_state = "disabled"


def _translate(env, modules):
    """Translate the records that have just been made, from the modules' i18n folders."""
    env["ir.module.module"].search([("name", "in", modules)])._update_translations()
