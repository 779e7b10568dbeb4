/** Texts of a code whose answer is in its text, in Meta's wording with values of ours. */
interface SampleTextRow {
  readonly code: number;
  /** Absent: for every subcode. */
  readonly subcode?: number;
  readonly message?: string;
  readonly details?: string;
}

/** One row for each code that `readDetails` can read; a test holds the two together. */
export const SAMPLE_TEXTS: readonly SampleTextRow[] = [
  {
    code: 100,
    subcode: 33,
    message:
      "Unsupported post request. Object with ID '16505551234' does not exist, cannot be loaded due to missing permissions, or does not support this operation.",
  },
  { code: 100, details: "Param text['body'] must be at most 4096 characters long." },
  {
    code: 190,
    message:
      'Error validating access token: Session has expired on Friday, 20-Nov-26 10:00:00 PST. The current time is Friday, 20-Nov-26 21:00:03 PST.',
  },
  { code: 131008, details: 'buttons: Button at index 0 of type Url requires a parameter' },
  { code: 131009, details: "Param template['language']['policy'] must be one of {DETERMINISTIC} - got \"fallback\"." },
  {
    code: 131030,
    details: 'Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again.',
  },
  {
    code: 131052,
    details: 'Downloading media from weblink failed with http code 404, status message Not Found',
  },
  {
    code: 131053,
    details: 'Downloading media from weblink failed with http code 503, status message Service Unavailable',
  },
  {
    code: 132000,
    message: 'Number of parameters does not match the expected number of params',
    details: 'body: number of localizable_params (2) does not match the expected number of params (1)',
  },
  {
    code: 132001,
    message: 'Template name does not exist in the translation',
    details: 'template name (order_update) does not exist in en_US',
  },
  {
    code: 132012,
    message: 'Parameter format does not match format in the created template',
    details: 'header: Format mismatch, expected IMAGE, received UNKNOWN',
  },
];
