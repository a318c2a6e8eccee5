/**
 * The server's one entry: picks the way to talk that its host has, so that both hosts share one bundle.
 *
 * The server is handed to the host's part, which imports only the type of it. All that a bundle imports dynamically is
 * wrapped into functions, which the host reads once to know their ends and again to run them; that was a tenth of the time
 * until the server answered.
 */

import { startServer } from './lsp/server';

const host =
  typeof process === 'object' && typeof process.versions?.node === 'string'
    ? import('./main.node')
    : import('./main.browser');
void host.then(({ run }) => run(startServer));
