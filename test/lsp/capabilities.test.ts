/** What the server announces where several handlers speak of one part of it. */

import assert from 'node:assert/strict';
import type { InitializeParams, ServerCapabilities } from 'vscode-languageserver';
import { capabilitiesOf } from '../../server/src/lsp/capabilities';
import { readClient } from '../../server/src/lsp/client';
import { handlers } from '../../server/src/lsp/handlers/index';
import { everyAbility } from './abilities';

const bare = readClient({ processId: null, rootUri: null, capabilities: {} });
const full = readClient({ processId: null, rootUri: null, capabilities: everyAbility });

function check(announced: readonly ServerCapabilities[], expected: ServerCapabilities): void {
  const made = announced.map((one) => ({ capabilities: () => one, register: () => undefined }));
  assert.deepEqual(capabilitiesOf(made, bare), { textDocumentSync: { openClose: true, change: 2 }, ...expected });
}

/** All that is announced, as paths with values. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`));
}

describe('what the server announces', () => {
  it('holds what each handler says of one part', () => {
    check(
      [
        { workspace: { workspaceFolders: { supported: true } } },
        { hoverProvider: true },
        { workspace: { fileOperations: { didRename: { filters: [] } } } },
        { workspace: { workspaceFolders: { changeNotifications: true } } },
      ],
      {
        hoverProvider: true,
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          fileOperations: { didRename: { filters: [] } },
        },
      },
    );
  });

  it('takes options where another handler only says yes', () => {
    check([{ renameProvider: true }, { renameProvider: { prepareProvider: true } }], {
      renameProvider: { prepareProvider: true },
    });
  });

  it('leaves the announcements of handlers as they are', () => {
    const first = { workspace: { workspaceFolders: { supported: true } } };
    capabilitiesOf(
      [first, { workspace: { fileOperations: {} } }].map((one) => ({ capabilities: () => one, register() {} })),
      bare,
    );
    assert.deepEqual(first, { workspace: { workspaceFolders: { supported: true } } });
  });

  for (const [name, client] of Object.entries({ bare, full })) {
    it(`says nothing twice and differently to a client that is ${name}`, () => {
      const said = new Map<string, string>();
      for (const handler of handlers) {
        for (const [path, value] of leaves(handler.capabilities?.(client) ?? {})) {
          assert.equal(said.get(path) ?? value, value, path);
          said.set(path, value);
        }
      }
      assert.ok(said.size > 10);
      assert.deepEqual(
        new Map(leaves(capabilitiesOf(handlers, client)).filter(([path]) => !path.startsWith('.textDocumentSync'))),
        said,
      );
    });
  }
});

describe('what a client says of itself', () => {
  const read = (capabilities: unknown) =>
    readClient({ processId: null, rootUri: null, capabilities: capabilities as InitializeParams['capabilities'] });

  /** What a client announces with another value in the place of each object of a depth. */
  const replaced = (value: unknown, depth: number, by: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    if (depth === 0) return by;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaced(inner, depth - 1, by)]));
  };

  it('is nothing where it says null', () => {
    assert.deepEqual(read(null), bare);
    assert.deepEqual(read(replaced(everyAbility, 1, null)), bare);
    const { textDocument } = replaced(everyAbility, 2, null) as typeof everyAbility;
    assert.deepEqual(read({ textDocument }), bare);
  });

  it('breaks nothing where it is not of the right form', () => {
    for (const depth of [1, 2, 3, 4])
      for (const by of [{}, true, 'yes', 1, []]) read(replaced(everyAbility, depth, by));
  });
});
