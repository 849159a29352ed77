// Not part of any bundle: the browser fetches it when the first model is shown.
const LIBRARY = "/liink_jewelry_bom/static/lib/three/three.viewer.min.js";
const BACKGROUND = 0xf7f5f2;
const METAL = { color: 0xd8d4cc, metalness: 1, roughness: 0.28 };
// What glTF calls one is a metre; jewels larger than two of them were written in millimetres.
const LARGEST_IN_METRES = 2;

/**
 * A jewel in 3D, turned by mouse or finger, drawn only when something moves.
 *
 * `show` throws an error whose `reason` is "webgl" when the browser has none, "model" when the file cannot be read.
 */
export class ModelViewer {
    /** @param {HTMLElement} el where the canvas goes; it fills it and follows its size */
    constructor(el) {
        this.el = el;
        this.isDestroyed = false;
    }

    /**
     * @param {string} url of the file
     * @param {"stl"|"obj"|"glb"} format
     * @returns {Promise<{x: number, y: number, z: number}>} the size in millimetres
     */
    async show(url, format) {
        this.three = await import(LIBRARY);
        const answer = await fetch(url, { credentials: "same-origin" });
        if (!answer.ok) {
            throw failure("model");
        }
        const data = await answer.arrayBuffer();
        if (this.isDestroyed) {
            return null;
        }
        this.start();
        let model;
        try {
            model = await this.parse(data, format);
        } catch (error) {
            this.destroy();
            throw failure("model", error);
        }
        if (this.isDestroyed) {
            return null;
        }
        return this.place(model, format);
    }

    start() {
        const { PerspectiveCamera, PMREMGenerator, RoomEnvironment, Scene, Color } = this.three;
        this.renderer = this.makeRenderer();
        this.scene = new Scene();
        this.scene.background = new Color(BACKGROUND);
        const light = new PMREMGenerator(this.renderer);
        this.scene.environment = light.fromScene(new RoomEnvironment(), 0.03).texture;
        light.dispose();
        this.camera = new PerspectiveCamera(32, 1, 0.01, 1000);
        this.el.append(this.renderer.domElement);
        this.addControls();
        this.observer = new ResizeObserver(() => this.resize());
        this.observer.observe(this.el);
    }

    makeRenderer() {
        const { WebGLRenderer, NeutralToneMapping } = this.three;
        const canvas = document.createElement("canvas");
        if (!canvas.getContext("webgl2", { antialias: true })) {
            throw failure("webgl");
        }
        let renderer;
        try {
            renderer = new WebGLRenderer({ canvas, context: canvas.getContext("webgl2"), antialias: true });
        } catch (error) {
            throw failure("webgl", error);
        }
        renderer.setPixelRatio(Math.min(window.devicePixelRatio || 1, 2));
        renderer.toneMapping = NeutralToneMapping;
        renderer.toneMappingExposure = 1.1;
        return renderer;
    }

    addControls() {
        const canvas = this.renderer.domElement;
        this.controls = new this.three.OrbitControls(this.camera, canvas);
        // The wheel goes on scrolling the page until somebody takes hold of the model.
        this.controls.enableZoom = false;
        canvas.addEventListener("pointerdown", () => (this.controls.enableZoom = true));
        canvas.addEventListener("pointerleave", () => (this.controls.enableZoom = false));
        this.controls.addEventListener("change", () => this.draw());
    }

    async parse(data, format) {
        const { GLTFLoader, OBJLoader, STLLoader, Mesh } = this.three;
        if (format === "glb") {
            const loaded = await new GLTFLoader().parseAsync(data, "");
            return loaded.scene;
        }
        if (format === "obj") {
            const group = new OBJLoader().parse(new TextDecoder().decode(data));
            group.traverse((part) => part.isMesh && this.dress(part));
            return group;
        }
        const model = new Mesh(new STLLoader().parse(data));
        // CAD programs write STL with the z axis up, WebGL shows the y axis up.
        model.rotation.x = -Math.PI / 2;
        return this.dress(model);
    }

    dress(mesh) {
        if (!mesh.geometry.attributes.normal) {
            mesh.geometry.computeVertexNormals();
        }
        mesh.material = new this.three.MeshStandardMaterial({ ...METAL, side: this.three.DoubleSide });
        return mesh;
    }

    place(model, format) {
        const { Box3, Group, Vector3 } = this.three;
        const box = new Box3().setFromObject(model);
        const size = box.getSize(new Vector3());
        const longest = Math.max(size.x, size.y, size.z);
        if (!(longest > 0) || !isFinite(longest)) {
            this.destroy();
            throw failure("model");
        }
        model.position.sub(box.getCenter(new Vector3()));
        const holder = new Group();
        holder.add(model);
        holder.scale.setScalar(1 / longest);
        this.scene.add(holder);
        this.radius = size.length() / longest / 2;
        this.fit();
        const unit = format === "glb" && longest <= LARGEST_IN_METRES ? 1000 : 1;
        // The z axis that CAD programs call height is the y axis of the screen.
        return { x: size.x * unit, y: size.z * unit, z: size.y * unit };
    }

    /** Show all of the model, a little from above. */
    fit() {
        this.resize();
        const narrow = Math.min(1, this.camera.aspect);
        const angle = Math.atan(Math.tan((this.camera.fov * Math.PI) / 360) * narrow);
        const distance = (this.radius * 1.04) / Math.sin(angle);
        this.camera.position.set(0.55, 0.5, 0.85).setLength(distance);
        this.camera.near = distance / 100;
        this.camera.far = distance * 10;
        this.camera.updateProjectionMatrix();
        this.controls.target.set(0, 0, 0);
        this.controls.minDistance = distance / 8;
        this.controls.maxDistance = distance * 3;
        this.controls.update();
        this.draw();
    }

    resize() {
        const { clientWidth: width, clientHeight: height } = this.el;
        if (!width || !height || this.isDestroyed) {
            return;
        }
        this.renderer.setSize(width, height);
        this.camera.aspect = width / height;
        this.camera.updateProjectionMatrix();
        this.draw();
    }

    draw() {
        if (!this.isDestroyed) {
            this.renderer.render(this.scene, this.camera);
        }
    }

    /** Give back the graphics memory. */
    destroy() {
        this.isDestroyed = true;
        this.observer?.disconnect();
        this.controls?.dispose();
        this.scene?.environment?.dispose();
        this.scene?.traverse((part) => {
            part.geometry?.dispose();
            [part.material].flat().forEach((material) => material?.dispose());
        });
        this.renderer?.dispose();
        this.renderer?.forceContextLoss();
        this.renderer?.domElement.remove();
    }
}

/** @returns {string} "19,2 × 24,0 × 6,1 mm" in the page's language */
export function formatSize({ x, y, z }) {
    const number = new Intl.NumberFormat(document.documentElement.lang || undefined, {
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
    });
    return `${[x, y, z].map((value) => number.format(value)).join(" × ")} mm`;
}

function failure(reason, cause) {
    return Object.assign(new Error(reason, { cause }), { reason });
}
