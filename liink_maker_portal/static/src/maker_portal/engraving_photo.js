import { registry } from "@web/core/registry";
import { PhotoUpload } from "@liink_maker_portal/maker_portal/photo_upload";

/** Sends the one photo of an engraving as soon as it is chosen. */
export class EngravingPhoto extends PhotoUpload {
    static selector = ".o_liink_engraving_photo";
    static fieldNames = ["csrf_token"];
    // The page's shortcut is for the photos of phases.
    dynamicSelectors = { ...this.dynamicSelectors, _quick: () => null };
}

registry.category("public.interactions").add("liink_maker_portal.engraving_photo", EngravingPhoto);
