// The questions of the lab by their names in the contract.
import { magnitude } from "./magnitude/question.js";
import { probability } from "./probability/question.js";

/** @import { Report, Task } from "../../../pkg/orogen.d.ts" */
/** @import { Question } from "./question.js" */

/** Each is asked about its own reports only. @type {Record<Task, Question<Report>>} */
export const QUESTIONS = { magnitude, probability };
