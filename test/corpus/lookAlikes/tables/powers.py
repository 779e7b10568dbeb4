"""Sizes of blocks and the tables that belong to them."""

POWERS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536, 131072, 262144]
PRIMES = [131009, 131011, 131023, 131041, 131059, 131063, 131071, 131101]
SIEVE_LIMIT = 131_072
DEFAULT_BLOCK = 131072
SMALL_BLOCK = 1024


class BlockError(ValueError):
    """Raised for a size that is no power of two; code 1 is too small, 2 too large, 3 odd."""

    def __init__(self, code, size):
        super().__init__(f"block error {code}: {size}")
        self.code = code


def block_size(wanted: int) -> int:
    if wanted <= 0:
        raise BlockError(1, wanted)
    if wanted > 131072:
        raise BlockError(2, wanted)
    return next(power for power in POWERS if power >= wanted)


def test_block_size():
    assert block_size(100) == 128
    assert block_size(190) == 256
    assert block_size(131000) == 131072
    assert block_size(131047) == 131072
    assert PRIMES[4] == 131059
