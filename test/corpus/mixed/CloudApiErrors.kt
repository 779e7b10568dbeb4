package com.acme.chat.whatsapp

import io.ktor.client.HttpClient
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.HttpResponse
import kotlinx.coroutines.delay
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable

private const val GRAPH = "https://graph.facebook.com/v21.0"
private const val MAX_ATTEMPTS = 4
private const val PAGE_SIZE = 100
private const val TIMEOUT_MS = 10_000L
private const val MAX_UPLOAD_KB = 131_072

@Serializable
data class GraphError(
    val message: String,
    val code: Int,
    @SerialName("error_subcode") val subcode: Int? = null,
    @SerialName("fbtrace_id") val trace: String = "",
)

sealed class Advice(val waitSeconds: Int = 0) {
    data object Forget : Advice()
    data object UseTemplate : Advice()
    data object RenewToken : Advice()
    class Wait(seconds: Int) : Advice(seconds)
    class Tell(val text: String) : Advice()
}

private val slowDown = setOf(⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131048⟧, ⟦131056⟧)
private val serverTrouble = setOf(⟦1⟧, ⟦2⟧, ⟦131000⟧, ⟦131016⟧, ⟦133004⟧)
private val httpTrouble = setOf(429, 500, 502, 503)
private val batchSizes = listOf(10, 33, 80, 100, 200)

fun adviceFor(error: GraphError, attempt: Int = 0): Advice = when (error.code) {
    ⟦131026⟧ -> Advice.Forget
    ⟦131047⟧ -> Advice.UseTemplate
    ⟦190⟧ -> Advice.RenewToken
    ⟦10⟧, ⟦200⟧ -> Advice.Tell("The token lacks a permission")
    ⟦100⟧ -> if (error.subcode == 33) Advice.Tell("Wrong number id") else Advice.Tell("Wrong parameter")
    ⟦131056⟧ -> Advice.Wait(listOf(4, 16, 33, 100)[attempt.coerceAtMost(3)])
    in slowDown -> Advice.Wait(10)
    in serverTrouble -> Advice.Wait(1 shl attempt)
    in ⟦?132000⟧..132999 -> Advice.Tell("Template: ${error.message}")
    ⟦133010⟧ -> Advice.Tell("Register the number")
    ⟦135000⟧ -> Advice.Tell("Generic user error")
    else -> Advice.Tell("Error ${error.code}")
}

suspend fun HttpClient.sendMessage(numberId: String, message: OutgoingMessage): String {
    repeat(MAX_ATTEMPTS) { attempt ->
        val response: HttpResponse = post("$GRAPH/$numberId/messages") { setBody(message) }
        if (response.status.value == 200) return response.messageId()
        if (response.status.value in httpTrouble) {
            delay(190L * (attempt + 1))
            return@repeat
        }
        when (val advice = adviceFor(response.error(), attempt)) {
            is Advice.Wait -> delay(advice.waitSeconds * 1000L)
            is Advice.Tell -> throw CloudApiException(advice.text)
            else -> throw CloudApiException(advice.toString())
        }
    }
    throw CloudApiException("gave up after 4 attempts")
}

class CloudApiErrorsTest {
    private fun error(code: Int, subcode: Int? = null) = GraphError("(#$code) no", code, subcode, "A190")

    @Test
    fun `⟦131047⟧ asks for a template`() {
        assertEquals(Advice.UseTemplate, adviceFor(error(⟦131047⟧)))
    }

    @Test
    fun `waits longer for the pair each time`() {
        assertEquals(4, adviceFor(error(⟦131056⟧), attempt = 0).waitSeconds)
        assertEquals(33, adviceFor(error(⟦131056⟧), attempt = 2).waitSeconds)
        assertEquals(100, adviceFor(error(⟦131056⟧), attempt = 10).waitSeconds)
    }

    @Test
    fun `token and number`() {
        assertEquals(Advice.RenewToken, adviceFor(error(⟦190⟧, 463)))
        assertEquals("Wrong number id", (adviceFor(error(⟦100⟧, 33)) as Advice.Tell).text)
    }

    @Test
    fun `orders keep their numbers`() {
        val order = Order(id = 131724, lines = 4, postcode = 131652)
        assertEquals("131724", order.toMessage().parameters[0])
        assertEquals(131652, order.postcode)
        assertEquals(200, Batch.of(order, count = 200).size)
        assertTrue(MAX_UPLOAD_KB / 1024 == 128 && PAGE_SIZE == 100 && batchSizes.size == 5)
    }
}
