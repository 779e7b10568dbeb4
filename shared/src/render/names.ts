import * as l10n from '@vscode/l10n';
import type { Confidence, Entry, RetryScope, RetryWhen } from '../catalog/types.ts';

/** Short name of a retry verdict, for filters and lists: `Retry after a fix`. */
export function retryLabel(when: RetryWhen): string {
  switch (when) {
    case 'backoff':
      return l10n.t('Retry with backoff');
    case 'after-wait':
      return l10n.t('Retry after a wait');
    case 'after-fix':
      return l10n.t('Retry after a fix');
    case 'never':
      return l10n.t('Do not retry');
  }
}

/** What waits together, as it ends the sentence `Retry: yes, …`. */
export function scopePhrase(scope: RetryScope): string {
  switch (scope) {
    case 'message':
      return l10n.t('for this message');
    case 'recipient-pair':
      return l10n.t('for this recipient only');
    case 'business-number':
      return l10n.t('for everything from this business number');
    case 'waba':
      return l10n.t('for the whole WhatsApp Business Account');
    case 'app':
      return l10n.t('for the whole app');
  }
}

/** The same as a name, for a field. */
export function scopeName(scope: RetryScope): string {
  switch (scope) {
    case 'message':
      return l10n.t('This message');
    case 'recipient-pair':
      return l10n.t('This business number and this recipient');
    case 'business-number':
      return l10n.t('The business phone number');
    case 'waba':
      return l10n.t('The WhatsApp Business Account');
    case 'app':
      return l10n.t('The app');
  }
}

/** Who can fix it, as a fact about it. */
export function ownerPhrase({ owner, provider }: Pick<Entry, 'owner' | 'provider'>): string {
  switch (owner) {
    case 'you':
      return l10n.t('you can fix it');
    case 'recipient':
      return l10n.t('only the recipient can fix it');
    case 'meta':
      return provider === 'meta' ? l10n.t('only Meta can fix it') : l10n.t('only the provider can fix it');
    case 'billing':
      return l10n.t('a billing matter');
  }
}

/** The same as a name, for a field. */
export function ownerName({ owner, provider }: Pick<Entry, 'owner' | 'provider'>): string {
  switch (owner) {
    case 'you':
      return l10n.t('You');
    case 'recipient':
      return l10n.t('The recipient');
    case 'meta':
      return provider === 'meta' ? l10n.t('Meta') : l10n.t('The provider');
    case 'billing':
      return l10n.t('Billing');
  }
}

/** How well an entry is known. */
export function confidenceName(confidence: Confidence): string {
  switch (confidence) {
    case 'official':
      return l10n.t('Read on official pages');
    case 'mirrored':
      return l10n.t('Seen in several independent places');
    case 'single-source':
      return l10n.t('Seen in one place only');
  }
}
