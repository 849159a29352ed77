import { Component, onWillStart, onWillUpdateProps, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

// Pixels: five columns fit the form beside its chatter at 1440; the quantity of an edge stands above the outer box.
const BOX = { width: 128, height: 44 };
const COLUMN = 172;
const ROW = 68;
const MARGIN = 12;
const LABEL = 64;
const MOST_DEPTH = 5;
const LETTERS = { name: 15, product: 20 };

/** Lay out a graph in columns: ancestors on the left, descendants on the right, each column centred. */
export function layOut({ nodes, edges, more }) {
    const boxes = [...nodes.map((node) => ({ ...node, key: `lot-${node.id}` })), ...more.map(moreBox)];
    const columns = new Map();
    for (const box of boxes) {
        columns.set(box.level, [...(columns.get(box.level) || []), box]);
    }
    const levels = [...columns.keys()].sort((a, b) => a - b);
    const tallest = Math.max(...[...columns.values()].map((column) => column.length));
    for (const level of levels) {
        placeColumn(columns.get(level), level - levels[0], tallest);
    }
    const byKey = new Map(boxes.map((box) => [box.key, box]));
    const links = [
        ...edges.map((edge) => curve(byKey.get(`lot-${edge.source}`), byKey.get(`lot-${edge.target}`), edge.text)),
        ...more.map((item) => moreCurve(item, byKey)),
    ];
    return {
        boxes,
        links,
        width: (levels.length - 1) * COLUMN + BOX.width + 2 * MARGIN,
        height: tallest * ROW + 2 * MARGIN,
    };
}

function moreBox(item) {
    return { ...item, key: `more-${item.id}-${item.level}`, isMore: true };
}

function placeColumn(column, rank, tallest) {
    const top = MARGIN + ((tallest - column.length) * ROW) / 2;
    column.forEach((box, index) => {
        box.x = MARGIN + rank * COLUMN;
        box.y = top + index * ROW + (ROW - BOX.height) / 2;
    });
}

function moreCurve(item, byKey) {
    const box = byKey.get(`more-${item.id}-${item.level}`);
    const lot = byKey.get(`lot-${item.id}`);
    return item.level < 0 ? curve(box, lot, "") : curve(lot, box, "");
}

function curve(source, target, text) {
    const [x1, y1] = [source.x + BOX.width, source.y + BOX.height / 2];
    const [x2, y2] = [target.x, target.y + BOX.height / 2];
    const middle = (x1 + x2) / 2;
    // Curves are apart at the box that is farther from the lot in the middle: its quantities stand there, side by side.
    const outer = Math.abs(target.level) > Math.abs(source.level) ? target : source;
    outer.labels = (outer.labels || 0) + (text ? 1 : 0);
    return {
        key: `${source.key}-${target.key}`,
        path: `M ${x1} ${y1} C ${middle} ${y1}, ${middle} ${y2}, ${x2} ${y2}`,
        text,
        x: outer.x + (outer.labels - 1) * LABEL,
        y: outer.y - 4,
    };
}

/** What a lot was made from and what it went into. */
export class LotGenealogy extends Component {
    static template = "liink_precious_stock.LotGenealogy";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.box = BOX;
        this.state = useState({ graph: null, depth: 2 });
        onWillStart(() => this.load(this.props.record.resId));
        onWillUpdateProps((props) => {
            if (props.record.resId !== this.lotId) {
                this.state.depth = 2;
                return this.load(props.record.resId);
            }
        });
    }

    async load(lotId) {
        this.lotId = lotId;
        this.state.graph = null;
        if (!lotId) {
            return;
        }
        const graph = await this.orm.call("stock.lot", "liink_get_genealogy", [[lotId]], { depth: this.state.depth });
        if (graph.edges.length) {
            this.canGrow =
                this.state.depth < MOST_DEPTH && graph.more.some((item) => Math.abs(item.level) > this.state.depth);
            this.state.graph = layOut(graph);
        }
    }

    showFurther() {
        this.state.depth += 1;
        return this.load(this.lotId);
    }

    shorten(text, kind) {
        return text.length > LETTERS[kind] ? `${text.slice(0, LETTERS[kind] - 1)}…` : text;
    }

    isCentre(box) {
        return !box.isMore && box.id === this.lotId;
    }

    openLot(box) {
        if (box.isMore) {
            return this.openMore(box);
        }
        if (box.id !== this.lotId) {
            this.action.doAction({
                type: "ir.actions.act_window",
                res_model: "stock.lot",
                res_id: box.id,
                views: [[false, "form"]],
                context: { display_complete: true },
            });
        }
    }

    async openMore(box) {
        const method = box.level < 0 ? "action_liink_view_parents" : "action_liink_view_children";
        this.action.doAction(await this.orm.call("stock.lot", method, [[box.id]]));
    }
}

registry.category("view_widgets").add("liink_lot_genealogy", { component: LotGenealogy });
