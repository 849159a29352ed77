import { registry } from "@web/core/registry";
import { listView } from "@web/views/list/list_view";
import { ListRenderer } from "@web/views/list/list_renderer";

/**
 * A list that keeps on a phone only the columns with `options="{'on_phone': True}"`, so that nobody scrolls sideways.
 */
export class PhoneListRenderer extends ListRenderer {
    getActiveColumns() {
        const columns = super.getActiveColumns();
        const kept = this.env.isSmall ? columns.filter((column) => column.options?.on_phone) : [];
        return kept.length ? kept : columns;
    }
}

registry.category("views").add("liink_phone_list", { ...listView, Renderer: PhoneListRenderer });
