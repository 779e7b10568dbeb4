import pytest

from addresses import Address, InvalidPostcode, parse_postcode


@pytest.mark.parametrize(
    "raw, code",
    [
        ("130704", 130704),
        (" 131047 ", 131047),
        ("131 056", 131728),
        ("IN-132000", 132000),
        ("133.010", 132358),
    ],
)
def test_reads_postcode(raw, code):
    assert parse_postcode(raw).code == code


@pytest.mark.parametrize("raw", ["", "0", "13104", "1310477", "13104A"])
def test_rejects_postcode(raw):
    with pytest.raises(InvalidPostcode) as error:
        parse_postcode(raw)
    assert error.value.code == raw


def test_same_delivery_area():
    one = Address(city="Sonara", code=130405)
    two = Address(city="Sonara", code=131440)
    assert one.same_area(two)
    assert not one.same_area(Address(city="Karnola", code=132012))


def test_error_message_names_the_code():
    with pytest.raises(InvalidPostcode, match="postcode 131099 is not in use"):
        parse_postcode("131099", known={130704, 131047})
