package io.example.booking

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

class SenderTest {
    private val meta = FakeMeta()
    private val sender = Sender(meta, attempts = 4)

    @Test
    fun `⟦131047⟧ leads to a template`() {
        meta.refuse(⟦131047⟧)
        assertEquals("template", sender.send("15550100123", "hello").type)
    }

    @Test
    fun `WhatsApp error ⟦131026⟧ is final`() {
        meta.refuse(⟦131026⟧)
        assertFailsWith<Unreachable> { sender.send("15550100123", "hello") }
        assertEquals(1, meta.calls.size)
    }

    @Test
    fun waitsAfter_⟦130429⟧() {
        meta.refuse(⟦130429⟧)
        assertEquals(4, sender.waitAfter("15550100123").inWholeSeconds)
    }

    @Test
    fun `100 messages need 10 seconds`() {
        repeat(100) { sender.send("15550100123", "hello") }
        assertEquals(10, meta.clock.seconds)
    }

    @Test
    fun `room 190 has 4 beds`() {
        assertEquals(4, Rooms.of(190).beds)
        assertEquals(33, Rooms.of(100).squareMetres)
    }
}
