/** The server's one entry: picks the way to talk that its host has, so that both hosts share one bundle. */

if (typeof process === 'object' && typeof process.versions?.node === 'string') void import('./main.node');
else void import('./main.browser');
