/** What holds for everything in a letter that is shown only when a setting turns it on. */

import assert from 'node:assert/strict';
import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver-protocol/node';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { pushing, TestClient } from './client';

export const uri = 'file:///letters/one.imr';
export const letter = letterText(plainIssue, otherIssue);

interface Feature {
  /** By which clients and servers name it. */
  readonly ability: 'codeLens' | 'inlayHint';
  readonly provider: keyof ServerCapabilities;
  /** In the group `imr` of the settings. */
  readonly setting: string;
  /** How many there are in {@link letter}. */
  readonly count: number;
  /** What is shown now. */
  readonly ask: (client: TestClient) => Promise<readonly unknown[]>;
}

/** The abilities of a client that takes the feature. */
export const taking = ({ ability }: Feature): ClientCapabilities => ({ textDocument: { [ability]: {} } });

/** A client that pushes its settings. */
export function set(client: TestClient, imr: unknown): Promise<void> {
  return client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { imr } });
}

/** The tests that a feature is announced to those who take it, and off until its setting is on. */
export function describeOffByDefault(feature: Feature): void {
  describe(`${feature.ability} over stdio`, () => testsOf(feature));
}

function testsOf(feature: Feature): void {
  const { ability, provider, setting, count, ask } = feature;
  let client: TestClient;
  afterEach(() => client.stop());

  it('is offered to clients that take it only', async () => {
    client = new TestClient();
    assert.deepEqual((await client.initialize(taking(feature))).capabilities[provider], { resolveProvider: false });
    await client.stop();
    client = new TestClient();
    assert.equal((await client.initialize(pushing)).capabilities[provider], undefined);
  });

  it('is off until a client that pushes its settings turns it on', async () => {
    client = await TestClient.start(taking(feature));
    await client.open(uri, letter);
    assert.deepEqual(await ask(client), []);
    for (const [settings, expected] of [
      [{ [setting]: 'yes' }, 0],
      [{ [setting]: 1 }, 0],
      [{ [setting]: true }, count],
      [{}, 0],
      [{ [setting]: true }, count],
      [null, 0],
    ] as const) {
      await set(client, settings);
      assert.equal((await ask(client)).length, expected);
    }
  });

  it('follows the settings that the server asks for, and the client is told to ask again', async () => {
    let settings: object = {};
    let asked: () => void = () => undefined;
    const refreshed = () => new Promise<void>((resolve) => (asked = resolve));
    client = new TestClient();
    client.connection.onRequest('workspace/configuration', ({ items }: { items: object[] }) =>
      items.map(() => settings),
    );
    client.connection.onRequest(`workspace/${ability}/refresh`, () => {
      asked();
      return null;
    });
    await client.initialize({
      ...taking(feature),
      workspace: { configuration: true, [ability]: { refreshSupport: true } },
    });
    await client.open(uri, letter);
    assert.deepEqual(await ask(client), []);
    for (const isOn of [true, false]) {
      settings = { [setting]: isOn };
      const again = refreshed();
      await set(client, null);
      await again;
      assert.equal((await ask(client)).length, isOn ? count : 0);
    }
  });
}
