/** The language server on Node: speaks the protocol over the transport named on the command line, such as `--stdio`. */

import { createConnection } from 'vscode-languageserver/node';
import manifest from '../package.json';
import { nodeFiles } from './files.node';
import type { startServer } from './lsp/server';
import { compilePatternsOnce } from './patterns.node';

export function run(start: typeof startServer): void {
  if (process.argv.includes('--version')) {
    process.stdout.write(`${manifest.version}\n`);
  } else if (!process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)/.test(argument))) {
    process.stderr.write('imr-language-server speaks the Language Server Protocol. Start it with --stdio.\n');
    process.exitCode = 2;
  } else {
    compilePatternsOnce();
    start(createConnection(), {
      version: manifest.version,
      defer: (callback) => setImmediate(callback),
      files: nodeFiles,
    });
  }
}
