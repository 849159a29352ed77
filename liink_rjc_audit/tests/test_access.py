from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged

from .common import AuditCommon

REPORT = "liink_rjc_audit.action_report_dossier"


@tagged("post_install", "-at_install")
class TestAccess(AuditCommon):
    """LIINK's people read and add; managers configure; makers on the portal and everybody else see nothing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.paper = cls._add_paper("supplier_invoice", cls.gold_a)
        cls.manager = new_test_user(cls.env, "liink_manager", "liink_precious_stock.group_liink_manager")

    def test_user_reads_and_adds_but_neither_deletes_nor_configures(self):
        paper = self.paper.with_user(self.user)
        paper.reference = "F-1 bis"
        with self.assertRaises(AccessError):
            paper.unlink()
        with self.assertRaises(AccessError):
            self.env.ref("liink_rjc_audit.rule_metal_supplier_invoice").with_user(self.user).level = "recommended"

    def test_manager_configures_and_deletes(self):
        self.env.ref("liink_rjc_audit.rule_metal_supplier_invoice").with_user(self.manager).level = "recommended"
        self.paper.with_user(self.manager).unlink()

    def test_others_see_nothing(self):
        groups = ("base.group_portal", "base.group_public", "stock.group_stock_user,purchase.group_purchase_user")
        for number, group in enumerate(groups):
            other = new_test_user(self.env, f"other_{number}", group)
            for record in (self.paper, self.paper.kind_id, self.env["liink.evidence.rule"].search([], limit=1)):
                with self.subTest(group=group, model=record._name), self.assertRaises(AccessError):
                    record.with_user(other).read(["display_name"])
            with self.subTest(group=group), self.assertRaises(AccessError):
                self.piece.with_user(other).read(["liink_dossier_html"])

    def test_stock_user_without_liink_still_opens_lots(self):
        stock_user = new_test_user(self.env, "stock_only", "stock.group_stock_user")
        views = self.env["stock.lot"].with_user(stock_user).get_views([(False, "form"), (False, "list")])
        self.assertNotIn("evidence_ids", views["views"]["form"]["arch"])

    def test_file_is_read_with_the_right_to_the_paper_only(self):
        maker = new_test_user(self.env, "maker", "base.group_portal")
        with self.assertRaises(AccessError):
            self.paper.with_user(maker)._liink_get_files()
        attachment = self.env["ir.attachment"].search(
            [("res_model", "=", "liink.evidence"), ("res_id", "=", self.paper.id), ("res_field", "=", "file")]
        )
        with self.assertRaises(AccessError):
            attachment.with_user(maker).read(["raw"])

    def test_report_needs_rights(self):
        maker = new_test_user(self.env, "maker", "base.group_portal", partner_id=self.dupont.id)
        with self.assertRaises(AccessError):
            self.env["ir.actions.report"].with_user(maker)._render_qweb_html(REPORT, self.piece.ids)

    def test_other_company(self):
        company = self.env["res.company"].create({"name": "Autre maison"})
        other = new_test_user(
            self.env,
            "other_house",
            "liink_precious_stock.group_liink_user",
            company_id=company.id,
            company_ids=[Command.set(company.ids)],
        )
        self.assertFalse(self.env["liink.evidence"].with_user(other).search([("id", "=", self.paper.id)]))
