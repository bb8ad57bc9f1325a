import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// `tally serve` listens here while the page is worked on: npm run dev hands /api on to it.
const server = process.env["TALLY_SERVE"] ?? "http://127.0.0.1:8645";

export default defineConfig({
    plugins: [react()],
    // No file becomes a data: address, because the policy of the server allows none but pictures.
    build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    server: { proxy: { "/api": server } },
    test: { include: ["src/**/*.test.{ts,tsx}"] },
});
