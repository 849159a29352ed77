import { registry } from "@web/core/registry";
import { useDebounced } from "@web/core/utils/timing";
import { TextField, textField } from "@web/views/fields/text/text_field";

import { onMounted } from "@odoo/owl";

const PAUSE = 500;

/** A text that is read as soon as it is pasted, or when the typing pauses: nobody has to leave the field first. */
export class PastedTextField extends TextField {
    setup() {
        super.setup();
        const commit = useDebounced(() => this.commit(), PAUSE);
        onMounted(() => {
            this.textareaRef.el.addEventListener("input", (event) =>
                event.inputType === "insertFromPaste" ? this.commit() : commit(),
            );
        });
    }

    /** What leaving the field would do. */
    commit() {
        this.textareaRef.el?.dispatchEvent(new Event("change"));
    }
}

registry.category("fields").add("liink_pasted_text", { ...textField, component: PastedTextField });
