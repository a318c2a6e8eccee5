/** The texts that people see: all of them can be translated, none is left over, and pictures have words too. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The most that a picture of the walkthrough may take, in bytes. */
const largestPicture = 60_000;

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly image: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

const manifest = json('package.json');
const texts: Readonly<Record<string, string>> = json('package.nls.json');

/** Every value of the manifest that stands under one of these names, wherever it is. */
function valuesOf(names: readonly string[], within: unknown): string[] {
  if (typeof within !== 'object' || within === null) return [];
  return Object.entries(within).flatMap(([name, value]) =>
    names.includes(name) && typeof value === 'string' ? [value] : valuesOf(names, value),
  );
}

/** The sources of the client by their names, without comments. */
function clientSources(): Map<string, string> {
  const names = readdirSync('client/src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  assert.notEqual(names.length, 0);
  return new Map(
    names.map((name) => [
      name,
      readFileSync(path.join('client/src', name), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
    ]),
  );
}

const literal = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;

describe('texts of the manifest', () => {
  it('all stand in package.nls.json, and nothing else stands there', () => {
    const keys = [...JSON.stringify(manifest).matchAll(/"%([\w.-]+)%"/g)].map(([, key = '']) => key);
    assert.deepEqual([...new Set(keys)].sort(), Object.keys(texts).sort());
    for (const [key, text] of Object.entries(texts)) assert.notEqual(text.trim(), '', key);
  });

  it('are nowhere left in the manifest itself', () => {
    const names = ['displayName', 'description', 'markdownDescription', 'title', 'category', 'altText'];
    const shown = valuesOf(names, manifest);
    assert.ok(shown.length > 100, `${shown.length} texts`);
    assert.deepEqual(
      shown.filter((text) => !/^%[\w.-]+%$/.test(text)),
      [],
    );
  });
});

describe('texts of the client', () => {
  const bundle: Readonly<Record<string, string>> = json('l10n/bundle.l10n.json');

  it('are exactly those of the bundle, each under itself', () => {
    const used = new Set<string>();
    for (const [name, source] of clientSources()) {
      for (const call of source.matchAll(/\bl10n\.t\(\s*/g)) {
        const argument = source.slice(call.index + call[0].length);
        const first = /^(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/.exec(argument)?.[0];
        assert.ok(first !== undefined, `${name}: ${argument.slice(0, 60)}`);
        used.add(first.slice(1, -1).replace(/\\(.)/g, '$1'));
      }
    }
    assert.deepEqual(Object.keys(bundle).sort(), [...used].sort());
    for (const [key, text] of Object.entries(bundle)) assert.equal(text, key);
    assert.equal(manifest.l10n, './l10n');
  });

  it('leave no sentence out: whatever has several words is translated, is for the log, or is an error of ours', () => {
    const left: string[] = [];
    for (const [name, source] of clientSources()) {
      for (const match of source.matchAll(literal)) {
        const [text] = match;
        if (!/[A-Za-z]{2,} [A-Za-z]|\$\{[^}]*\} [a-z]/.test(text)) continue;
        const before = source.slice(0, match.index).trimEnd();
        if (/(?:\bl10n\.t|#?\blog\.(?:info|warn|error)|\bnew Error)\($/.test(before)) continue;
        left.push(`${name}: ${text}`);
      }
    }
    assert.deepEqual(
      left.filter((one) => !one.endsWith(": 'IMR Letters'")),
      [],
    );
  });
});

describe('the walkthrough', () => {
  const [walkthrough] = manifest.contributes.walkthroughs;
  const steps: readonly Step[] = walkthrough.steps;
  const text = (key: string) => texts[key.slice(1, -1)] ?? assert.fail(key);

  it('has four steps, each with a picture that is small and said in words', () => {
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['sample', 'fix', 'letter', 'handOver'],
    );
    for (const { media } of steps) {
      assert.ok(existsSync(media.image), media.image);
      assert.ok(statSync(media.image).size <= largestPicture, `${media.image} has ${statSync(media.image).size} bytes`);
      assert.match(text(media.altText), /^[A-Z].{30,}$/);
    }
  });

  it('has no picture that is not shown', () => {
    const shown = steps.map(({ media }) => path.basename(media.image)).sort();
    assert.deepEqual(readdirSync('media/walkthrough').sort(), shown);
  });

  it('links to commands that there are, and each step is done by one', () => {
    const own = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    for (const { description, completionEvents } of steps) {
      const linked = [...text(description).matchAll(/\(command:([\w.]+)\)/g)].map(([, command = '']) => command);
      const done = completionEvents.map((event) => /^onCommand:([\w.]+)$/.exec(event)?.[1] ?? assert.fail(event));
      assert.ok(done.length > 0);
      for (const command of [...linked, ...done])
        if (command.startsWith('imr.')) assert.ok(own.includes(command), command);
      for (const command of linked) assert.ok(done.includes(command), command);
    }
  });
});
