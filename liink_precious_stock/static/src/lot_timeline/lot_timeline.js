import { Component, onWillStart, onWillUpdateProps, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

const ICONS = {
    in: "fa-arrow-down",
    out: "fa-arrow-up",
    move: "fa-exchange",
    change: "fa-random",
    fix: "fa-balance-scale",
};

/** What happened to a lot, newest first; more on demand. */
export class LotTimeline extends Component {
    static template = "liink_precious_stock.LotTimeline";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ events: [], total: 0 });
        onWillStart(() => this.load(this.props.record.resId));
        onWillUpdateProps((props) => {
            if (props.record.resId !== this.lotId || props.record !== this.props.record) {
                this.state.events = [];
                return this.load(props.record.resId);
            }
        });
    }

    async load(lotId) {
        this.lotId = lotId;
        if (!lotId) {
            return;
        }
        const page = await this.orm.call("stock.lot", "liink_get_timeline", [[lotId]], {
            offset: this.state.events.length,
        });
        this.state.events.push(...page.events);
        this.state.total = page.total;
    }

    showMore() {
        return this.load(this.lotId);
    }

    icon(event) {
        return ICONS[event.tone];
    }

    async openDocument(event) {
        this.action.doAction(await this.orm.call("stock.move.line", "action_open_reference", [[event.id]]));
    }
}

registry.category("view_widgets").add("liink_lot_timeline", { component: LotTimeline });
