import { Component, onWillUnmount, useEffect, useRef, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { ModelViewer, formatSize } from "./model_viewer";

/** The place where a model is shown in 3D; says so when it cannot be. */
export class ModelStage extends Component {
    static template = "liink_jewelry_bom.ModelStage";
    static props = { url: String, format: String };

    setup() {
        this.canvasRef = useRef("canvas");
        this.state = useState({ isLoading: true, error: "", size: "" });
        useEffect(
            (url, format) => {
                this.open(url, format);
            },
            () => [this.props.url, this.props.format],
        );
        onWillUnmount(() => this.viewer?.destroy());
    }

    async open(url, format) {
        this.viewer?.destroy();
        const viewer = (this.viewer = new ModelViewer(this.canvasRef.el));
        Object.assign(this.state, { isLoading: true, error: "", size: "" });
        try {
            const size = await viewer.show(url, format);
            if (viewer === this.viewer && size) {
                this.state.size = formatSize(size);
            }
        } catch (error) {
            if (viewer === this.viewer) {
                this.state.error = this.explain(error);
            }
        }
        if (viewer === this.viewer) {
            this.state.isLoading = false;
        }
    }

    explain(error) {
        if (error.reason === "webgl") {
            return _t("This browser shows no 3D (WebGL is missing): download the file to look at it.");
        }
        return _t("This model cannot be shown here: download the file to look at it.");
    }

    onFit() {
        this.viewer.fit();
    }
}
