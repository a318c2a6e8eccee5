// Writes what is made from the rules: their pages and index in docs/rules, the settings in package.json.
// `node scripts/generate.mjs` writes; with `--check` nothing is written and a stale file is an error.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const severities = ['error', 'warning', 'information', 'hint', 'off'];

/** @returns {Promise<readonly import('../server/src/rules/rule').Rule[]>} */
async function loadRules() {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ['server/src/rules/index.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
  /** @type {{ exports: any }} */
  const module = { exports: {} };
  const code = result.outputFiles[0]?.text ?? '';
  new Function('module', 'exports', 'require', code)(module, module.exports, createRequire(import.meta.url));
  return module.exports.rules;
}

/** @param {import('../server/src/rules/rule').Rule} rule */
function page(rule) {
  const fence = (/** @type {string} */ example) => `\`\`\`text\n${underline(example)}\n\`\`\`\n`;
  return `<!-- Made from server/src/rules by scripts/generate.mjs; change the rule, not this page. -->

# ${rule.code}

${rule.title}.

| | |
| --- | --- |
| Severity | ${rule.severity} |
| Source | ${rule.source} |
| Letter formats | ${rule.formats.join(', ')} |

## What it reports

${rule.whatItDoes}

## Why it matters

${rule.whyItMatters}

## What to do

${rule.whatToDo}

## Reported

${rule.examples.wrong.map(fence).join('\n')}
## Not reported

${rule.examples.right.map(fence).join('\n')}`;
}

/** Shows the range between « and » as a line of ^ under the text. @param {string} example */
function underline(example) {
  const lines = [];
  let open = false;
  for (const line of example.trimEnd().split('\n')) {
    let text = '';
    let marks = '';
    for (const character of line) {
      if (character === '«') open = true;
      else if (character === '»') open = false;
      else {
        text += character;
        marks += open ? '^' : ' ';
      }
    }
    lines.push(text);
    if (marks.includes('^')) lines.push(marks.trimEnd());
  }
  return lines.join('\n');
}

/** @param {readonly import('../server/src/rules/rule').Rule[]} rules */
function index(rules) {
  const rows = rules.map((rule) => `| [${rule.code}](${rule.code}.md) | ${rule.severity} | ${rule.title} |`);
  return `<!-- Made from server/src/rules by scripts/generate.mjs; change the rules, not this page. -->

# Rules

What IMR Letters reports, each with its source: the law, a regulation, or the letter form. The setting \`imr.rules\` changes a rule's severity or turns it off.

| rule | severity | what is wrong |
| --- | --- | --- |
${rows.join('\n')}
`;
}

/** @param {readonly import('../server/src/rules/rule').Rule[]} rules */
function rulesSetting(rules) {
  return {
    type: 'object',
    scope: 'resource',
    order: 1,
    default: {},
    additionalProperties: false,
    markdownDescription:
      'How findings are shown, by rule: `error`, `warning`, `information`, `hint`, or `off`. Rules that are not named here keep their own severity.',
    properties: Object.fromEntries(
      rules.map(({ code, title, severity }) => [
        code,
        { type: 'string', enum: severities, default: severity, description: `${title}.` },
      ]),
    ),
  };
}

/** @returns {Promise<Map<string, string>>} the generated files, by their path */
async function generate() {
  const rules = await loadRules();
  /** @type {Map<string, string>} */
  const files = new Map();
  files.set('docs/rules/README.md', index(rules));
  for (const rule of rules) files.set(`docs/rules/${rule.code}.md`, page(rule));
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  manifest.contributes.configuration.properties['imr.rules'] = rulesSetting(rules);
  files.set('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
  return files;
}

/** @param {string} file */
function current(file) {
  try {
    return readFileSync(path.join(root, file), 'utf8');
  } catch {
    return undefined;
  }
}

const files = await generate();
const check = process.argv.includes('--check');
/** Short arrays stand on one line in package.json after formatting, so contents are compared, not layout. */
const same = (/** @type {string} */ file, /** @type {string} */ text) => {
  const known = current(file);
  if (known === undefined) return false;
  return file.endsWith('.json')
    ? JSON.stringify(JSON.parse(known)) === JSON.stringify(JSON.parse(text))
    : known === text;
};
const stale = [...files].filter(([file, text]) => !same(file, text)).map(([file]) => file);
const pages = path.join(root, 'docs/rules');
mkdirSync(pages, { recursive: true });
const orphans = readdirSync(pages)
  .map((name) => `docs/rules/${name}`)
  .filter((file) => !files.has(file));
if (check) {
  for (const file of stale) console.error(`${file} is stale: run "npm run generate".`);
  for (const file of orphans) console.error(`${file} belongs to no rule: run "npm run generate".`);
  process.exitCode = stale.length + orphans.length > 0 ? 1 : 0;
} else {
  for (const file of stale) writeFileSync(path.join(root, file), files.get(file) ?? '');
  for (const file of orphans) rmSync(path.join(root, file));
  console.log(stale.length + orphans.length === 0 ? 'All generated files are fresh.' : `Wrote ${stale.join(', ')}`);
}
