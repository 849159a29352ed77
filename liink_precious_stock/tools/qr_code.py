from reportlab.graphics.barcode.qr import QrCodeWidget


def draw_qr_code(text):
    """Return (path, size): a QR code of ``text`` as the path of an SVG drawing that is ``size`` units wide and high.

    A drawing rather than Odoo's bitmap: sharp on every label printer, and reportlab draws bitmaps only with a backend
    that Debian does not bring.
    """
    widget = QrCodeWidget(text, barLevel="M")
    widget.qr.make()
    modules = widget.qr.modules
    path = "".join(
        f"M{column} {row}h1v1h-1z"
        for row, cells in enumerate(modules)
        for column, is_dark in enumerate(cells)
        if is_dark
    )
    return path, len(modules)
