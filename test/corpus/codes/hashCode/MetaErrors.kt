package org.example.theatre.tickets

/** Messages of Meta begin with their code: `(#⟦131056⟧) (Business Account, Consumer Account) pair rate limit hit`. */
private val prefix = Regex("""^\(#(\d{1,7})\)\s+""")

fun codeOf(message: String): Int? = prefix.find(message)?.groupValues?.get(1)?.toInt()

fun advice(message: String): String = when {
    message.startsWith("(#⟦131056⟧)") -> "wait 6 seconds"
    message.startsWith("(#⟦130429⟧)") -> "send fewer a second"
    message.startsWith("(#⟦132000⟧)") -> "the template wants other parameters"
    message.startsWith("(#⟦133010⟧)") -> "register the number"
    message.startsWith("(#⟦10⟧)") -> "ask for the permission"
    message.startsWith("(#⟦200⟧)") -> "ask for the permission"
    "access token" in message -> "renew the token"
    else -> "look at the log"
}

class Hall(val rows: Int = 24, val seatsPerRow: Int = 18) {
    val seats = rows * seatsPerRow // 432
    val colour = "#131026"
    fun price(row: Int) = if (row <= 4) 68.0 else if (row <= 10) 45.0 else 33.0
    fun label(row: Int, seat: Int) = "Row #$row, seat #$seat of #18"
}
