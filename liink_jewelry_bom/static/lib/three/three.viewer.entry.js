export {
    ACESFilmicToneMapping,
    AmbientLight,
    Box3,
    BufferGeometry,
    Color,
    DirectionalLight,
    DoubleSide,
    Group,
    Mesh,
    MeshPhysicalMaterial,
    MeshStandardMaterial,
    NeutralToneMapping,
    PerspectiveCamera,
    PMREMGenerator,
    Scene,
    Vector3,
    WebGLRenderer,
} from "three";
export { OrbitControls } from "three/addons/controls/OrbitControls.js";
export { RoomEnvironment } from "three/addons/environments/RoomEnvironment.js";
export { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
export { OBJLoader } from "three/addons/loaders/OBJLoader.js";
export { STLLoader } from "three/addons/loaders/STLLoader.js";
