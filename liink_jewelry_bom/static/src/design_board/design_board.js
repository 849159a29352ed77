import { Component, onWillStart, onWillUpdateProps, useRef, useState } from "@odoo/owl";
import { useDropzone } from "@web/core/dropzone/dropzone_hook";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { ModelStage } from "../model_viewer/model_stage";

const ICONS = { cad: "fa-cube", drawing: "fa-file-pdf-o", rendering: "fa-picture-o", photo: "fa-camera" };
const RIBBONS = {
    submitted: "text-bg-warning",
    approved: "text-bg-success",
    rejected: "text-bg-danger",
    superseded: "text-bg-secondary",
};

/** What does a piece look like: one design large, the others as cards; drop files to submit them. */
export class DesignBoard extends Component {
    static template = "liink_jewelry_bom.DesignBoard";
    static components = { ModelStage };
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.http = useService("http");
        this.rootRef = useRef("root");
        this.inputRef = useRef("input");
        this.state = useState({ designs: [], canSubmit: false, shownId: false, sending: "", errors: [] });
        useDropzone(
            this.rootRef,
            (ev) => this.submit([...ev.dataTransfer.files]),
            "o_liink_designs_drop",
            () => this.state.canSubmit || !this.pieceId,
        );
        onWillStart(() => this.load(this.props.record.resId));
        onWillUpdateProps((props) => {
            if (props.record.resId !== this.pieceId) {
                Object.assign(this.state, { shownId: false, errors: [] });
                return this.load(props.record.resId);
            }
        });
    }

    async load(pieceId) {
        this.pieceId = pieceId;
        if (!pieceId) {
            Object.assign(this.state, { designs: [], canSubmit: true });
            return;
        }
        const board = await this.orm.call("product.template", "liink_get_design_board", [[pieceId]]);
        Object.assign(this.state, { designs: board.designs, canSubmit: board.can_submit });
    }

    get current() {
        return this.state.designs.filter((design) => ["submitted", "approved"].includes(design.state));
    }

    get previous() {
        return this.state.designs.filter((design) => !["submitted", "approved"].includes(design.state));
    }

    /** The design on the stage: the chosen one, else the model that makers see, else what there is. */
    get shown() {
        const { designs, shownId } = this.state;
        return (
            designs.find((design) => design.id === shownId) ||
            this.current.find((design) => design.state === "approved" && design.group === "model") ||
            this.current.find((design) => design.group === "model") ||
            this.current.find((design) => design.group === "picture") ||
            this.current[0] ||
            designs[0]
        );
    }

    icon(design) {
        return ICONS[design.kind];
    }

    ribbon(design) {
        return RIBBONS[design.state];
    }

    url(design) {
        return `/web/content/liink.design.file/${design.id}/file?filename_field=filename`;
    }

    imageUrl(design, size) {
        return `/web/image/liink.design.file/${design.id}/file/${size}`;
    }

    show(design) {
        this.state.shownId = design.id;
    }

    chooseFiles(design) {
        this.versionOf = design;
        this.inputRef.el.multiple = !design;
        this.inputRef.el.click();
    }

    async onChosen(ev) {
        const files = [...ev.target.files];
        await this.submit(files, this.versionOf);
        ev.target.value = "";
    }

    async submit(files, design) {
        if (!files.length || this.state.sending || !(await this.props.record.save())) {
            return;
        }
        this.pieceId = this.props.record.resId;
        const errors = [];
        let latest = false;
        for (const [rank, file] of files.entries()) {
            this.state.sending = _t("Sending %(file)s (%(rank)s of %(count)s)…", {
                file: file.name,
                rank: rank + 1,
                count: files.length,
            });
            const answer = await this.send(file, design);
            latest = answer.id || latest;
            if (answer.error) {
                errors.push(answer.error);
            }
        }
        await this.load(this.pieceId);
        Object.assign(this.state, { sending: "", errors, shownId: latest || this.state.shownId });
    }

    /** @returns {Promise<{id: number}|{error: string}>} */
    async send(file, design) {
        const data = new FormData();
        data.append("csrf_token", odoo.csrf_token);
        data.append("file", file);
        if (design) {
            data.append("design_id", design.id);
        }
        try {
            const answer = await fetch(`/liink/pieces/${this.pieceId}/designs`, { method: "POST", body: data });
            if (answer.status === 413) {
                return { error: _t("%s is too large to be sent.", file.name) };
            }
            return await answer.json();
        } catch {
            return { error: _t("%s could not be sent. Check the network, then try again.", file.name) };
        }
    }

    async decide(design, method) {
        const action = await this.orm.call("liink.design.file", method, [[design.id]]);
        if (action && action.type) {
            return this.action.doAction(action, { onClose: () => this.reload() });
        }
        await this.reload();
    }

    async useAsPicture(design) {
        if (await this.props.record.save()) {
            await this.orm.call("liink.design.file", "action_use_as_picture", [[design.id]]);
            await this.reload();
        }
    }

    async reload() {
        await this.load(this.pieceId);
        await this.props.record.load();
    }

    openForm(design) {
        this.action.doAction(
            {
                type: "ir.actions.act_window",
                res_model: "liink.design.file",
                res_id: design.id,
                views: [[false, "form"]],
                target: "new",
            },
            { onClose: () => this.reload() },
        );
    }
}

registry.category("view_widgets").add("liink_design_board", { component: DesignBoard });
