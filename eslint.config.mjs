import js from "@eslint/js";
import globals from "globals";

export default [
    { ignores: ["node_modules/", "**/static/lib/", "docs/"] },
    js.configs.recommended,
    {
        files: ["liink_*/static/**/*.js"],
        languageOptions: {
            ecmaVersion: 2022,
            sourceType: "module",
            globals: { ...globals.browser, odoo: "readonly", owl: "readonly", luxon: "readonly" },
        },
        rules: {
            complexity: ["error", 12],
            eqeqeq: "error",
            "no-console": "error",
            "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
            "no-var": "error",
            "prefer-const": "error",
        },
    },
];
