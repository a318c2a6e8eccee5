/** The bundled server over stdio: life cycle, diagnostics by pull and push, features, and edits. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fc from 'fast-check';
import {
  CancellationTokenSource,
  type Diagnostic,
  type DocumentSymbol,
  type FoldingRange,
  LSPErrorCodes,
  type SelectionRange,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseLetter } from '../../server/src/letter/parse';
import '../support/seed';
import { checkLetter } from '../../server/src/rules/index';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { underline } from '../support/underline';
import { pulling, pushing, TestClient } from './client';

const uri = 'file:///letters/one.imr';
const faulty = letterText({ ...plainIssue, item: 'MRI of the left knee: Denied' }, otherIssue);

/** Draws diagnostics under the text they belong to. */
function draw(text: string, diagnostics: readonly Diagnostic[]): string {
  const document = TextDocument.create('', 'imr', 0, text);
  return underline(
    text,
    diagnostics.map(({ range, code, severity }) => ({
      start: document.offsetAt(range.start),
      end: document.offsetAt(range.end),
      note: `${severity} ${code}`,
    })),
  );
}

const denied = 'MRI of the left knee: Denied\n                      ^^^^^^ 1 unknown-decision';

describe('the server over stdio', () => {
  let client: TestClient | undefined;
  const start = async (...args: Parameters<typeof TestClient.start>) => {
    client = await TestClient.start(...args);
    return client;
  };
  afterEach(async () => {
    await client?.stop();
    client = undefined;
  });

  describe('life cycle', () => {
    it('says what it can do, and no more', async () => {
      const plain = new TestClient();
      const { capabilities, serverInfo } = await plain.initialize(pushing);
      assert.equal(serverInfo?.name, 'imr-language-server');
      assert.deepEqual(capabilities, {
        textDocumentSync: { openClose: true, change: 2 },
        documentSymbolProvider: { label: 'IMR Letters' },
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        hoverProvider: true,
        completionProvider: { triggerCharacters: [':', ' ', ',', '('], completionItem: { labelDetailsSupport: true } },
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        documentLinkProvider: { resolveProvider: false },
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n', moreTriggerCharacter: [':'] },
        renameProvider: true,
        workspaceSymbolProvider: true,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      });
      assert.equal(await plain.stop(), 0);
      const pull = new TestClient();
      const other = await pull.initialize(pulling);
      assert.deepEqual(other.capabilities.diagnosticProvider, {
        identifier: 'imr',
        interFileDependencies: false,
        workspaceDiagnostics: false,
      });
      assert.equal(await pull.stop(), 0);
    });

    it('ends with 1 when told to exit without shutdown', async () => {
      const rude = await TestClient.start(pushing);
      await rude.connection.sendNotification('exit');
      assert.equal(await rude.exited, 1);
    });

    it('ends when the editor hangs up', async () => {
      const gone = await TestClient.start(pushing);
      gone.hangUp();
      assert.notEqual(await gone.exited, null);
    });

    it('survives requests before it is initialised, and unknown ones', async () => {
      const early = new TestClient();
      assert.deepEqual(await early.request('textDocument/documentSymbol', { textDocument: { uri } }), []);
      await early.initialize(pushing);
      await assert.rejects(early.request('imr/unknown', {}), /Unhandled method/);
      await early.stop();
    });

    it('explains itself where it is started without a transport', async () => {
      const alone = spawn(process.execPath, ['server/dist/main.js'], { stdio: ['ignore', 'pipe', 'pipe'] });
      let words = '';
      alone.stderr.on('data', (data) => {
        words += data;
      });
      const status = await new Promise((resolve) => alone.once('close', resolve));
      assert.deepEqual(
        [status, words],
        [2, 'imr-language-server speaks the Language Server Protocol. Start it with --stdio.\n'],
      );
    });
  });

  describe('diagnostics', () => {
    it('come on request to clients that pull', async () => {
      const pull = await start(pulling);
      await pull.open(uri, faulty);
      assert.equal(draw(faulty, await pull.pull(uri)), denied);
      assert.deepEqual(pull.publishedVersions, []);
    });

    it('are pushed to the others, for the version that they belong to, and cleared on close', async () => {
      const push = await start(pushing);
      await push.open(uri, faulty, 7);
      assert.equal(draw(faulty, await push.published(uri, 7)), denied);
      const offset = faulty.indexOf('Denied');
      const document = TextDocument.create('', 'imr', 0, faulty);
      const range = { start: document.positionAt(offset), end: document.positionAt(offset + 6) };
      await push.change(uri, 8, { range, text: 'Upheld' });
      assert.deepEqual(await push.published(uri, 8), []);
      await push.close(uri);
      assert.deepEqual(await push.published(uri), []);
    });

    it('follow the last of many changes, never an earlier one after it', async () => {
      const push = await start(pushing);
      await push.open(uri, '', 1);
      for (let version = 2; version <= 60; version += 1)
        void push.change(uri, version, { text: version % 2 === 0 ? faulty : letterText(plainIssue) });
      assert.equal(draw(faulty, await push.published(uri, 60)), denied);
      const versions = push.publishedVersions.filter((version) => version !== undefined);
      assert.deepEqual(
        versions,
        [...versions].sort((one, other) => one - other),
      );
    });

    it('are those of the present text where a letter is opened anew with the same version', async () => {
      const pull = await start(pulling);
      await pull.open(uri, letterText(plainIssue), 1);
      assert.deepEqual(await pull.pull(uri), []);
      await pull.close(uri);
      await pull.open(uri, faulty, 1);
      assert.equal(draw(faulty, await pull.pull(uri)), denied);
      await pull.open(uri, letterText(plainIssue), 1);
      assert.deepEqual(await pull.pull(uri), []);
    });

    it('are offered again where the client asked before it opened the letter', async () => {
      const early = new TestClient();
      client = early;
      const refreshed = new Promise<void>((resolve) => {
        early.connection.onRequest('workspace/diagnostic/refresh', () => {
          resolve();
          return null;
        });
      });
      await early.initialize({ ...pulling, workspace: { diagnostics: { refreshSupport: true } } });
      assert.deepEqual(await early.pull(uri), []);
      await early.open(uri, faulty);
      await refreshed;
      assert.equal(draw(faulty, await early.pull(uri)), denied);
    });

    it('carry the other place that belongs to a finding', async () => {
      const pull = await start(pulling);
      const text = letterText({ ...plainIssue, item: 'MRI of the left knee: Overturned' });
      await pull.open(uri, text);
      const [finding] = await pull.pull(uri);
      const related = finding?.relatedInformation?.[0];
      const document = TextDocument.create('', 'imr', 0, text);
      assert.equal(related && document.getText(related.location.range), 'Overturned');
    });

    it('are none for a file that is not open, an empty one, and one of other text', async () => {
      const pull = await start(pulling);
      assert.deepEqual(await pull.pull('file:///nowhere.imr'), []);
      await pull.open(uri, '');
      assert.deepEqual(await pull.pull(uri), []);
      await pull.change(uri, 2, { text: 'Dear all,\n' });
      assert.deepEqual(await pull.pull(uri), []);
    });
  });

  describe('settings', () => {
    const severities = async (rulesByFolder: Record<string, object>, of: string) => {
      const asked: unknown[] = [];
      const configured = new TestClient();
      client = configured;
      configured.connection.onRequest('workspace/configuration', ({ items }) => {
        asked.push(...items);
        return items.map(({ scopeUri }: { scopeUri: string }) => ({
          rules: rulesByFolder[new URL('.', scopeUri).href] ?? {},
        }));
      });
      await configured.initialize({ ...pulling, workspace: { configuration: true } });
      await configured.open(of, faulty);
      const found = (await configured.pull(of)).map(({ severity, code }) => `${severity} ${code}`);
      assert.deepEqual(asked, [{ scopeUri: of, section: 'imr' }]);
      return found;
    };

    it('differ by folder', async () => {
      const folders = { 'file:///a/': { 'unknown-decision': 'hint' }, 'file:///b/': { 'unknown-decision': 'off' } };
      assert.deepEqual(await severities(folders, 'file:///a/x.imr'), ['4 unknown-decision']);
      await client?.stop();
      assert.deepEqual(await severities(folders, 'file:///b/x.imr'), []);
    });

    it('that make no sense are left out', async () => {
      assert.deepEqual(
        await severities({ 'file:///a/': { 'unknown-decision': 'loud', nonsense: 'off' } }, 'file:///a/x.imr'),
        ['1 unknown-decision'],
      );
      await client?.stop();
      assert.deepEqual(await severities({ 'file:///a/': [] }, 'file:///a/x.imr'), ['1 unknown-decision']);
    });

    /** A client whose answers to questions for settings the test gives by hand, one question after another. */
    const slow = async () => {
      const asking = new TestClient();
      client = asking;
      const questions: ((rules: object) => void)[] = [];
      const waiting: (() => void)[] = [];
      asking.connection.onRequest(
        'workspace/configuration',
        () =>
          new Promise((resolve) => {
            questions.push((rules) => resolve([{ rules }]));
            for (const done of waiting.splice(0)) done();
          }),
      );
      await asking.initialize({ ...pulling, workspace: { configuration: true } });
      const question = async (number: number) => {
        while (questions.length < number) await new Promise<void>((resolve) => waiting.push(resolve));
        return questions[number - 1] ?? assert.fail();
      };
      return { asking, questions, question };
    };

    it('that change while they are asked for are asked for again', async () => {
      const { asking, question } = await slow();
      await asking.open(uri, faulty);
      const pulled = asking.pull(uri);
      const first = await question(1);
      await asking.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      first({});
      (await question(2))({ 'unknown-decision': 'off' });
      assert.deepEqual(await pulled, []);
    });

    it('are not asked for a file that is not open, and not for one that was closed meanwhile', async () => {
      const { asking, questions, question } = await slow();
      assert.deepEqual(await asking.pull(uri), []);
      assert.equal(questions.length, 0);
      await asking.open(uri, faulty);
      const pulled = asking.pull(uri);
      const answer = await question(1);
      await asking.close(uri);
      answer({});
      assert.deepEqual(await pulled, []);
      assert.equal(questions.length, 1);
    });

    it('do not hold up a request that is cancelled', async () => {
      const { asking, question } = await slow();
      await asking.open(uri, faulty);
      const source = new CancellationTokenSource();
      const pulled = asking.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token);
      const answer = await question(1);
      source.cancel();
      await assert.rejects(pulled, { code: LSPErrorCodes.RequestCancelled });
      answer({});
      assert.equal(draw(faulty, await asking.pull(uri)), denied);
    });

    it('may be announced without saying which', async () => {
      const push = await start(pushing);
      await push.connection.sendNotification('workspace/didChangeConfiguration');
      await push.open(uri, faulty, 1);
      assert.equal(draw(faulty, await push.published(uri, 1)), denied);
      assert.deepEqual(push.log, []);
    });

    it('work live in clients that send them', async () => {
      const push = await start(pushing);
      await push.open(uri, faulty, 1);
      assert.equal((await push.published(uri, 1))[0]?.severity, 1);
      await push.connection.sendNotification('workspace/didChangeConfiguration', {
        settings: { imr: { rules: { 'unknown-decision': 'off' } } },
      });
      await push.change(uri, 2, {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        text: ' ',
      });
      assert.deepEqual(await push.published(uri, 2), []);
    });
  });

  describe('a client that refuses', () => {
    it('keeps its server, and its log says no more than what failed', async () => {
      const refusing = new TestClient();
      client = refusing;
      const refused = ['client/registerCapability', 'workspace/diagnostic/refresh', 'workspace/configuration'].map(
        (method) =>
          new Promise<void>((resolve) => {
            refusing.connection.onRequest(method, () => {
              resolve();
              throw new Error('MRI of the left knee');
            });
          }),
      );
      await refusing.initialize({
        ...pulling,
        workspace: {
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
          diagnostics: { refreshSupport: true },
        },
      });
      await refusing.open(uri, faulty);
      await refusing.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      assert.equal(draw(faulty, await refusing.pull(uri)), denied);
      await Promise.all(refused);
      // The first answer may overtake a refusal, the second comes after it.
      for (let round = 1; round <= 2; round += 1) assert.equal(draw(faulty, await refusing.pull(uri)), denied);
      const failures = refusing.log.map((line) => line.split(': ')[0]);
      assert.ok(failures.includes('Registration failed'), failures.join());
      assert.ok(failures.includes('Refresh failed'), failures.join());
      assert.ok(!refusing.log.join().includes('knee'));
    });
  });

  describe('features', () => {
    it('give outline, folding and selections', async () => {
      const pull = await start({ textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } });
      await pull.open(uri, faulty);
      const textDocument = { uri };
      const [letter] = await pull.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
      const issues = letter?.children?.at(-1)?.children?.map(({ name, detail }) => `${name} (${detail})`);
      assert.deepEqual(issues, [
        'MRI of the left knee (Denied - decision is not Upheld or Overturned)',
        'Physical therapy of the knee 6 visits (Overturned)',
      ]);
      const folds = await pull.request<FoldingRange[]>('textDocument/foldingRange', { textDocument });
      assert.ok(folds.length >= 6);
      for (const { startLine, endLine } of folds) assert.ok(endLine > startLine);
      const positions = [
        { line: 30, character: 4 },
        { line: 9999, character: 9999 },
      ];
      const selections = await pull.request<SelectionRange[]>('textDocument/selectionRange', {
        textDocument,
        positions,
      });
      assert.equal(selections.length, 2);
      assert.deepEqual(selections[0]?.range, { start: { line: 30, character: 4 }, end: { line: 30, character: 6 } });
      assert.ok(selections[0]?.parent !== undefined);
    });

    it('tell our own client how far the letter is', async () => {
      const own = new TestClient();
      client = own;
      const told = new Promise((resolve) => own.connection.onNotification('imr/letterStatus', resolve));
      await own.initialize(pulling, { initializationOptions: { letterStatus: true } });
      await own.open(uri, letterText({ item: 'MRI of the left knee: Upheld' }), 3);
      await own.pull(uri);
      assert.deepEqual(await told, {
        uri,
        version: 3,
        findings: 3,
        isLetter: true,
        formTitle: '2016 form',
        isMeasured: true,
        issues: 1,
        toDo: ['issue 1: no claims administrator guideline, no reviewer guideline, no rationale'],
      });
    });
  });

  it('writes no text of a letter to its log', async () => {
    const pull = await start(pulling);
    await pull.open(uri, faulty);
    await pull.pull(uri);
    await pull.request('textDocument/documentSymbol', { textDocument: { uri } });
    assert.deepEqual(pull.log, []);
  });

  it('has the same findings after random edits as for the text opened anew', async function () {
    this.timeout(60_000);
    const pull = await start(pulling);
    const piece = fc.constantFrom(
      '\r\n',
      '\r',
      '\n\n',
      '\u{1f600}',
      'Decision rationale: ',
      'x',
      ': Upheld',
      '\ufeff',
      '\f',
      'MAXIMUS guideline:',
    );
    const edits = fc.array(fc.record({ at: fc.nat(2000), length: fc.nat(60), text: piece }), {
      minLength: 1,
      maxLength: 12,
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(edits, async (list) => {
        run += 1;
        const target = `file:///random/${run}.imr`;
        let document = TextDocument.create(target, 'imr', 1, faulty);
        await pull.open(target, faulty);
        for (const { at, length, text } of list) {
          const range = { start: document.positionAt(at), end: document.positionAt(at + length) };
          document = TextDocument.update(document, [{ range, text }], document.version + 1);
          await pull.change(target, document.version, { range, text });
        }
        const full = document.getText();
        const expected = checkLetter(parseLetter(full)).map(({ code, start: from }) => `${code} ${from}`);
        const found = (await pull.pull(target)).map(({ code, range }) => `${code} ${document.offsetAt(range.start)}`);
        assert.deepEqual(found, expected);
        await pull.close(target);
      }),
      { numRuns: 40 },
    );
  });
});
