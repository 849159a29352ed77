import { Interaction } from "@web/public/interaction";
import { registry } from "@web/core/registry";
import { _t } from "@web/core/l10n/translation";
import { ModelViewer, formatSize } from "@liink_jewelry_bom/model_viewer/model_viewer";

/** A model of the piece, turned by the maker's finger; nothing is fetched before the button is tapped. */
export class DesignView extends Interaction {
    static selector = ".o_liink_maker_design[data-format]";
    dynamicContent = {
        ".o_liink_show_model": {
            "t-on-click": this.onShow,
            "t-att-class": () => ({ "d-none": this.state !== "idle" }),
        },
        ".o_liink_model": { "t-att-class": () => ({ "d-none": this.state === "idle" }) },
        ".o_liink_model_message": {
            "t-att-class": () => ({ "d-none": this.state === "shown" }),
            "t-out": () => this.message,
        },
        ".o_liink_model_size": { "t-out": () => this.size },
        ".o_liink_model_fit": {
            "t-on-click": () => this.viewer.fit(),
            "t-att-class": () => ({ "d-none": this.state !== "shown" }),
        },
    };

    setup() {
        this.state = "idle";
        this.message = "";
        this.size = "";
        this.registerCleanup(() => this.viewer?.destroy());
    }

    async onShow() {
        this.state = "loading";
        this.message = _t("Loading the model…");
        this.updateContent();
        this.viewer = new ModelViewer(this.el.querySelector(".o_liink_model_canvas"));
        const { url, format } = this.el.dataset;
        try {
            this.size = formatSize(await this.waitFor(this.viewer.show(url, format)));
            this.state = "shown";
        } catch (error) {
            this.state = "failed";
            this.message = this.explain(error);
        }
        this.updateContent();
    }

    explain(error) {
        if (error.reason === "webgl") {
            return _t("This browser shows no 3D (WebGL is missing): download the file to look at it.");
        }
        return _t("This model cannot be shown here: download the file to look at it.");
    }
}

registry.category("public.interactions").add("liink_maker_portal.design_view", DesignView);
