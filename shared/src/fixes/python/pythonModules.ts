/** The block an import belongs to, in the order of the blocks. */
export type ImportGroup = 'standard' | 'library' | 'local' | 'relative';

/** First names of modules of the standard library that stand beside a helper's. */
const STANDARD = new Set(
  (
    'abc argparse array ast asyncio base64 binascii bisect calendar cmath collections colorsys concurrent configparser ' +
    'contextlib contextvars copy csv ctypes dataclasses datetime decimal difflib email enum errno fnmatch fractions ' +
    'functools getpass gettext glob graphlib gzip hashlib heapq hmac html http importlib inspect io ipaddress itertools ' +
    'json linecache locale logging lzma math mimetypes multiprocessing numbers operator os pathlib pickle platform ' +
    'pprint queue random re sched secrets select selectors shelve shlex shutil signal socket sqlite3 ssl stat statistics ' +
    'string struct subprocess sys sysconfig tempfile textwrap threading time timeit tomllib traceback types typing ' +
    'unicodedata unittest urllib uuid warnings weakref xml zipfile zlib zoneinfo'
  ).split(' '),
);

/** Packages people send messages with, or serve requests with: these are no modules of the project. */
const LIBRARY = new Set(
  (
    'aiohttp anyio apscheduler arq azure backoff boto3 botocore bs4 celery click cryptography django dotenv dramatiq ' +
    'environ fastapi flask google gunicorn heyoo httpx jinja2 jwt langchain loguru motor numpy openai orjson pandas ' +
    'psycopg psycopg2 pydantic pydantic_settings pymongo pytest pywa pywa_async pytz redis requests rest_framework rq ' +
    'sanic sentry_sdk sqlalchemy starlette stripe structlog tenacity tornado tqdm twilio typer ujson urllib3 uvicorn yaml'
  ).split(' '),
);

/** True for a module of the standard library. */
export function isStandard(module: string): boolean {
  return STANDARD.has(module.split('.')[0] ?? module);
}

/** The block of a module, from what is known of its name. */
export function importGroup(module: string): ImportGroup {
  if (module.startsWith('.')) return 'relative';
  if (isStandard(module)) return 'standard';
  return LIBRARY.has(module.split('.')[0] ?? module) ? 'library' : 'local';
}
