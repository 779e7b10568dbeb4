from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = False
ALLOWED_HOSTS = ["10.0.4.12", "shop.example.org"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
SESSION_COOKIE_AGE = 1_209_600

WHATSAPP = {
    "API_VERSION": "v20.0",
    "PHONE_NUMBER_ID": "106540352242922",
    "TIMEOUT": 15,
    "RETRY_CODES": [⟦1⟧, ⟦2⟧, ⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131000⟧, ⟦131016⟧],
    "SILENT_CODES": [⟦131026⟧, ⟦131049⟧, ⟦131050⟧],
    "PAGE_CODES": [⟦190⟧, ⟦368⟧, ⟦131031⟧, ⟦131042⟧],
    "TEMPLATE_LANGUAGES": ["en_GB", "cy"],
}

REST_FRAMEWORK = {
    "PAGE_SIZE": 50,
    "DEFAULT_THROTTLE_RATES": {"anon": "100/hour", "user": "1000/hour"},
}

CELERY_BEAT_SCHEDULE = {
    "outbox": {"task": "notify.tasks.outbox", "schedule": 30.0},
    "report": {"task": "notify.tasks.report", "schedule": 86_400.0},
}

THUMBNAIL_SIZES = [(100, 100), (200, 200), (368, 240)]
CONN_MAX_AGE = 600
EMAIL_PORT = 587
