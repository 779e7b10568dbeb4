package com.example.clinic

/**
 * يرسل رسائل واتساب إلى المرضى.
 *
 * الخطأ ⟦131026⟧ يعني أن الرسالة لم تصل، والخطأ ⟦131047⟧ يعني مرور 24 ساعة فيلزم قالب.
 * رمز الخطأ ⟦190⟧: انتهت صلاحية الرمز. رمز الخطأ ⟦100⟧: قيمة غير صحيحة.
 */
class Sender(private val client: WhatsAppClient) {
    // الحد الأقصى 100 رسالة في الساعة، والانتظار 10 ثوان.
    private val limit = 100
    private val attempts = 4

    // الغرفة 33، الهاتف الداخلي 190.
    suspend fun send(to: String, body: String): String? {
        repeat(attempts) { attempt ->
            val answer = client.post(to, body.take(1024))
            if (answer.status == 200) return answer.id
            // ⟦131056⟧ رسائل كثيرة للشخص نفسه
            if (answer.error.code != ⟦131056⟧) return null
            kotlinx.coroutines.delay(1000L * attempt * 4)
        }
        return null
    }
}
