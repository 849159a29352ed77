import { Component, onWillStart, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { listView } from "@web/views/list/list_view";
import { PhoneListRenderer } from "../phone_list/phone_list";

/** The alerts that are below their minimum, above the list, each with its purchase one click away. */
export class StockBanner extends Component {
    static template = "liink_precious_stock.StockBanner";
    static props = { resModel: String };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ alerts: [] });
        onWillStart(async () => {
            this.state.alerts = await this.orm.call("liink.stock.alert", "liink_get_banner", [this.props.resModel]);
        });
    }

    openAlert(id) {
        this.action.doAction("liink_precious_stock.liink_stock_alert_action", {
            viewType: "form",
            props: { resId: id },
        });
    }

    async proposePurchase(id) {
        this.action.doAction(await this.orm.call("liink.stock.alert", "action_liink_propose_purchase", [[id]]));
    }
}

export class StockScreenRenderer extends PhoneListRenderer {
    static template = "liink_precious_stock.StockScreenRenderer";
    static components = { ...PhoneListRenderer.components, StockBanner };
}

registry.category("views").add("liink_stock_list", { ...listView, Renderer: StockScreenRenderer });
