"""What a design file is, told by its content alone: pure functions, without Odoo.

`inspect_content` names the type or raises `ContentError`; the name of a file is only ever a reason to refuse, never
to believe. Each format has a module that checks its structure, not its first bytes alone.
"""

from .error import ContentError
from .inspect import FORMATS, Content, inspect_content

__all__ = ["FORMATS", "Content", "ContentError", "inspect_content"]
