// Bundles the widgets: `npm run build`, or `npm run build -- NAME…` for some of them.
//
// A module is a widget if it exports a default, the `{ render }` that anywidget asks for; all others are what
// the widget, or several, are made of.

import { readFileSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const FOLDER = new URL(".", import.meta.url);
const asked = process.argv.slice(2);
const widgets = readdirSync(FOLDER, { recursive: true })
  .filter((path) => path.endsWith(".js") && (!asked.length || asked.includes(basename(path, ".js"))))
  .filter((path) => /^export default /m.test(readFileSync(new URL(path, FOLDER), "utf8")));

await build({
  entryPoints: widgets.map((path) => fileURLToPath(new URL(path, FOLDER))),
  entryNames: "[name]", // all bundles side by side, whatever folders their sources are in
  outdir: fileURLToPath(new URL("../static", FOLDER)),
  absWorkingDir: fileURLToPath(new URL("../../..", FOLDER)),
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  loader: { ".css": "text" },
  logLevel: "warning",
});
