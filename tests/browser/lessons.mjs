// Every lesson is completed with right runs and right answers, told from what the learner sees; none is with a wrong run.

import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { answer, begin, card, choose, finish, next, number, read, right, run, wrong } from "./lesson-steps.mjs";

test("lesson: gradient descent by hand", ["cpu"], async ({ page, address }) => {
  await begin(page, address, "gradient");
  await page.locator("#setting-learningRate").waitFor();
  assert(await page.locator("#setting-learningRate").isDisabled());
  // A run to its end is not one step; a fresh one is.
  await wrong(page, "Start", /differs in: .*steps/i);
  await page.reload();
  await card(page)
    .getByText(/^Step 1 of/)
    .waitFor();
  await run(page, "One step");
  await next(page);
  const [weight = 0, slope = 0] = await read(page, /weight (−?[\d.]+)\. .* by (−?[\d.]+) per unit/);
  await answer(page, weight + 0.1 * slope);
  await card(page)
    .getByText(/Not yet/)
    .waitFor();
  await right(page, answer(page, (weight - 0.1 * slope).toPrecision(5)));
  await run(page, "One step");
  const stand = async () =>
    (await page.getByRole("figure", { name: "The loss of one neuron" }).locator(".summary").innerText()).match(
      /weight (−?[\d.]+),.*loss (−?[\d.]+)/,
    );
  await right(page, answer(page, String((await stand())?.[1]).replace("−", "-")));
  await run(page, "Continue");
  await page
    .getByText(/^Step 40: weight/)
    .first()
    .waitFor();
  await right(page, answer(page, String((await stand())?.[2])));
  await run(page, "New run");
  await right(page, choose(page, "One."));
  await wrong(page, "New run", /differs in: .*state/i);
  await page.locator("#setting-learningRate").fill("1.5");
  await run(page, "New run");
  await next(page);
  await right(
    page,
    choose(page, "The step is longer than the bowl is wide there: it ends on the other side, higher than it began."),
  );
  const result = await finish(page);
  assert.equal(result.answers.hand.first, false);
  assert.equal(result.runs.high.state, "diverged");
});

test("lesson: backpropagation layer by layer", ["cpu"], async ({ page, address }) => {
  await begin(page, address, "layers");
  await run(page, "Start");
  await page.locator("details.inside > summary").click();
  const figure = page.getByRole("figure", { name: "Gradients by layer" });
  const ratio = async () => {
    await figure.getByText(/^After step \d+ the gradient/).waitFor();
    return number((await figure.locator(".summary").innerText()).match(/: ([\d.,]+) times/)?.[1]);
  };
  await next(page);
  const sigmoid = await ratio();
  assert(sigmoid > 1000, `${sigmoid}`);
  await right(page, answer(page, sigmoid));
  await right(page, choose(page, "Each sigmoid layer makes the gradient smaller, so the first layers hardly learn."));
  await wrong(page, "Train further", /differs in: .*Activation/i);
  await run(page, "New run");
  await next(page);
  const relu = await ratio();
  assert(relu < sigmoid / 100, `${relu}`);
  await right(page, answer(page, relu));
  await right(page, choose(page, "In the one of sigmoids."));
  await finish(page);
});

test("lesson: overfitting and early stopping", ["cpu"], async ({ page, address }) => {
  await begin(page, address, "overfitting");
  await run(page, "Start");
  const said = await page
    .getByRole("figure", { name: "Loss by epoch" })
    .or(page.locator("figure"))
    .first()
    .locator(".summary")
    .innerText();
  await next(page);
  const curve = await page.evaluate(
    () => JSON.parse(localStorage.getItem("orogen.lesson.overfitting.1") ?? "{}").kept.long.curve,
  );
  assert.match(said, new RegExp(`epoch ${curve.best}\\b`), "the answer can be read below the curves");
  await right(page, answer(page, curve.best));
  await right(page, answer(page, ((100 * (curve.last - curve.least)) / curve.last).toFixed(1)));
  await wrong(page, "New run", /differs in: /);
  await page.locator("#setting-earlyStopping").fill("5");
  await run(page, "New run");
  await next(page);
  const [long = 0, early = 0] = await read(page, /Yours were ([\d.]+) without and ([\d.]+) with/);
  await right(page, choose(page, long < early ? "The long run." : "The one that stopped early."));
  await right(
    page,
    choose(page, "Because the best epoch was chosen to suit them: their score is flattered by the choice."),
  );
  await finish(page);
});

test("lesson: the one-neuron challenge", ["cpu"], async ({ page, address }) => {
  await begin(page, address, "neuron");
  await run(page, "Start");
  await next(page);
  const row = page.getByRole("row", { name: /^straight line/ }).first();
  await row.waitFor();
  // RMSE, MAE, MSE, R².
  await right(page, answer(page, await row.locator(".value").nth(2).innerText()));
  await wrong(page, "Train further", /differs in: .*layers/i);
  await run(page, "New run");
  await next(page);
  await right(page, answer(page, 2369 / 4));
  const [one = 0, net = 0] = await read(page, /neuron: ([\d.]+); the network: ([\d.]+)/);
  await right(page, choose(page, one < net ? "The neuron." : "The network."));
  const sentence = await page.locator(".verdict .sentence").first().innerText();
  const option = /not dist|cannot be told|no distinguish|indistinguish/i.test(sentence)
    ? "Not distinguishable from it."
    : /worse/i.test(sentence)
      ? "Worse."
      : "Better than the best simple rule.";
  await right(page, choose(page, option));
  await finish(page);
});

test("lesson: which model for which task", ["cpu"], async ({ page, address }) => {
  await begin(page, address, "choose");
  await right(page, choose(page, "The mean and a straight line, so that there is something to beat."));
  await run(page, "Start");
  await next(page);
  await wrong(page, "Train further", /differs in: .*layers/i);
  await run(page, "New run");
  await next(page);
  await right(page, answer(page, (4 * 256 + 257 * 256 + 257) / (4 * 8 + 9)));
  const [small = 0, large = 0] = await read(page, /Small: ([\d.]+), large: ([\d.]+)/);
  await right(page, choose(page, small < large ? "The small one." : "The large one."));
  await right(page, choose(page, "The small one: it costs less and has less room to learn by heart."));
  await right(page, choose(page, "Convolutions: the same small filters everywhere on the map."));
  await right(page, choose(page, "Counting words, weighted by how rare they are, and logistic regression."));
  await finish(page);
});

test("a lesson is completed by keyboard alone, in Chinese", ["cpu"], async ({ page, address }) => {
  await page.goto(`${address}#lesson=choose&lang=zh`);
  await card(page)
    .getByText(/^第 1 步/)
    .waitFor();
  await page.getByText(/829/).first().waitFor();
  const to = async (/** @type {RegExp} */ name) => {
    for (let presses = 0; presses < 240; presses++) {
      await page.keyboard.press("Tab");
      const found = await page.evaluate(() => {
        const at = document.activeElement;
        return at instanceof HTMLInputElement ? (at.labels?.[0]?.textContent ?? "") : (at?.textContent ?? "");
      });
      if (name.test(found)) return;
    }
    throw new Error(`${name} cannot be reached by Tab`);
  };
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
  await to(/^机器装得下/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await card(page).getByText("正确。").waitFor();
  await to(/^下一步$/);
  await page.keyboard.press("Enter");
  await card(page)
    .getByText(/^第 2 步/)
    .waitFor();
  await to(/^开始$/);
  await page.keyboard.press("Enter");
  await card(page)
    .getByText(/您的训练已完成/)
    .waitFor();
});
