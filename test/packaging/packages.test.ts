/** The packages as they are handed out: made once, in a folder of their own, then read, installed and run. */

import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  ExitNotification,
  type FullDocumentDiagnosticReport,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { type Archive, readTarball, readZip } from './archives';

/** The most that a download of the extension may take. */
const largestVsix = 750_000;

const deny = path.resolve('test', 'packaging', 'deny.cjs');
const typescript = path.resolve('node_modules', 'typescript', 'bin', 'tsc');

/** Holds all that these tests make. */
let folder: string;
/** Where the npm package is installed, with nothing else around. */
let consumer: string;
let vsix: Buffer;
let extension: Archive;
let npmPackage: Archive;

function node(args: readonly string[], cwd: string): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
}

function succeed({ status, stdout, stderr, error }: SpawnSyncReturns<string>): string {
  assert.equal(status, 0, error?.message ?? `${stdout}${stderr}`);
  return stdout;
}

function installed(...names: readonly string[]): string {
  return path.join(consumer, 'node_modules', 'imr-language-server', ...names);
}

function contents(archive: Archive, name: string): string {
  const bytes = archive.get(name);
  assert.ok(bytes, `${name} is not in the package`);
  return bytes.toString('utf8');
}

/** The code blocks of the npm package's page, in order. */
function readmeBlocks(language: string): string[] {
  const page = contents(npmPackage, 'package/README.md');
  const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  return blocks.filter((block) => block[1] === language).map((block) => block[2] ?? '');
}

/** The letter that the page takes as its example, as a file where the examples run. */
function writeReadmeLetter(): void {
  writeFileSync(path.join(consumer, 'letter.imr'), readmeBlocks('text')[0] ?? '');
}

function imr(...args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(path.join(consumer, 'node_modules', '.bin', 'imr'), args, { cwd: consumer, encoding: 'utf8' });
}

/** Whether a text is what the page shows, where `...` stands for anything. */
function assertShown(actual: string, shown: string): void {
  const escaped = shown.split('...').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  assert.match(actual, new RegExp(`^${escaped.join('.*')}$`, 's'));
}

/**
 * Whether a value has the form that the page shows: the same names in the same order, and values of the same kind. Every
 * element of a list has the form of the one that is shown; where `null` is shown there may be a text.
 */
function assertForm(actual: unknown, shown: unknown, where: string): void {
  if (Array.isArray(shown)) {
    assert.ok(Array.isArray(actual), where);
    actual.forEach((element, index) => {
      assertForm(element, shown[0], `${where}[${index}]`);
    });
    assert.ok(actual.length >= shown.length, `${where} is empty`);
  } else if (typeof shown === 'object' && shown !== null) {
    assert.deepEqual(Object.keys(actual ?? {}), Object.keys(shown), where);
    for (const [name, value] of Object.entries(shown)) {
      assertForm((actual as Record<string, unknown>)[name], value, `${where}.${name}`);
    }
  } else if (shown === null) assert.ok(actual === null || typeof actual === 'string', where);
  else assert.equal(typeof actual, typeof shown, where);
}

/** The bundles and the scripts that start them, as `place in its package: text`. */
function programs(): Map<string, string> {
  const isProgram = (name: string) => /\.[cm]?js$/.test(name);
  const all = new Map<string, string>();
  for (const archive of [extension, npmPackage]) {
    for (const name of archive.keys()) if (isProgram(name)) all.set(name, contents(archive, name));
  }
  return all;
}

