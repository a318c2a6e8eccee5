/** The language server: the features behind the protocol put together. */

import {
  type Connection,
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { capabilitiesOf } from './capabilities';
import { readClient } from './client';
import { handlers } from './handlers/index';
import { type Runtime, Session } from './session';

/** Serves one client until it disconnects. Keeps nothing but what the {@link Session} holds; uses no network. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const session = new Session(connection, runtime);

  connection.onInitialize((params): InitializeResult => {
    const client = readClient(params);
    session.client = client;
    return {
      serverInfo: { name: 'imr-language-server', version: runtime.version },
      capabilities: capabilitiesOf(handlers, client),
    };
  });

  connection.onInitialized(() => {
    if (session.client.registersConfiguration)
      session.quietly('Registration', () => connection.client.register(DidChangeConfigurationNotification.type));
  });

  connection.onDidChangeConfiguration((change: DidChangeConfigurationParams | null | undefined) =>
    session.changeSettings(change?.settings),
  );

  for (const handler of handlers) handler.register(session);
  session.documents.listen(connection);
  connection.listen();
}
