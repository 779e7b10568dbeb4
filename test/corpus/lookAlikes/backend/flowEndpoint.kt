package flows

import io.ktor.http.HttpStatusCode
import io.ktor.server.request.receiveText
import io.ktor.server.response.respondText
import io.ktor.server.routing.Route
import io.ktor.server.routing.post

private const val TAG_LENGTH = 128
private const val IV_LENGTH = 16
private const val MAX_OPTIONS = 200
private const val MAX_BODY = 131_072

/** Data endpoint of the appointment flow in WhatsApp; data_api_version 3.0. */
fun Route.appointmentFlow(clinic: Clinic, keys: FlowKeys) = post("/flows/appointment") {
    val body = call.receiveText()
    if (body.length > MAX_BODY) return@post call.respondText("too long", status = HttpStatusCode(413, "Too long"))
    val request = keys.decrypt(body)

    val answer = when (request.action) {
        "ping" -> mapOf("data" to mapOf("status" to "active"))
        "INIT" -> screen("DAY", "days" to clinic.freeDays(limit = 33))
        "data_exchange" -> when (request.screen) {
            "DAY" -> screen("TIME", "times" to clinic.freeTimes(request.day, limit = 10))
            "TIME" -> screen("DETAILS", "minutes" to 20, "price" to 100)
            "DETAILS" -> screen("DONE", "number" to clinic.book(request))
            else -> screen("DAY")
        }
        else -> error("unknown action ${request.action}")
    }
    call.respondText(keys.encrypt(answer), status = HttpStatusCode.OK)
}

fun screen(name: String, vararg data: Pair<String, Any>) =
    mapOf("screen" to name, "data" to data.toMap())

class AppointmentFlowTest {
    @Test
    fun `booking gets a number`() = flowTest {
        val answer = send(screen = "DETAILS", day = "2026-03-04", time = "10:00", patient = 131026)
        assertEquals(200, answer.status)
        assertEquals(131047, answer.data["number"])
        assertEquals(4, answer.data["room"])
    }

    @Test
    fun `lists ten times at most`() = flowTest {
        assertEquals(10, send(screen = "TIME").list("times").size)
        assertEquals(0, send(screen = "TIME", day = "2026-12-25").list("times").size)
    }
}
