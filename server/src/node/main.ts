import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../server.ts';
import { nodeRuntime } from './runtime.ts';

startServer(createConnection(ProposedFeatures.all), nodeRuntime);
