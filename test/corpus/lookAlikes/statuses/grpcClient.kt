package ledger

import kotlinx.coroutines.delay

enum class RpcCode(val value: Int) {
    OK(0), CANCELLED(1), UNKNOWN(2), INVALID_ARGUMENT(3), DEADLINE_EXCEEDED(4),
    NOT_FOUND(5), ALREADY_EXISTS(6), PERMISSION_DENIED(7), RESOURCE_EXHAUSTED(8),
    FAILED_PRECONDITION(9), ABORTED(10), UNAVAILABLE(14), UNAUTHENTICATED(16);
}

private val RETRYABLE = setOf(4, 8, 10, 14)
private val DELAYS_MS = longArrayOf(100, 200, 400, 1000)

class RpcException(val code: Int, message: String) : Exception("rpc error: code = $code desc = $message")

suspend fun <T> withRetries(call: suspend () -> T): T {
    for (pause in DELAYS_MS) {
        try {
            return call()
        } catch (error: RpcException) {
            if (error.code !in RETRYABLE) throw error
            if (error.code == 4) log.warn("deadline exceeded, attempt follows in {} ms", pause)
            delay(pause)
        }
    }
    return call()
}

fun describe(code: Int): String = when (code) {
    0 -> "ok"
    1 -> "cancelled by the caller"
    2 -> "unknown"
    3 -> "invalid argument"
    4 -> "deadline exceeded"
    10 -> "aborted"
    else -> "code $code"
}
