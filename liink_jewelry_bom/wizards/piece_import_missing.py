class MissingRecords:
    """What a file names and LIINK does not have: collections, articles and qualities, each told once.

    They are created by :meth:`make`, those of a kind together; until then a row knows them by their key.
    """

    def __init__(self, env):
        self.env = env
        self.collections = {}
        self.articles = {}
        self.qualities = {}

    def names(self):
        """Return what will be created, in words."""
        env = self.env
        return [
            *(env._("Collection %s", name) for name in self.collections.values()),
            *(env._("Article %s", vals["name"]) for vals in self.articles.values()),
            *(env._("Quality %s", vals["name"]) for vals in self.qualities.values()),
        ]

    def make(self):
        """Create them and return {key: record}.

        A LIINK user describes pieces, and what they are made of belongs to them. Qualities are the managers' to
        change; a new range of known grades, shown and agreed to, changes none of them.
        """
        kinds = (
            (self.env["liink.collection"], {key: {"name": name} for key, name in self.collections.items()}),
            (self.env["product.product"], self.articles),
            (self.env["liink.stone.quality"].sudo(), self.qualities),
        )
        made = {}
        for model, vals_by_key in kinds:
            if vals_by_key:
                records = model.create(list(vals_by_key.values())).with_env(self.env)
                made.update(zip(vals_by_key, records, strict=True))
        return made
