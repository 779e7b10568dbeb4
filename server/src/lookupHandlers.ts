import {
  type MatchAtParams,
  MatchAtRequest,
  type MatchesInTextParams,
  MatchesInTextRequest,
  type MatchesParams,
  MatchesRequest,
  type MatchInfo,
  type TextMatch,
  type WhyInfo,
  type WhyParams,
  WhyRequest,
} from '../../shared/src/protocol.ts';
import type { Settings } from '../../shared/src/settings.ts';
import { documentLinks } from './features/documentLinks.ts';
import { hover } from './features/hover.ts';
import { matchAt, matchInfo } from './features/matchAt.ts';
import { matchesInText } from './features/matchesInText.ts';
import { whyAt } from './features/whyAt.ts';
import { runSafe } from './runSafe.ts';
import { documentHandler, type Session, WHOLE } from './session.ts';

/** Registers what tells of the codes of one document, or of a text. */
export function registerLookups(session: Session): void {
  const { connection, client } = session;
  connection.onHover(
    documentHandler(session, {
      name: 'textDocument/hover',
      fallback: null,
      enabled: (settings: Settings) => settings.hover.enabled,
      run: ({ position }, document, find) =>
        hover(document, position, find, { markdown: client.hoverMarkdown, canOpenCatalog: client.canOpenCatalog }),
    }),
  );
  connection.onDocumentLinks(
    documentHandler(session, {
      name: 'textDocument/documentLink',
      fallback: [],
      enabled: (settings: Settings) => settings.documentLinks.enabled,
      part: () => WHOLE,
      run: (_params, document, find) => documentLinks(document, find(WHOLE.start, WHOLE.end)),
    }),
  );
  registerMatches(session);
}

function registerMatches(session: Session): void {
  const { connection, catalog, runtime, log } = session;
  connection.onRequest(
    MatchAtRequest.method,
    documentHandler(session, {
      name: MatchAtRequest.method,
      fallback: null,
      run: ({ position }: MatchAtParams, document, find) => {
        const match = matchAt(document, position, find);
        return match ? matchInfo(document, match) : null;
      },
    }),
  );
  connection.onRequest<MatchInfo[], void>(
    MatchesRequest.method,
    documentHandler<MatchesParams, MatchInfo[]>(session, {
      name: MatchesRequest.method,
      fallback: [],
      part: () => WHOLE,
      run: (_params, document, find) => find(WHOLE.start, WHOLE.end).map((match) => matchInfo(document, match)),
    }),
  );
  connection.onRequest<TextMatch[], void>(MatchesInTextRequest.method, ({ text }: MatchesInTextParams, token) =>
    runSafe(
      async () => matchesInText(text, catalog, await session.settings.of()),
      [],
      MatchesInTextRequest.method,
      token,
      runtime,
      log,
    ),
  );
  connection.onRequest<WhyInfo | null, void>(
    WhyRequest.method,
    documentHandler(session, {
      name: WhyRequest.method,
      fallback: null,
      run: ({ position }: WhyParams, document, _find, settings) => whyAt(document, position, catalog, settings),
    }),
  );
}
