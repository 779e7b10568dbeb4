"""Maps errors of the database to our own."""

RETRYABLE_STATES = {"40001", "40P01", "08006", "57P03"}

STATE_CLASSES = {
    "00": "done",
    "01": "warning",
    "02": "no data",
    "03": "statement not complete",
    "08": "connection",
    "22": "data",
    "23": "constraint",
    "42": "syntax or access",
}

MYSQL_ERRORS = {
    1005: "cannot create table",
    1006: "cannot create database",
    1007: "database exists",
    1008: "no such database",
    1040: "too many connections",
    1050: "table exists",
    1060: "column named twice",
    1062: "duplicate entry",
    1205: "lock wait timeout",
    1213: "deadlock",
    2002: "cannot connect through the socket",
    2003: "cannot connect to the host",
    2006: "server has gone away",
    2013: "connection lost during a query",
}


def translate(error):
    number = error.args[0]
    if number == 1062:
        return Duplicate(error)
    if number in (1205, 1213):
        return TryAgain(error)
    if number in (2002, 2003, 2006, 2013):
        return Unreachable(error)
    return Broken(MYSQL_ERRORS.get(number, f"error {number}"))


def test_translate():
    assert isinstance(translate(OperationalError(2006, "server has gone away")), Unreachable)
    assert isinstance(translate(IntegrityError(1062, "Duplicate entry '131026' for key 'PRIMARY'")), Duplicate)
    assert isinstance(translate(OperationalError(1040, "Too many connections")), Broken)
