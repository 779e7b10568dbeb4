package io.example.salon.whatsapp

import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds

private const val MAX_ATTEMPTS = 4
private const val PAGE = 200

object ErrorPolicy {
    private val throttled = setOf(⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131048⟧, ⟦131056⟧)
    private val permanent = intArrayOf(⟦131026⟧, ⟦131047⟧, ⟦131051⟧, ⟦132000⟧, ⟦132001⟧)
    private val tokenCodes = listOf(⟦190⟧, ⟦102⟧, ⟦0⟧)

    fun decide(error: GraphError): Decision = when (error.code) {
        in throttled -> Decision.Retry(wait(error.attempt))
        in permanent -> Decision.Drop
        in tokenCodes -> Decision.Alert
        ⟦1⟧, ⟦2⟧, ⟦131000⟧, ⟦131016⟧ -> Decision.Retry(10.seconds)
        else -> Decision.Log
    }

    private fun wait(attempt: Int): Duration {
        var seconds = 1
        repeat(attempt.coerceAtMost(MAX_ATTEMPTS)) { seconds *= 4 }
        return seconds.coerceAtMost(PAGE).seconds
    }
}
