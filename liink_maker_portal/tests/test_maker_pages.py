from odoo.addons.liink_maker_portal.controllers.maker_orders import MakerOrders
from odoo.tests import tagged

from .common import SECRET, MakerPortalCommon


@tagged("post_install", "-at_install")
class TestMakerPages(MakerPortalCommon):
    """What a maker sees and does on its pages, without any script."""

    def test_orders_to_do_first(self):
        finished = self._order(1)
        finished.button_confirm()
        self._deliver(finished)
        self._receive(finished)
        page = self.url_open("/my/liink").text
        self.assertShows(page, f"/my/liink/orders/{self.order.id}")
        self.assertLess(page.index(f"/my/liink/orders/{self.order.id}"), page.index(f"/my/liink/orders/{finished.id}"))
        self.assertHides(page, SECRET)
        self.assertHides(page, f"/my/liink/orders/{self.secret_order.id}")

    def test_pages_of_the_list(self):
        for _rank in range(3):
            self._order(1).button_confirm()
        self.patch(MakerOrders, "_liink_items_per_page", 3)
        first, second = (self.url_open(f"/my/liink/page/{number}").text for number in (1, 2))
        self.assertEqual(first.count('class="o_liink_card"'), 3)
        self.assertEqual(second.count('class="o_liink_card"'), 1)
        self.assertEqual(self.url_open("/my/liink/page/99").status_code, 200)

    def test_drafts_are_not_shown_and_cancelled_ones_say_so(self):
        draft = self._order(1)
        refused = self._order(1)
        refused.button_cancel()
        self.order.button_cancel()
        page = self.url_open("/my/liink").text
        self.assertHides(page, f"/my/liink/orders/{draft.id}")
        self.assertHides(page, f"/my/liink/orders/{refused.id}")
        self.assertShows(page, "Cancelled")
        page = self.url_open(self.page).text
        self.assertShows(page, "This order is cancelled")
        self.assertHides(page, 'name="state"')
        for order in (draft, refused):
            self.assertEqual(self.url_open(f"/my/liink/orders/{order.id}").status_code, 404)

    def test_order_page(self):
        answer = self.url_open(self.page)
        page = answer.text
        self.assertEqual(answer.headers["Content-Security-Policy"], "frame-ancestors 'self'")
        self.assertShows(page, "7.00 g", "0.50 ct", "0.02 ct", "0.24 ct", "Round diamond", self.ring.name)
        self.assertShows(page, "21.00 g", "36 pcs", "On its way")
        self.assertHides(page, "Delivered:")
        self._deliver(self.order)
        page = self.url_open(self.page).text
        self.assertShows(page, "Delivered:")
        self.assertShows(page, "OR-A")
        self.assertHides(page, SECRET, self.viltier.name, "180.00", "Affineur")

    def test_metal_already_there_is_said(self):
        self._deliver(self.order)
        self._receive(self.order, weights=[6.0])
        second = self._order(1)
        second.button_confirm()
        page = self.url_open(f"/my/liink/orders/{second.id}").text
        self.assertShows(page, "Already with you")

    def test_internal_notes_are_not_shown(self):
        self.order.message_post(body="our margin is large")
        self.order.message_post(body="see you on Monday", message_type="comment", subtype_xmlid="mail.mt_comment")
        page = self.url_open(self.page).text
        self.assertShows(page, "see you on Monday")
        self.assertHides(page, "our margin")

    def test_phases(self):
        url = f"{self.page}/phases/{self.phase.id}"
        for state in ("progress", "done", "progress", "todo"):
            answer = self.post(url, state=state)
            self.assertEqual(answer.status_code, 303)
            self.assertEqual(self.phase.state, state)
        self.assertIn(f"#phase-{self.phase.id}", answer.headers["Location"])
        self.assertEqual(self.order.message_ids[0].author_id, self.jean.partner_id)

    def test_phase_states_that_cannot_be(self):
        url = f"{self.page}/phases/{self.phase.id}"
        for state in ("done", "blocked", "nonsense", "", "todo"):
            answer = self.post(url, state=state)
            self.assertEqual(answer.status_code, 422, state)
            self.assertShows(answer.text, "not possible any more")
            self.assertEqual(self.phase.state, "todo")
        self.order.button_cancel()
        self.assertIn(self.post(url, state="progress").status_code, (404, 422))

    def test_message(self):
        text = "Bonjour,\n<script>alert('x')</script> & merci"
        self.assertEqual(self.post(f"{self.page}/messages", message=text).status_code, 303)
        message = self.order.message_ids[0]
        self.assertEqual(message.author_id, self.jean.partner_id)
        self.assertEqual(message.subtype_id, self.env.ref("mail.mt_comment"))
        page = self.url_open(self.page).text
        self.assertHides(page, "<script>alert")
        self.assertShows(page, "&lt;script&gt;alert")
        self.assertIn(self.jean.partner_id, self.order.message_partner_ids)

    def test_bad_messages(self):
        before = self.order.message_ids
        for text, error in (("", "empty"), (" \n\t ", "empty"), ("x" * 4001, "at most 4000")):
            answer = self.post(f"{self.page}/messages", message=text)
            self.assertEqual(answer.status_code, 422)
            self.assertShows(answer.text, error)
        self.assertEqual(self.order.message_ids, before)

    def test_what_was_typed_comes_back(self):
        answer = self.post(f"{self.page}/messages", message="</textarea><b>lost?</b>" + "x" * 4000)
        self.assertShows(answer.text, "&lt;/textarea&gt;&lt;b&gt;lost?&lt;/b&gt;")

    def test_csrf_is_on(self):
        for path, data in (
            (f"phases/{self.phase.id}", {"state": "progress"}),
            ("messages", {"message": "hello"}),
            ("photos", {"phase_id": str(self.phase.id)}),
        ):
            answer = self.url_open(f"{self.page}/{path}", data=data, allow_redirects=False)
            self.assertEqual(answer.status_code, 400, path)
        self.assertEqual(self.phase.state, "todo")

    def test_script_gets_json(self):
        headers = {"Accept": "application/json"}
        answer = self.post(f"{self.page}/messages", headers=headers, message=" ")
        self.assertEqual((answer.status_code, list(answer.json())), (422, ["error"]))
        answer = self.post(f"{self.page}/messages", headers=headers, message="bien reçu")
        self.assertIn(self.page, answer.json()["url"])

    def test_pdf(self):
        answer = self.url_open(f"{self.page}/pdf", timeout=60)
        self.assertEqual(answer.status_code, 200)
        self.assertHides(answer.text, SECRET)

    def test_errors_are_in_the_user_s_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.jean.lang = "fr_FR"
        self.sign_in(self.jean)
        answer = self.post(f"{self.page}/messages", message="")
        self.assertEqual(answer.status_code, 422)
        self.assertShows(answer.text, "Se déconnecter", "0,02 ct")

    def test_nobody_is_in_without_signing_in(self):
        self.authenticate(None, None)
        for path in ("/my/liink", self.page, f"{self.page}/pdf"):
            self.assertIn("/web/login", self.url_open(path).url)

    def test_sign_in_leads_to_the_orders(self):
        self.authenticate(None, None)
        token = self.url_open("/web/login").text.split('name="csrf_token" value="')[1].split('"')[0]
        answer = self.url_open(
            "/web/login",
            data={"login": "jean", "password": "jeanjeanjean", "csrf_token": token},
            allow_redirects=False,
        )
        self.assertTrue(answer.headers["Location"].endswith("/my/liink"), answer.headers)

    def test_view_button_of_an_e_mail(self):
        self.assertEqual(self.order.access_url, self.page)
        url = f"/mail/view?model=purchase.order&res_id={self.order.id}"
        self.assertTrue(self.url_open(url).url.endswith(self.page))
