import type { SourceFile } from '../syntax.ts';
import type { TimerAccess } from './scriptHelper.ts';

/** Globals that neither the language nor its library has: a file that uses one is compiled with DOM or Node types. */
const HOST_GLOBALS =
  /(?<![.\w$])(?:setTimeout|setInterval|console|fetch|process|Buffer|URL|Response|Headers|AbortSignal|AbortController|window|document)(?![\w$])/;
/** Packages whose own types need those of a host. */
const HOSTED_MODULE =
  /(?:from|import)\s{0,8}['"](?:node:|(?:axios|express|fastify|koa|next|react|undici)(?!\w)|@nestjs\/)/;
/** An import or variable that gives the name of the timer another meaning. */
const REBOUND = /(?:[,{]|\b(?:const|let|var|function|as|import))\s{0,8}setTimeout\b(?!\s{0,8}\()/;

/** How a helper reaches the timer in a file. */
export function timerAccess({ text, language }: SourceFile): TimerAccess {
  const hosted = HOST_GLOBALS.test(text) || HOSTED_MODULE.test(text);
  if (language === 'typescript' && !hosted) return 'typed-global';
  return REBOUND.test(text) ? 'global' : 'plain';
}
