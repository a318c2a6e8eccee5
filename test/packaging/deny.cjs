'use strict';
// Loaded before a program under test: whatever of Node connects, listens, starts a process or writes a file is replaced
// by a function that reports itself on standard error and throws.

const replace = (owner, module, names) => {
  for (const name of names) {
    if (typeof owner[name] !== 'function') throw new Error(`Node has no ${module}.${name}.`);
    owner[name] = () => {
      const message = `DENIED ${module}.${name}`;
      process.stderr.write(`${message}\n`);
      throw new Error(message);
    };
  }
};

const childProcess = require('node:child_process');
const dgram = require('node:dgram');
const dns = require('node:dns');
const fs = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const net = require('node:net');
const workerThreads = require('node:worker_threads');

// Standard input and output may be pipes, which are sockets to Node; they are made before anything is replaced.
process.stdin;
process.stdout;
process.stderr;

replace(childProcess, 'child_process', ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']);
replace(net.Socket.prototype, 'net.Socket', ['connect']);
replace(net.Server.prototype, 'net.Server', ['listen']);
replace(dgram, 'dgram', ['createSocket']);
replace(dns, 'dns', ['lookup', 'resolve']);
replace(http, 'http', ['request', 'get']);
replace(https, 'https', ['request', 'get']);
replace(workerThreads, 'worker_threads', ['Worker']);
replace(globalThis, 'globalThis', ['fetch']);
for (const [owner, module] of [
  [fs, 'fs'],
  [fs.promises, 'fs.promises'],
]) {
  const names = [
    'writeFile',
    'appendFile',
    'mkdir',
    'mkdtemp',
    'rename',
    'copyFile',
    'unlink',
    'rm',
    'symlink',
    'truncate',
  ];
  replace(owner, module, names);
  if (owner === fs) replace(owner, module, [...names.map((name) => `${name}Sync`), 'createWriteStream']);
}

// A file may be opened, but only to be read.
const mayWrite = fs.constants.O_WRONLY | fs.constants.O_RDWR | fs.constants.O_CREAT | fs.constants.O_TRUNC;
const isReading = (flags) =>
  typeof flags === 'number' ? (flags & mayWrite) === 0 : /^(?:r|rs|sr)$/.test(flags ?? 'r');
for (const [owner, module, names] of [
  [fs, 'fs', ['open', 'openSync']],
  [fs.promises, 'fs.promises', ['open']],
]) {
  for (const name of names) {
    const open = owner[name];
    replace(owner, module, [name]);
    const denied = owner[name];
    owner[name] = (file, flags, ...rest) =>
      isReading(typeof flags === 'function' ? 'r' : flags) ? open(file, flags, ...rest) : denied();
  }
}
