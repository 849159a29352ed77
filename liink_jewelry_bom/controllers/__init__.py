from . import design_upload
