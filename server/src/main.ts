// One bundle for both hosts, which share nearly all of it: who runs it tells what starts.
if ('importScripts' in globalThis) void import('./browser/main.ts');
else void import('./node/main.ts');
