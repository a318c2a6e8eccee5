/** The search across letters over stdio: the letters of the open folders, kept fresh, with progress and without. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileChangeType, type WorkspaceSymbol } from 'vscode-languageserver-protocol/node';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { pulling, TestClient } from './client';

type Capabilities = Parameters<typeof TestClient.start>[0];

const watching: Capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
const showing: Capabilities = { window: { workDoneProgress: true } };

/** A letter about one item. */
const about = (item: string) => letterText({ ...plainIssue, item: `${item}: Upheld` });

describe('the search across letters over stdio', () => {
  let folder = '';
  let client: TestClient;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'imr-letters-')));
    client = new TestClient();
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (name: string, text: string) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return pathToFileURL(file).href;
  };
  const open = (name: string) => ({ uri: pathToFileURL(path.join(folder, name)).href, name });
  const begin = (capabilities: Capabilities, ...folders: string[]) =>
    client.initialize(capabilities, { workspaceFolders: folders.map(open) });
  const search = (query: string) => client.request<WorkspaceSymbol[]>('workspace/symbol', { query });
  /** Asks until the answer is as expected: files are read in the background, and each answer says what is there so far. */
  const find = async (query: string, expected: readonly string[]) => {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const names = (await search(query)).map(({ name }) => name);
      if (JSON.stringify(names) === JSON.stringify(expected) || Date.now() > deadline) {
        assert.deepEqual(names, expected);
        return;
      }
    }
  };
  const change = (type: FileChangeType, ...uris: string[]) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: uris.map((uri) => ({ uri, type })),
    });

  it('finds items, guidelines and cases, and says where', async () => {
    const uri = write('year/one.imr', `\ufeff${letterText(plainIssue, otherIssue)}`);
    write('two.txt', about('Knee brace').replaceAll('\n', '\r\n'));
    await begin(pulling, '.');
    await find('knee', [
      'Knee brace',
      'MRI of the left knee',
      'Physical therapy of the knee 6 visits',
      'MTUS Knee Complaints 2004',
      'MTUS Knee Complaints 2004',
      'MTUS Knee Complaints 2004',
      'MTUS Knee Complaints 2004',
    ]);
    const [found] = await search('overturned knee');
    assert.equal(found?.name, 'Physical therapy of the knee 6 visits');
    assert.equal(found.containerName, 'Overturned, CM16-0000001');
    assert.equal(found.location.uri, uri);
    const before = letterText(plainIssue, otherIssue).split('Physical therapy of the knee 6')[0] ?? '';
    const line = before.split('\n').length - 1;
    assert.ok('range' in found.location);
    assert.deepEqual(found.location.range, { start: { line, character: 0 }, end: { line, character: 37 } });
    await find('CM16-0000001 brace', ['Knee brace']);
    await find('zebra', []);
  });

  it('leaves out other texts, other files, hidden folders, packages, links and files that are too large', async () => {
    write('letter.imr', about('Cane'));
    write('memo.txt', 'A cane was bought.');
    write('letter.md', about('Cane, first'));
    write('.hidden/letter.imr', about('Cane, second'));
    write('node_modules/letter.imr', about('Cane, third'));
    write('large.imr', about('Cane, fourth') + ' '.repeat(3_000_000));
    write('binary.txt', `${about('Cane, fifth')}\0`.replace('Case', '\0ase'));
    symlinkSync(path.join(folder, 'letter.imr'), path.join(folder, 'link.imr'));
    symlinkSync(folder, path.join(folder, 'round'));
    await begin(pulling, '.');
    await find('cane', ['Cane']);
    assert.deepEqual(client.log, [
      'Letters found for the search: 1. Left out, as they are no text, too large or cannot be read: 2.',
    ]);
  });

  it('watches the files: new, changed and deleted ones, and none outside of the folders or behind links', async () => {
    const registered = new Promise<object>((resolve) => {
      client.connection.onRequest(
        'client/registerCapability',
        (params: { registrations: { registerOptions?: object }[] }) => {
          resolve(params.registrations[0]?.registerOptions ?? {});
          return null;
        },
      );
    });
    const one = write('letters/one.imr', about('Cane'));
    await begin(watching, 'letters');
    await find('cane', ['Cane']);
    assert.deepEqual(await registered, { watchers: [{ globPattern: '**/*.imr' }, { globPattern: '**/*.txt' }] });
    const two = write('letters/a b/two.txt', about('Cane, quad'));
    await change(FileChangeType.Created, two);
    await find('cane', ['Cane, quad', 'Cane']);
    write('letters/one.imr', about('Walker'));
    await change(FileChangeType.Changed, one);
    await find('cane', ['Cane, quad']);
    await find('walker', ['Walker']);
    write('letters/one.imr', 'No letter any more.');
    const outside = write('elsewhere/three.imr', about('Walker, other'));
    symlinkSync(path.join(folder, 'elsewhere'), path.join(folder, 'letters', 'link'));
    const linked = pathToFileURL(path.join(folder, 'letters', 'link', 'three.imr')).href;
    const hidden = write('letters/.git/four.imr', about('Walker, hidden'));
    await change(FileChangeType.Changed, outside, linked, hidden, one);
    await find('walker', []);
    rmSync(path.join(folder, 'letters', 'a b'), { recursive: true });
    // As other clients escape it.
    await change(FileChangeType.Deleted, two.replace('/letters/', '/%6cetters/'));
    await find('cane', []);
  });

  it('takes the text of an open letter for its file', async () => {
    const uri = write('one.imr', about('Cane'));
    await begin(pulling, '.');
    await find('upheld', ['Cane']);
    await client.open(uri, about('Walker'));
    await find('upheld', ['Walker']);
    await client.change(uri, 2, { text: about('Crutches') });
    await find('upheld', ['Crutches']);
    await client.open('untitled:new', about('Sling'));
    await client.open('git:/one.imr', about('Belt'));
    await find('upheld', ['Crutches', 'Sling']);
    write('one.imr', about('Crutches'));
    await client.close(uri);
    await client.close('untitled:new');
    await find('upheld', ['Crutches']);
  });

  it('follows the folders that are opened and closed', async () => {
    write('first/one.imr', about('Cane'));
    write('second/two.imr', about('Walker'));
    client.connection.onRequest('workspace/workspaceFolders', () => [open('first')]);
    const { capabilities } = await begin({ workspace: { workspaceFolders: true } }, 'first');
    assert.deepEqual(capabilities.workspace?.workspaceFolders, { supported: true, changeNotifications: true });
    await find('upheld', ['Cane']);
    const changeFolders = (added: object[], removed: object[]) =>
      client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
    await changeFolders([open('second')], []);
    await find('upheld', ['Cane', 'Walker']);
    await changeFolders([], [open('first')]);
    await find('upheld', ['Walker']);
  });

  it('searches two folders and gives at most 500 symbols in a stable order', async () => {
    for (let number = 0; number < 130; number += 1) write(`a/${1000 + number}.imr`, about(`Cane ${number}`));
    write('b/last.imr', about('Walker'));
    await begin(pulling, 'a', 'b');
    await find('walker', ['Walker']);
    const found = await search('');
    // Each letter has its case, one item and two citations.
    assert.equal(found.length, 500);
    assert.deepEqual(await search(''), found);
    assert.equal(found[1]?.name, 'Cane 0');
    assert.equal(found[259]?.name, 'Cane 129');
    assert.equal(found[261]?.name, 'Walker');
    assert.equal(found[262]?.name, 'MTUS Knee Complaints 2004');
  });

  it('reads nothing before somebody searches', async () => {
    write('one.imr', about('Cane'));
    const asked: string[] = [];
    client.connection.onRequest('window/workDoneProgress/create', () => {
      asked.push('progress');
      return null;
    });
    client.connection.onRequest('client/registerCapability', () => {
      asked.push('watching');
      return null;
    });
    await begin({ ...watching, ...showing }, '.');
    await client.open('file:///one.imr', about('Walker'));
    await client.request('textDocument/documentSymbol', { textDocument: { uri: 'file:///one.imr' } });
    assert.deepEqual(asked, []);
    await find('cane', ['Cane']);
    assert.deepEqual(asked.sort(), ['progress', 'watching']);
  });

  it('shows its progress, and stops where the person wants it to', async () => {
    for (let number = 0; number < 2_000; number += 1) write(`${number}.imr`, about(`Cane ${number}`));
    const kinds: string[] = [];
    const ended = new Promise<void>((resolve) => {
      client.connection.onNotification('$/progress', ({ token, value }: { token: string; value: { kind: string } }) => {
        kinds.push(value.kind);
        if (kinds.length === 2) void client.connection.sendNotification('window/workDoneProgress/cancel', { token });
        if (value.kind === 'end') resolve();
      });
    });
    client.connection.onRequest('window/workDoneProgress/create', () => null);
    await begin(showing, '.');
    await search('cane');
    await ended;
    assert.equal(kinds[0], 'begin');
    assert.ok(kinds.filter((kind) => kind === 'report').length < 90, 'it was not stopped');
    assert.match(client.log.join('\n'), /^Letters found for the search: \d+\. Stopped before the end\.$/);
    // What was read before stays.
    assert.ok((await search('cane')).length > 0);
  });

  it('works with a client that refuses progress and watchers', async () => {
    write('one.imr', about('Cane'));
    // Nothing answers these requests here, so that they fail.
    await begin({ ...watching, ...showing }, '.');
    await find('cane', ['Cane']);
    assert.ok(client.log.every((line) => !line.includes('Cane')));
  });

  it('keeps quiet about folders that are not there, and works without any', async () => {
    await begin(pulling, 'nowhere');
    assert.deepEqual(await search('cane'), []);
    await client.open('file:///one.imr', about('Cane'));
    await find('cane', ['Cane']);
  });
});
