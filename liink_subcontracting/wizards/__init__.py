from . import liink_reception, liink_shortage
