// Khronos' validator on a binary glTF. Exits with 3 where it is not installed.
import { readFileSync } from "node:fs";

const validator = await import("gltf-validator").catch(() => process.exit(3));
const report = await validator.default.validateBytes(new Uint8Array(readFileSync(process.argv[2])));
const { numErrors, numWarnings, messages } = report.issues;
console.log(JSON.stringify({ numErrors, numWarnings, messages, info: report.info }));
process.exit(numErrors + numWarnings > 0 ? 1 : 0);
