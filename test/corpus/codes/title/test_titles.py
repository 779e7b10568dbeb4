from shop.whatsapp import group_by_title


def failed(title):
    return {"id": "wamid.HBgL100", "status": "failed", "errors": [{"title": title}]}


def test_groups():
    statuses = [
        failed("⟦Re-engagement message⟧"),
        failed("⟦Re-engagement message⟧"),
        failed("⟦Message Undeliverable⟧"),
        failed("⟦Template Hydrated Text Too Long⟧"),
    ]
    groups = group_by_title(statuses)
    assert groups["⟦Re-engagement message⟧"] == 2
    assert groups["⟦Message Undeliverable⟧"] == 1
    assert sum(groups.values()) == 4


def test_unknown_title():
    assert group_by_title([failed("Moon phase")]) == {"other": 1}


def test_case_is_ignored():
    assert group_by_title([failed("⟦media upload error⟧")]) == {"media": 1}
    assert len(group_by_title([failed("x")] * 100)) == 1


def test_length():
    assert max(len(t) for t in ("⟦Incorrect certificate⟧", "⟦Flow is throttled⟧")) < 33
