import { Interaction } from "@web/public/interaction";
import { registry } from "@web/core/registry";
import { _t } from "@web/core/l10n/translation";

// Longest side of what is sent: enough to judge a setting, a tenth of what a phone's camera writes.
const LONGEST_SIDE = 2560;
const SMALL_ENOUGH = 1.5 * 1024 * 1024;

/**
 * Sends photos as soon as they are chosen, with their preview and progress. Without it the same form
 * is sent by its button.
 */
export class PhotoUpload extends Interaction {
    static selector = ".o_liink_photos";
    /** What is sent with the photos. */
    static fieldNames = ["csrf_token", "phase_id", "remark"];
    dynamicSelectors = {
        ...this.dynamicSelectors,
        _quick: () => document.querySelector(".o_liink_quick_photo"),
    };
    dynamicContent = {
        _root: { "t-att-class": () => ({ o_liink_instant: true, o_liink_busy: this.isBusy }) },
        "input[type=file]": {
            "t-on-change": this.onChoose,
            "t-att-disabled": () => this.isBusy,
        },
        ".o_liink_upload": { "t-att-class": () => ({ "d-none": !this.isBusy }) },
        ".o_liink_upload .o_liink_bar span": { "t-att-style": () => ({ width: `${this.percent}%` }) },
        _quick: { "t-on-click.prevent": this.onQuickPhoto },
    };

    setup() {
        this.isBusy = false;
        this.percent = 0;
        this.previews = [];
        this.registerCleanup(() => this.forgetPreviews());
    }

    onQuickPhoto() {
        this.el.scrollIntoView({ block: "nearest" });
        this.el.querySelector(".o_liink_camera input").click();
    }

    async onChoose(ev) {
        const files = [...ev.currentTarget.files];
        if (!files.length || this.isBusy) {
            return;
        }
        const form = this.el.querySelector("form");
        const data = new FormData();
        for (const name of this.constructor.fieldNames) {
            data.append(name, form.elements[name].value);
        }
        this.isBusy = true;
        this.percent = 0;
        this.showError("");
        this.showPreviews(files);
        this.updateContent();
        for (const file of files) {
            const photo = await this.waitFor(shrink(file));
            data.append("photos", photo, file.name);
        }
        const answer = await this.waitFor(this.send(form.action, data));
        if (answer.url) {
            this.leaveFor(answer.url);
            return;
        }
        ev.target.value = "";
        this.isBusy = false;
        this.forgetPreviews();
        this.showError(answer.error || _t("Your photos could not be sent. Check the network, then try again."));
        this.updateContent();
    }

    /** @returns {Promise<{url: string}|{error: string}|{}>} */
    send(url, data) {
        return new Promise((resolve) => {
            const request = new XMLHttpRequest();
            request.open("POST", url);
            request.setRequestHeader("Accept", "application/json");
            request.responseType = "json";
            request.upload.addEventListener("progress", (ev) => {
                this.percent = Math.round((100 * ev.loaded) / (ev.total || 1));
                this.updateContent();
            });
            request.addEventListener("load", () => resolve(request.response || {}));
            request.addEventListener("error", () => resolve({}));
            request.send(data);
        });
    }

    leaveFor(url) {
        const here = window.location.pathname;
        window.location.assign(here + url.slice(url.indexOf("#")));
        window.location.reload();
    }

    showPreviews(files) {
        const placeEl = this.el.querySelector(".o_liink_previews");
        placeEl.replaceChildren();
        for (const file of files) {
            const imageEl = document.createElement("img");
            imageEl.src = URL.createObjectURL(file);
            this.previews.push(imageEl.src);
            placeEl.append(imageEl);
        }
    }

    forgetPreviews() {
        this.previews.forEach((url) => URL.revokeObjectURL(url));
        this.previews = [];
    }

    showError(text) {
        this.el.querySelector(".o_liink_error")?.remove();
        if (!text) {
            return;
        }
        const errorEl = document.createElement("div");
        errorEl.className = "o_liink_error";
        errorEl.role = "alert";
        errorEl.textContent = text;
        this.el.querySelector("form").before(errorEl);
        errorEl.scrollIntoView({ block: "center" });
    }
}

/** A smaller JPEG of a large photo; the file itself when it is small, or when the browser cannot read it. */
async function shrink(file) {
    if (file.size <= SMALL_ENOUGH) {
        return file;
    }
    try {
        const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
        const ratio = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
        const canvas = document.createElement("canvas");
        canvas.width = Math.round(bitmap.width * ratio);
        canvas.height = Math.round(bitmap.height * ratio);
        canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
        const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.88));
        return blob && blob.size < file.size ? blob : file;
    } catch {
        return file;
    }
}

registry.category("public.interactions").add("liink_maker_portal.photo_upload", PhotoUpload);
