/**
 * Builds the web application from `src/web` into `dist/web`, and serves it in development with `/api` handed on to a
 * running `countersign serve`.
 *
 * Everything is a file of our own origin: no inline script and no data URL, so that a strict content security policy
 * can be set by the server.
 */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: "src/web",
  plugins: [react()],
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: "es2022",
    // The first load is watched by a test, compressed, as it is sent.
    chunkSizeWarningLimit: 700,
    // Mantine and its dependencies mark client modules for frameworks that render on a server; nothing here does.
    rollupOptions: { onwarn: (warning, warn) => warning.code !== "MODULE_LEVEL_DIRECTIVE" && warn(warning) },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8787" }, fs: { allow: ["."] } },
});
