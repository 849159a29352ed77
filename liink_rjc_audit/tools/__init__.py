from .annexes import annex_pages, join_pages
from .genealogy import Genealogy
from .paper_file import MAX_FILE_SIZE, paper_type
