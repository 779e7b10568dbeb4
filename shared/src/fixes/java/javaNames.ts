import type { JavaShape } from './javaShape.ts';

/** Names of what the helper declares. */
export const JAVA_HELPER = 'withWhatsAppRetry';
export const JAVA_DELAY = 'whatsAppRetryDelay';
export const JAVA_QUEUES = 'WHATSAPP_QUEUES';
export const JAVA_SEND = 'WhatsAppSend';
export const JAVA_MODULE = 'WhatsAppRetry';

/** Every name the helper takes in a file. */
export const JAVA_NAMES: readonly string[] = [JAVA_HELPER, JAVA_DELAY, JAVA_QUEUES, JAVA_SEND, 'WhatsAppFailure'];

/** A library that runs the attempts. */
export type JavaLibrary = 'resilience4j' | 'spring-retry';

/** What the helper's text depends on. */
export interface JavaHelperOptions {
  readonly shape: JavaShape;
  /** `private `, or nothing where the helper has a class of its own. */
  readonly access: string;
  readonly library: JavaLibrary | undefined;
  /** The class's own `ObjectMapper`, where it has one. */
  readonly mapper: string | undefined;
}
