// Bundles the widgets: `npm run build`, or `npm run build -- NAME…` for some of them.
//
// A module is a widget if it exports a default, the `{ render }` that anywidget asks for; all others are what
// widgets share.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const FOLDER = new URL(".", import.meta.url);
const asked = process.argv.slice(2);
const widgets = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".js") && (!asked.length || asked.includes(name.slice(0, -3))))
  .filter((name) => /^export default /m.test(readFileSync(new URL(name, FOLDER), "utf8")));

await build({
  entryPoints: widgets.map((name) => fileURLToPath(new URL(name, FOLDER))),
  outdir: fileURLToPath(new URL("../static", FOLDER)),
  absWorkingDir: fileURLToPath(new URL("../../..", FOLDER)),
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  loader: { ".css": "text" },
  logLevel: "warning",
});
