import json
from itertools import repeat

from odoo.api import NewId
from odoo.tools import SQL


class RowTemplate:
    """One row as the ORM wrote it, to write thousands like it in one query.

    The columns are the table's own: whatever a module adds is carried along. A new row takes all of them from
    the template but those that it names itself, and its id.
    """

    def __init__(self, record, vals):
        """Read the row of ``record``, which may vanish afterwards.

        :param record: one stored record, flushed
        :param dict vals: what it was made from, where others are made from something else
        """
        self.model = record.browse()
        [self.given] = self._to_rows([vals])
        query = SQL("SELECT to_jsonb(origin) FROM %s AS origin WHERE id = %s", self._table, record.id)
        [(self.row,)] = record.env.execute_query(query)
        self.cached = self._read_cached(record.sudo())

    def insert(self, vals_list, equivalent=(), computed=(), known=None):
        """Insert a row per dict of ``vals_list``, in the format of ``create``, and return the records in this order.

        Stored fields that depend on what differs from the template are recomputed, on these and on other records;
        constraints, companies and access rights are checked as by ``create``.

        :param equivalent: fields whose value is another record than the template's, but just like it in all
            that others depend on
        :param computed: stored fields that follow from values of the record itself and of records that it refers to:
            they are computed before the rows are written, not after
        :param known: per row, columns as the table has them that follow from the row in a way known to the caller:
            they are written only, nothing is recomputed or checked for them
        :raise ValueError: when a field has no column of its own in the table
        """
        rows = self._to_rows(vals_list)
        columns = [{**row, **more} for row, more in zip(rows, known or repeat({}), strict=False)]
        columns = [{**row, **more} for row, more in zip(columns, self._compute(columns, computed), strict=True)]
        records = self.model.browse(self._draw_ids(len(rows)))
        self._write(records, columns)
        records.invalidate_recordset(flush=False)
        self._remember(records, columns)
        self._settle(records, rows, equivalent, computed)
        return records

    def _compute(self, rows, names):
        """Return the columns of computed fields of these rows, as a form computes them before anything is saved."""
        if not names:
            return rows
        news = self.model.browse([NewId() for _row in rows])
        self._remember(news, rows, but=names)
        return self._to_rows([{name: new[name] for name in names} for new in news])

    def _settle(self, records, rows, equivalent, computed):
        """Recompute and check what depends on the values that these rows do not share with the template."""
        names = [
            name
            for name in rows[0]
            if name not in equivalent and any(row[name] != self.given.get(name) for row in rows)
        ]
        with records.env.protecting([records._fields[name] for name in (*names, *computed)], records):
            records.modified(names, create=True)
            records.flush_model()
        records.check_access("create")
        if records._check_company_auto:
            records._check_company(names)
        records._validate_fields([*names, *computed])

    @property
    def _table(self):
        return SQL.identifier(self.model._table)

    def _draw_ids(self, count):
        query = SQL("SELECT nextval(%s) FROM generate_series(1, %s)", f"{self.model._table}_id_seq", count)
        return [id_ for (id_,) in self.model.env.execute_query(query)]

    # The table's columns

    def _to_rows(self, vals_list):
        """Return the values as columns; most of them occur many times, each is converted once."""
        columns = {}
        for vals in vals_list:
            for item in vals.items():
                if item not in columns:
                    columns[item] = self._to_column(*item)
        return [{name: columns[name, value] for name, value in vals.items()} for vals in vals_list]

    def _to_column(self, name, value):
        field = self.model._fields[name]
        if not field.store or not field.column_type or field.translate:
            raise ValueError(f"{self.model._name}.{name} cannot be written in bulk: it has no column of its own.")
        column = field.convert_to_column(value, self.model)
        if not field.company_dependent:
            return column
        fallback = self.model.env["ir.default"]._get_model_defaults(self.model._name).get(name)
        is_fallback = column == field.convert_to_column(fallback, self.model)
        return None if is_fallback else {str(self.model.env.company.id): column}

    def _write(self, records, rows):
        own = ["id", *rows[0]]
        others = [name for name in self.row if name not in own]
        self.model.env.cr.execute(
            SQL(
                """INSERT INTO %s (%s)
                   SELECT %s FROM jsonb_to_recordset(%s) AS given (%s),
                                  jsonb_populate_record(NULL::%s, %s) AS origin""",
                *(self._table, SQL(", ").join(map(SQL.identifier, own + others))),
                SQL(", ").join(SQL.identifier(*column) for column in self._sources(own, others)),
                json.dumps([{"id": id_, **row} for id_, row in zip(records.ids, rows, strict=True)], default=str),
                SQL(", ").join(map(self._typed, own)),
                *(self._table, json.dumps(self.row)),
            )
        )

    def _sources(self, own, others):
        return [("given", name) for name in own] + [("origin", name) for name in others]

    def _typed(self, name):
        """Return the column with its type, as in a table's definition."""
        return SQL("%s %s", SQL.identifier(name), SQL(self.model._fields[name].column_type[1]))

    # The cache

    def _read_cached(self, record):
        """Return {field: value of ``record`` as the cache has it} of what is the same for every reader."""
        varying = record.env.registry.field_depends_context
        fields = [
            field
            for field in record._fields.values()
            if field.name in self.row and not (field.translate or field.company_dependent or varying[field])
        ]
        record.fetch([field.name for field in fields])
        caches = {field: field._get_cache(record.env) for field in fields}
        return {field: cache[record.id] for field, cache in caches.items() if record.id in cache}

    def _remember(self, records, rows, but=()):
        """Put into the cache what was written, so that nobody has to read it again."""
        for field, value in self.cached.items():
            if field.name in but:
                continue
            values = repeat(value, len(rows))
            if field.name in rows[0]:
                values = self._to_cache(field, [row[field.name] for row in rows])
            field._insert_cache(records, values)

    def _to_cache(self, field, columns):
        values = {column: field.convert_to_cache(column, self.model, validate=False) for column in set(columns)}
        return [values[column] for column in columns]
