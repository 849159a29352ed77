import { Interaction } from "@web/public/interaction";
import { registry } from "@web/core/registry";

/** A second tap on a button that has been tapped does nothing: phones are slow, thumbs are not. */
export class SingleSubmit extends Interaction {
    static selector = ".o_liink_maker_order";
    dynamicContent = {
        form: { "t-on-submit": this.onSubmit },
        _window: { "t-on-pageshow": this.onPageShow },
    };

    onSubmit(ev) {
        const form = ev.currentTarget;
        if (form.dataset.liinkSent) {
            ev.preventDefault();
            return;
        }
        form.dataset.liinkSent = "1";
        ev.submitter?.classList.add("o_liink_waiting");
    }

    /** Coming back by the browser's arrow: the page is as it was left. */
    onPageShow() {
        for (const form of this.el.querySelectorAll("form[data-liink-sent]")) {
            delete form.dataset.liinkSent;
        }
        for (const button of this.el.querySelectorAll(".o_liink_waiting")) {
            button.classList.remove("o_liink_waiting");
        }
    }
}

registry.category("public.interactions").add("liink_maker_portal.single_submit", SingleSubmit);
