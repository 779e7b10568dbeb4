import type { PolicyText } from '../retryPolicyText.ts';
import { JAVA_QUEUE_LINES, javaHelper, javaHelperImports } from './javaHelper.ts';
import { importLines } from './javaImports.ts';
import { JAVA_HELPER, JAVA_MODULE, type JavaHelperOptions } from './javaNames.ts';

/** The helper for Java's own HTTP client and an example of its use, as a class of its own. */
export function javaSnippet(policy: PolicyText, dependencies: ReadonlyMap<string, string>): string {
  const json = !dependencies.has('jackson') && dependencies.has('gson') ? 'gson' : 'jackson';
  const options: JavaHelperOptions = {
    shape: { kind: 'http', json },
    access: '',
    library: undefined,
    mapper: undefined,
  };
  const members = [...JAVA_QUEUE_LINES, '', `private ${JAVA_MODULE}() {}`, '', ...javaHelper(policy, options)];
  const lines = [
    ...importLines(javaHelperImports(options)),
    '',
    '/**',
    ' * Sends WhatsApp messages again where the platform asks for it:',
    ' *',
    ' * <pre>{@code',
    ` * HttpResponse<String> response = ${JAVA_MODULE}.${JAVA_HELPER}(`,
    ` *         List.of(${policy.code}), () -> client.send(request, BodyHandlers.ofString()), recipient);`,
    ' * }</pre>',
    ' */',
    `final class ${JAVA_MODULE} {`,
    ...members.map((line) => (line === '' ? '' : `    ${line}`)),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}
