class ContentError(ValueError):
    """A file that is refused, with the reason as a code; the caller says it in the reader's language.

    empty, too_large: no content, more bytes than allowed; unknown: no type that is known here; foreign: a program,
    an archive, an office document or a web page; damaged: the right type, cut short or broken; active: carries
    scripts, actions or other files; protected: encrypted, so that it cannot be checked; external: asks for files
    from elsewhere; bomb: unpacks into far more than it weighs; mismatch: its name says another type (`detail`).
    """

    CODES = (
        "empty",
        "too_large",
        "unknown",
        "foreign",
        "damaged",
        "active",
        "protected",
        "external",
        "bomb",
        "mismatch",
    )

    def __init__(self, code, detail=""):
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code, self.detail = code, detail
