package tickets

enum class Block(val code: Int, val rows: Int) {
    NORTH(100, 33),
    NORTH_UPPER(190, 10),
    SOUTH(200, 33),
    SOUTH_UPPER(201, 10),
    EAST(368, 4),
    VIP(506, 2);

    companion object {
        fun of(code: Int) = entries.firstOrNull { it.code == code } ?: throw NoSuchBlockError(code)
    }
}

class NoSuchBlockError(val code: Int) : IllegalArgumentException("block $code")

fun priceOf(block: Block): Int = when (block.code) {
    100, 200 -> 3300
    190, 201 -> 1900
    368 -> 8000
    506 -> 20_000
    else -> throw NoSuchBlockError(block.code)
}

fun ticketNumbers(first: Int = 131_026, count: Int = 4): List<Int> = List(count) { first + it }

fun main() {
    check(ticketNumbers() == listOf(131_026, 131_027, 131_028, 131_029))
    check(priceOf(Block.of(190)) == 1900)
    check(Block.of(100).rows == 33) { "block 100 lost its rows" }
    println("season tickets 131026 to 131382 are sold, 132000 to 132063 are free")
}
