import json

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
        self.given = self._to_columns(vals)
        query = SQL("SELECT to_jsonb(origin) FROM %s AS origin WHERE id = %s", self._table, record.id)
        [(self.row,)] = record.env.execute_query(query)

    def insert(self, vals_list, equivalent=()):
        """Insert a row per dict of ``vals_list``, in the format of ``create``, and return the records in this order.

        Stored fields that depend on what differs from the template are recomputed, on these and on other records;
        constraints, companies and access rights are checked as by ``create``.

        :param equivalent: fields whose value is another record than the template's, but just like it in all
            that others depend on
        :raise ValueError: when a field has no column of its own in the table
        """
        rows = [self._to_columns(vals) for vals in vals_list]
        records = self.model.browse(self._draw_ids(len(rows)))
        self._write([{"id": id_, **row} for id_, row in zip(records.ids, rows, strict=True)])
        self._settle(records, rows, equivalent)
        return records

    def _settle(self, records, rows, equivalent):
        """Recompute and check what depends on the values that these rows do not share with the template."""
        names = [
            name
            for name in rows[0]
            if name not in equivalent and any(row[name] != self.given.get(name) for row in rows)
        ]
        records.invalidate_recordset(flush=False)
        with records.env.protecting([records._fields[name] for name in names], records):
            records.modified(names, create=True)
            records.flush_model()
        records.check_access("create")
        if records._check_company_auto:
            records._check_company(names)
        records._validate_fields(names)

    @property
    def _table(self):
        return SQL.identifier(self.model._table)

    def _draw_ids(self, count):
        query = SQL("SELECT nextval(%s) FROM generate_series(1, %s)", f"{self.model._table}_id_seq", count)
        return [id_ for (id_,) in self.model.env.execute_query(query)]

    def _to_columns(self, vals):
        return {name: self._to_column(name, value) for name, value in vals.items()}

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

    def _write(self, rows):
        self.model.env.cr.execute(
            SQL(
                """INSERT INTO %s
                   SELECT new.* FROM jsonb_array_elements(%s::jsonb) AS given,
                   LATERAL jsonb_populate_record(NULL::%s, %s::jsonb || given) AS new""",
                *(self._table, json.dumps(rows, default=str), self._table),
                json.dumps(self.row),
            )
        )
