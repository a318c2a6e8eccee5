// Writes what is made from the sources: from the rules their pages and index in docs/rules, the settings in package.json
// with their texts in package.nls.json, and the schema of the command line's configuration file; from the client the list
// of its texts in l10n/bundle.l10n.json, from which translations are made.
// `node scripts/generate.mjs` writes; with `--check` nothing is written and a stale file is an error.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromSources } from './fromSources.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The rules and what is made of them, bundled from their sources as they are now.
 * @returns {Promise<typeof import('../server/src/rules/index') & typeof import('../server/src/rules/page') & typeof import('../server/src/rules/configuration')>}
 */
function loadRules() {
  return fromSources('server/src/rules/index', 'server/src/rules/page', 'server/src/rules/configuration');
}

/** @param {readonly import('../server/src/rules/rule').Rule[]} rules */
function index(rules) {
  const rows = rules.map((rule) => `| [${rule.code}](${rule.code}.md) | ${rule.severity} | ${rule.title} |`);
  return `${madeFrom('rules')}# Rules

What IMR Letters reports, each with its source: the law, a regulation, or the letter form. The setting \`imr.rules\` changes a rule's severity or turns it off.

| rule | severity | what is wrong |
| --- | --- | --- |
${rows.join('\n')}
`;
}

/** @returns {Promise<Map<string, string>>} the generated files, by their path */
async function generate() {
  const { rules, rulePage, settingSchemas, configurationSchema } = await loadRules();
  /** @type {Map<string, string>} */
  const files = new Map();
  files.set('docs/rules/README.md', index(rules));
  for (const rule of rules) files.set(`docs/rules/${rule.code}.md`, madeFrom('rule') + rulePage(rule));
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const texts = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8'));
  for (const key of Object.keys(texts)) if (isGenerated(key)) delete texts[key];
  const schemas = Object.entries(settingSchemas());
  const group = manifest.contributes.configuration.find((/** @type {{ properties: object }} */ { properties }) =>
    schemas.some(([name]) => `imr.${name}` in properties),
  );
  for (const [order, [name, schema]] of schemas.entries()) {
    group.properties[`imr.${name}`] = { ...withKeys(schema, `settings.${name}`, texts), scope: 'resource', order };
  }
  files.set('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
  files.set('package.nls.json', `${JSON.stringify(texts, null, 2)}\n`);
  files.set('l10n/bundle.l10n.json', `${JSON.stringify(clientTexts(), null, 2)}\n`);
  files.set('server/configuration.schema.json', `${JSON.stringify(configurationSchema(), null, 2)}\n`);
  return files;
}

/** The keys of texts that are made from the rules; all others in package.nls.json are written by hand. @param {string} key */
function isGenerated(key) {
  return /^settings\.(?:rules|houseVariants)\b/.test(key);
}

/**
 * A schema whose descriptions are replaced by keys; the texts themselves are added to the list of texts.
 * @param {Readonly<Record<string, any>>} schema
 * @param {string} key
 * @param {Record<string, string>} texts
 * @returns {Record<string, unknown>}
 */
function withKeys(schema, key, texts) {
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) => {
      if (name === 'description' || name === 'markdownDescription') {
        texts[key] = value;
        return [name, `%${key}%`];
      }
      if (name !== 'properties') return [name, value];
      const properties = Object.entries(value).map(([one, inner]) => [one, withKeys(inner, `${key}.${one}`, texts)]);
      return [name, Object.fromEntries(properties)];
    }),
  );
}

/**
 * The texts that the client hands to `l10n.t`, each under itself, in alphabetical order.
 * @returns {Record<string, string>}
 */
function clientTexts() {
  const folder = path.join(root, 'client/src');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const found = sources.flatMap((source) =>
    [...source.matchAll(/\bl10n\.t\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g)].map(([, literal = '']) =>
      literal.slice(1, -1).replace(/\\(.)/g, (_, character) => (character === 'n' ? '\n' : character)),
    ),
  );
  return Object.fromEntries([...new Set(found)].sort().map((text) => [text, text]));
}

/** @param {string} what */
function madeFrom(what) {
  return `<!-- Made from server/src/rules by scripts/generate.mjs; change the ${what}, not this page. -->\n\n`;
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
mkdirSync(path.join(root, 'l10n'), { recursive: true });
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
