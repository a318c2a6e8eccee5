// Medians, percentiles and straight lines, and how they are written in a table.

/** @param {readonly number[]} values @param {number} share between 0 and 1; the nearest measured value is given */
export function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Fits log(y) = slope * log(x) + c. A slope of 1 means that twice the size takes twice the time.
 * @param {readonly { x: number, y: number }[]} points
 * @returns {{ slope: number, r2: number }}
 */
export function fitPowerLaw(points) {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const centre = { x: mean(logs.map(({ x }) => x)), y: mean(logs.map(({ y }) => y)) };
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (const { x, y } of logs) {
    xx += (x - centre.x) ** 2;
    xy += (x - centre.x) * (y - centre.y);
    yy += (y - centre.y) ** 2;
  }
  return { slope: xy / xx, r2: xy ** 2 / (xx * yy) };
}

/**
 * Writes the values of several runs as `lowest–highest`, or as one where they look alike.
 * @param {readonly number[]} values
 * @param {number} [digits] behind the decimal point; by default as many as the size of the values asks for
 */
export function span(values, digits) {
  const lowest = number(Math.min(...values), digits);
  const highest = number(Math.max(...values), digits);
  return lowest === highest ? lowest : `${lowest}–${highest}`;
}

/** @param {number} value @param {number} [digits] */
export function number(value, digits) {
  const size = Math.abs(value);
  return value.toFixed(digits ?? (size >= 99.5 ? 0 : size >= 9.95 ? 1 : 2));
}

/**
 * A Markdown table. Columns whose heading ends with a colon, which is not printed, are aligned to the right.
 * @param {readonly string[]} headings
 * @param {readonly (readonly string[])[]} rows
 */
export function table(headings, rows) {
  const row = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [
    row(headings.map((heading) => heading.replace(/:$/, ''))),
    row(headings.map((heading) => (heading.endsWith(':') ? '---:' : '---'))),
    ...rows.map(row),
  ].join('\n');
}

/**
 * @typedef {object} Target
 * @property {string} what
 * @property {string} limit
 * @property {string} measured
 * @property {string} result
 */

/**
 * Compares one value of each run with a limit.
 * @param {string} what
 * @param {readonly number[]} values
 * @param {number} limit
 * @param {string} unit
 * @param {{ below?: boolean, digits?: number }} [options] `below`: the limit itself is too much
 * @returns {Target}
 */
export function target(what, values, limit, unit, { below = false, digits } = {}) {
  const good = values.filter((value) => (below ? value < limit : value <= limit)).length;
  const result =
    good === values.length ? 'met' : good === 0 ? '**missed**' : `**met in ${good} of ${values.length} runs**`;
  const withUnit = (/** @type {string} */ text) => (unit === '' ? text : `${text} ${unit}`);
  return {
    what,
    limit: withUnit(`${below ? '<' : '≤'} ${limit}`),
    measured: withUnit(span(values, digits)),
    result,
  };
}
