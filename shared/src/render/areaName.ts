import * as l10n from '@vscode/l10n';

/** Names of the areas, by the category of the data. Made when they are asked for: the language is set late. */
const AREAS: ReadonlyMap<string, () => string> = new Map([
  ['account', () => l10n.t('Account')],
  ['analytics', () => l10n.t('Analytics')],
  ['authorization', () => l10n.t('Authorization')],
  ['block-users', () => l10n.t('Blocked users')],
  ['calling', () => l10n.t('Calling')],
  ['commerce', () => l10n.t('Commerce')],
  ['delivery', () => l10n.t('Delivery')],
  ['flows', () => l10n.t('Flows')],
  ['groups', () => l10n.t('Groups')],
  ['health-status', () => l10n.t('Health status')],
  ['integrity', () => l10n.t('Integrity')],
  ['marketing', () => l10n.t('Marketing')],
  ['media', () => l10n.t('Media')],
  ['migration', () => l10n.t('Migration')],
  ['other', () => l10n.t({ message: 'Other', comment: 'area of error codes' })],
  ['parameter', () => l10n.t('Parameters')],
  ['payments', () => l10n.t('Payments')],
  ['phone-number', () => l10n.t('Phone number')],
  ['registration', () => l10n.t('Registration')],
  ['server', () => l10n.t({ message: 'Server', comment: 'area of error codes' })],
  ['signup', () => l10n.t('Signup')],
  ['synchronization', () => l10n.t('Synchronization')],
  ['template', () => l10n.t('Templates')],
  ['throttling', () => l10n.t('Throttling')],
  ['username', () => l10n.t('Usernames')],
  ['webhook', () => l10n.t('Webhooks')],
]);

/** The name of an area of codes (`category` of an entry) for people; the word of the data where it is not known. */
export function areaName(category: string): string {
  return AREAS.get(category)?.() ?? category;
}
