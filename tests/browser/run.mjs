// All tests of the built page and package: run.mjs [PART OF A NAME].
import { finish, runTests } from "./harness.mjs";
import { nodeTests } from "./node.mjs";
import "./agencies.mjs";
import "./clusters.mjs";
import "./engines.mjs";
import "./fit.mjs";
import "./intensity.mjs";
import "./installed.mjs";
import "./lesson.mjs";
import "./links.mjs";
import "./leaks.mjs";
import "./page.mjs";
import "./probability.mjs";
import "./terrain.mjs";

const only = process.argv[2];
await nodeTests(only);
await runTests(only);
finish();
