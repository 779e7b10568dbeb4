"""Background jobs: sending, retrying and counting WhatsApp messages."""
from celery import Celery, Task
from celery.exceptions import Ignore
from celery.utils.log import get_task_logger
from django.conf import settings
from pywa import WhatsApp
from pywa.errors import WhatsAppError

from shop.models import Contact, Failure, Message, Order

app = Celery("notify", broker="redis://localhost:6379/4")
app.conf.update(
    worker_prefetch_multiplier=4,
    worker_max_tasks_per_child=1000,
    worker_max_memory_per_child=131072,
    task_time_limit=190,
    task_soft_time_limit=100,
    result_expires=3600,
    broker_pool_limit=10,
)
log = get_task_logger(__name__)
client = WhatsApp(phone_id=settings.PHONE_NUMBER_ID, token=settings.TOKEN)

CHUNK = 80
MAX_RETRIES = 4
FIRST_ORDER = 131000


class Send(Task):
    max_retries = 4
    default_retry_delay = 10
    rate_limit = "80/s"


def countdown(code: int, retries: int) -> int:
    """
    Seconds to wait.

    >>> countdown(⟦131056⟧, 2)
    16
    >>> countdown(⟦130429⟧, 0)
    1
    >>> countdown(⟦131048⟧, 0)
    3600
    """
    if code == ⟦131056⟧:
        return 4**retries
    if code in (⟦131048⟧, ⟦80007⟧):
        return 3600
    return [1, 4, 16, 33][min(retries, 3)]


@app.task(bind=True, base=Send)
def send(self, message_id: int) -> str:
    message = Message.objects.select_for_update().get(pk=message_id)
    if message.attempts >= 10:
        raise Ignore()
    try:
        wamid = client.send_message(to=message.contact.phone, text=message.text[:4096])
    except WhatsAppError as error:
        code = error.error_code
        Failure.objects.create(message=message, error_code=code, http=400, title=error.message[:190])
        if code == ⟦131026⟧:
            Contact.objects.filter(pk=message.contact_id).update(blocked_days=190)
            raise Ignore()
        if code == ⟦131047⟧:  # outside of the 24 hours
            return send_template.delay(message_id, "come_back_4").id
        if code in {⟦100⟧, ⟦131008⟧, ⟦131009⟧, ⟦131051⟧, ⟦132000⟧, ⟦132001⟧}:
            log.error("message %s is wrong: %s", message_id, error)
            raise Ignore()
        if code in {⟦190⟧, ⟦368⟧, ⟦131031⟧, ⟦131042⟧}:
            app.control.cancel_consumer("whatsapp")
            log.critical("everything stops because of %s", code)
        raise self.retry(exc=error, countdown=countdown(code, self.request.retries), max_retries=MAX_RETRIES)
    message.done(wamid, http=200)
    return wamid


@app.task
def campaign(name: str, limit: int = 12000) -> int:
    contacts = Contact.objects.filter(blocked_days=0).order_by("id")[:limit]
    for start in range(0, len(contacts), CHUNK):
        send.chunks([(c.id,) for c in contacts[start : start + CHUNK]], 10).apply_async(countdown=start // CHUNK)
        log.info("%s: %d %%", name, min(100, 100 * start // max(1, len(contacts))))
    return len(contacts)


@app.task
def report() -> dict:
    """Share of each reason among yesterday's failures, e.g. {"window": 33, "unreachable": 10}."""
    rows = Failure.objects.yesterday()
    total = rows.count() or 1
    return {
        "window": 100 * rows.filter(error_code=⟦131047⟧).count() // total,
        "unreachable": 100 * rows.filter(error_code__in=[⟦131026⟧, ⟦131030⟧]).count() // total,
        "template": 100 * rows.filter(error_code__gte=⟦?132000⟧, error_code__lt=⟦?133000⟧).count() // total,
        "server": 100 * rows.filter(http__gte=500).count() // total,
    }


def order_text(order: Order) -> str:
    """
    >>> order_text(Order(id=131026, items=4, zip=131047))
    'Order 131026: 4 items to 131047'
    """
    kind = "Order" if order.id >= FIRST_ORDER else "Old order"
    return f"{kind} {order.id}: {order.items} items to {order.zip}"


def exit_code(failed: int) -> int:
    if failed == 0:
        return 0
    return 10 if failed > 100 else 1