describe('packages', () => {
  before(function () {
    this.timeout(180_000);
    folder = mkdtempSync(path.join(tmpdir(), 'imr-packaging-test-'));
    const temporary = path.join(folder, 'tmp');
    consumer = path.join(folder, 'consumer');
    mkdirSync(temporary);
    mkdirSync(consumer);
    const env = { ...process.env, TMPDIR: temporary };
    const packaging = [path.resolve('scripts', 'package.mjs'), '--out', folder];
    succeed(spawnSync(process.execPath, packaging, { encoding: 'utf8', env }));
    assert.deepEqual(readdirSync(temporary), [], 'packaging left something behind');

    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    vsix = readFileSync(path.join(folder, `imr-letters-${version}.vsix`));
    extension = readZip(vsix);
    const tarball = path.join(folder, `imr-language-server-${version}.tgz`);
    npmPackage = readTarball(readFileSync(tarball));

    writeFileSync(path.join(consumer, 'package.json'), '{ "private": true, "type": "module" }\n');
    const install = ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier'];
    succeed(spawnSync('npm', [...install, tarball], { cwd: consumer, encoding: 'utf8' }));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  describe('the extension (VSIX)', () => {
    it('holds exactly these files', () => {
      assert.deepEqual(
        [...extension.keys()].sort(),
        [
          '[Content_Types].xml',
          'extension.vsixmanifest',
          'extension/LICENSE.txt',
          'extension/changelog.md',
          'extension/client/dist/ThirdPartyNotices.txt',
          'extension/client/dist/extension.cjs',
          'extension/l10n/bundle.l10n.json',
          'extension/language-configuration.json',
          'extension/media/walkthrough/fix.png',
          'extension/media/walkthrough/hand-over.png',
          'extension/media/walkthrough/letter.png',
          'extension/media/walkthrough/sample.png',
          'extension/package.json',
          'extension/package.nls.json',
          'extension/readme.md',
          'extension/samples/2016-careless.imr',
          'extension/server/dist/main.js',
          'extension/snippets/imr.json',
          'extension/syntaxes/imr.tmLanguage.json',
        ].sort(),
      );
    });

    it(`is no larger than ${largestVsix / 1000} kB`, () => {
      assert.ok(vsix.length <= largestVsix, `The VSIX has ${Math.ceil(vsix.length / 1000)} kB.`);
    });

    it('has a server that Node keeps in one byte for each character', () => {
      // One character beyond Latin-1 doubles what the program itself takes in memory.
      const wide = /[^\0-\u00ff]/.exec(contents(extension, 'extension/server/dist/main.js'));
      assert.equal(wide?.[0], undefined);
    });

    it('holds every file that its manifest names', () => {
      const manifest = contents(extension, 'extension/package.json');
      const named = [...manifest.matchAll(/"\.\/([^"]+)"/g)].map(([, name]) => `extension/${name}`);
      const files = [...extension.keys()];
      assert.deepEqual(
        named.filter((name) => !files.some((file) => file === name || file.startsWith(`${name}/`))),
        [],
      );
      assert.ok(named.includes('extension/client/dist/extension.cjs'));
    });
  });

  describe('the npm package', () => {
    it('holds exactly these files', () => {
      assert.deepEqual(
        [...npmPackage.keys()].sort(),
        [
          'package/LICENSE',
          'package/README.md',
          'package/bin/imr-language-server.cjs',
          'package/bin/imr.cjs',
          'package/bin/run.cjs',
          'package/dist/ThirdPartyNotices.txt',
          'package/dist/imr.cjs',
          'package/dist/index.mjs',
          'package/dist/main.js',
          'package/dist/types/facts/amounts.d.ts',
          'package/dist/types/facts/bodyParts.d.ts',
          'package/dist/types/facts/clinicalTopics.d.ts',
          'package/dist/types/facts/days.d.ts',
          'package/dist/types/facts/drugs.d.ts',
          'package/dist/types/facts/events.d.ts',
          'package/dist/types/facts/facts.d.ts',
          'package/dist/types/facts/passage.d.ts',
          'package/dist/types/facts/persons.d.ts',
          'package/dist/types/facts/reading.d.ts',
          'package/dist/types/facts/regions.d.ts',
          'package/dist/types/facts/services.d.ts',
          'package/dist/types/facts/sourceRoles.d.ts',
          'package/dist/types/facts/sources.d.ts',
          'package/dist/types/facts/statements.d.ts',
          'package/dist/types/facts/strengths.d.ts',
          'package/dist/types/features/formatting.d.ts',
          'package/dist/types/features/tidy.d.ts',
          'package/dist/types/index.d.ts',
          'package/dist/types/letter/edits.d.ts',
          'package/dist/types/letter/ignores.d.ts',
          'package/dist/types/letter/letter.d.ts',
          'package/dist/types/letter/lines.d.ts',
          'package/dist/types/letter/parse.d.ts',
          'package/dist/types/letter/record.d.ts',
          'package/dist/types/reference/drugs.d.ts',
          'package/dist/types/reference/entry.d.ts',
          'package/dist/types/reference/nameIndex.d.ts',
          'package/dist/types/reference/services.d.ts',
          'package/dist/types/rules/fixAll.d.ts',
          'package/dist/types/rules/ignores.d.ts',
          'package/dist/types/rules/index.d.ts',
          'package/dist/types/rules/rule.d.ts',
          'package/package.json',
        ].sort(),
      );
    });

    it('brings no other package along', () => {
      const around = readdirSync(path.join(consumer, 'node_modules')).filter((name) => !name.startsWith('.'));
      assert.deepEqual(around, ['imr-language-server']);
    });

    it('has the same server as the extension', () => {
      assert.ok(extension.get('extension/server/dist/main.js')?.equals(npmPackage.get('package/dist/main.js') ?? vsix));
    });

    for (const [module, moduleResolution] of [
      ['nodenext', 'nodenext'],
      ['preserve', 'bundler'],
    ]) {
      it(`brings complete types (module resolution ${moduleResolution})`, function () {
        this.timeout(30_000);
        const source = `
  import { applyEdits, checkLetter, formatLetter, parseLetter, safeFixes, tidyText, toRecord } from 'imr-language-server';
  import type { CheckOptions, Edit, Finding, FormatId, Issue, IssueRecord, Letter, LetterRecord, Severity } from 'imr-language-server';

  const letter: Letter = parseLetter('');
  const format: FormatId | null = letter.format;
  const issues: readonly Issue[] = letter.issues;
  const line: number | undefined = letter.layout.lines[0]?.contentStart;
  const options: CheckOptions = { severities: { 'missing-section': 'off' }, onRuleError: (code, error) => [code, error] };
  const findings: Finding[] = checkLetter(letter, options);
  const severity: Severity | undefined = findings[0]?.severity;
  const record: LetterRecord = toRecord(letter);
  const first: IssueRecord | undefined = record.issues[0];
  const edits: readonly Edit[] = [...safeFixes(letter, options), ...formatLetter(letter, { insertFinalNewline: true })];
  const text: string = applyEdits(tidyText(''), edits);
  export default [format, issues, line, severity, first?.rationale, text];

  // @ts-expect-error A text is wanted, so the types are no "any".
  parseLetter(1);
  // @ts-expect-error There is no such format.
  export const noFormat: FormatId = '2017';
  `;
        writeFileSync(path.join(consumer, 'consumer.ts'), source);
        const compilerOptions = {
          module,
          moduleResolution,
          target: 'es2023',
          lib: ['ES2023'],
          types: [],
          strict: true,
          noUncheckedIndexedAccess: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
          noEmit: true,
        };
        const config = path.join(consumer, 'tsconfig.json');
        writeFileSync(config, JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
        assert.equal(succeed(node([typescript, '-p', config], consumer)), '');
      });
    }
  });

  describe("the npm package's page", () => {
    before(writeReadmeLetter);

    it('shows what "imr check" prints', () => {
      const [transcript = ''] = readmeBlocks('console');
      const [, command = '', shown = ''] = /^\$ imr ([^\n]*)\n(.*)$/s.exec(transcript) ?? [];
      const { status, stdout, stderr } = imr(...command.split(' '));
      assertShown(stdout, shown);
      assert.deepEqual({ status, stderr }, { status: 1, stderr: '' });
    });

    it('shows what "imr check --format json" prints', () => {
      const shown = JSON.parse(readmeBlocks('json')[0] ?? '');
      const actual = JSON.parse(imr('check', '--format', 'json', 'letter.imr').stdout);
      assertForm(actual, shown, 'output');
      const [diagnostic] = shown.files[0].diagnostics;
      const same = actual.files[0].diagnostics.filter(({ code }: { code: string }) => code === diagnostic.code);
      assert.deepEqual(
        same.map(({ range }: { range: unknown }) => range),
        [diagnostic.range],
      );
    });

    it('shows what "imr parse" prints', () => {
      assert.deepEqual(JSON.parse(succeed(imr('parse', 'letter.imr'))), JSON.parse(readmeBlocks('json')[1] ?? ''));
    });

    it('has an example of the library that runs as shown', () => {
      const [example = ''] = readmeBlocks('js');
      writeFileSync(path.join(consumer, 'example.js'), example);
      assert.equal(succeed(node(['example.js'], consumer)), readmeBlocks('text')[1]);
    });

    it('names all that the library exports', () => {
      const list =
        "import('imr-language-server').then((library) => console.log(Object.keys(library).sort().join(', ')))";
      assert.equal(
        succeed(node(['--eval', list], consumer)),
        'applyEdits, checkLetter, formatLetter, parseLetter, safeFixes, tidyText, toRecord\n',
      );
    });
  });

  describe('offline', () => {
    it('reaches for these built-ins of Node and no others', () => {
      const named = (text: string) => {
        const modules = [
          ...text.matchAll(/\b(?:require\w*|import)\(\s*["'`]([^"'`]+)["'`]\s*\)|\bfrom\s*["']([^"'.][^"']*)["'];/g),
        ];
        return [...new Set(modules.map(([, required, imported]) => (required ?? imported ?? '').replace(/^node:/, '')))]
          .filter((name) => !name.startsWith('.'))
          .sort()
          .join(' ');
      };
      assert.deepEqual(Object.fromEntries([...programs()].map(([name, text]) => [name, named(text)]).sort()), {
        // vscode-languageclient/node starts the server and can talk to it over a socket.
        'extension/client/dist/extension.cjs': 'child_process crypto fs net os path readline util vscode',
        // vscode-languageserver/node can be started with a socket, and can look for global npm packages; we use neither.
        // `v8` sets how patterns are compiled; `fs/promises` reads the letters of the open folders for the search across letters.
        'extension/server/dist/main.js': 'child_process crypto fs fs/promises net os path url util v8',
        // Starts the build in a checkout of the sources; a package has no sources.
        'package/bin/run.cjs': 'child_process fs path',
        'package/bin/imr.cjs': '',
        'package/bin/imr-language-server.cjs': '',
        'package/dist/imr.cjs': 'fs path util v8',
        'package/dist/index.mjs': '',
        'package/dist/main.js': 'child_process crypto fs fs/promises net os path url util v8',
      });
    });

    it('contains no other way out', () => {
      const ways =
        /\bfetch\s*\(|\b(?:XMLHttpRequest|WebSocket|WebTransport|EventSource|RTCPeerConnection)\b|\bsendBeacon\b|\bimportScripts\b|\beval\s*\(|\bnew Function\b|\bprocess\.binding\b/g;
      // The protocol has these too, so its libraries name them; they do nothing unless our own code asks for them.
      const unused = /\bopenExternal\b|\bshowDocument\b|\btelemetry\b|\blogUsage\b/gi;
      const found: string[] = [];
      const look = (name: string, text: string, pattern: RegExp) => {
        for (const [way] of text.matchAll(pattern)) found.push(`${name}: ${way}`);
      };
      for (const [name, text] of programs()) look(name, text, ways);
      for (const room of ['client/src', 'server/src']) {
        for (const name of readdirSync(room, { recursive: true, encoding: 'utf8' })) {
          if (!name.endsWith('.ts')) continue;
          const text = readFileSync(path.join(room, name), 'utf8');
          look(`${room}/${name}`, text, ways);
          look(`${room}/${name}`, text, unused);
        }
      }
      assert.deepEqual(found, []);
    });

    it('contains no source map and no name of a folder on the machine that built it', () => {
      for (const [name, text] of programs()) {
        assert.ok(!text.includes('sourceMappingURL'), name);
        assert.ok(!text.includes(process.cwd()) && !text.includes(folder), name);
      }
    });

    it('would notice: a program that connects, starts or writes something is stopped and reports itself', () => {
      for (const [attempt, report] of [
        ['require("net").connect(1)', 'DENIED net.Socket.connect'],
        ['fetch("http://localhost:1")', 'DENIED globalThis.fetch'],
        ['require("child_process").spawn("true")', 'DENIED child_process.spawn'],
        ['require("fs").writeFileSync("written", "")', 'DENIED fs.writeFileSync'],
        ['require("fs").openSync("written", "w")', 'DENIED fs.openSync'],
        ['require("fs/promises").open("written", 1)', 'DENIED fs.promises.open'],
      ] as const) {
        const { status, stderr } = node(['--require', deny, '--eval', attempt], consumer);
        assert.equal(status, 1, attempt);
        assert.equal(stderr.split('\n')[0], report);
      }
    });

    it('the command line opens nothing, starts nothing, writes nothing', () => {
      writeReadmeLetter();
      const there = readdirSync(consumer);
      for (const command of ['check', 'parse']) {
        const { stdout, stderr } = node(
          ['--require', deny, installed('bin', 'imr.cjs'), command, 'letter.imr'],
          consumer,
        );
        assert.match(stdout, /letter\.imr/);
        assert.equal(stderr, '');
      }
      assert.deepEqual(readdirSync(consumer), there);
    });

    it('the language server opens nothing, starts nothing, writes nothing, and logs no letter text', async function () {
      this.timeout(20_000);
      writeReadmeLetter();
      const there = readdirSync(consumer);
      const server = spawn(
        process.execPath,
        ['--require', deny, installed('bin', 'imr-language-server.cjs'), '--stdio'],
        {
          cwd: consumer,
        },
      );
      const ended = once(server, 'exit');
      const stderr = readAll(server.stderr);
      const connection = createProtocolConnection(
        new StreamMessageReader(server.stdout),
        new StreamMessageWriter(server.stdin),
      );
      const logs: string[] = [];
      connection.onNotification(LogMessageNotification.type, ({ message }) => {
        logs.push(message);
      });
      connection.listen();
      try {
        const capabilities = { textDocument: { diagnostic: {} } };
        const workspaceFolders = [{ uri: pathToFileURL(consumer).href, name: 'consumer' }];
        const { pid: processId } = process;
        await connection.sendRequest(InitializeRequest.type, {
          processId,
          rootUri: null,
          workspaceFolders,
          capabilities,
        });
        await connection.sendNotification(InitializedNotification.type, {});
        const textDocument = {
          uri: 'untitled:letter',
          languageId: 'imr',
          version: 1,
          text: readmeBlocks('text')[0] ?? '',
        };
        await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
        const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
        const codes = (report as FullDocumentDiagnosticReport).items.map(({ code }) => code);
        assert.ok(codes.includes('placeholder'), codes.join(', '));
        assert.notDeepEqual(await connection.sendRequest(DocumentSymbolRequest.type, { textDocument }), []);
        // The search is what reads files.
        const found = (await connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'knee' })) ?? [];
        assert.ok(found.some(({ location }) => location.uri.endsWith('/letter.imr')));
        await connection.sendRequest(ShutdownRequest.type);
        await connection.sendNotification(ExitNotification.type);
        assert.deepEqual(await ended, [0, null]);
      } finally {
        connection.dispose();
        server.kill();
      }
      assert.equal(await stderr, '');
      assert.doesNotMatch(logs.join('\n'), /knee|INSERT/i);
      assert.deepEqual(readdirSync(consumer), there);
    });
  });
});
