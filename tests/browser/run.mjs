// All tests of the built page and package: run.mjs [PART OF A NAME].
import { finish, runTests } from "./harness.mjs";
import { nodeTests } from "./node.mjs";
import "./agencies.mjs";
import "./clusters.mjs";
import "./engines.mjs";
import "./fit.mjs";
import "./frames.mjs";
import "./intensity.mjs";
import "./installed.mjs";
import "./lesson.mjs";
import "./links.mjs";
import "./literature.mjs";
import "./leaks.mjs";
import "./package.mjs";
import "./page.mjs";
import "./probability.mjs";
import "./scorm.mjs";
import "./terrain.mjs";
import "./update.mjs";

const only = process.argv[2];
await nodeTests(only);
await runTests(only);
finish();
