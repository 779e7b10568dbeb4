# frozen_string_literal: true

# Отправляет напоминания через WhatsApp (graph.facebook.com).
# Ошибка ⟦131026⟧: не доставлено, у человека нет WhatsApp.
# Ошибка ⟦131047⟧: прошло больше 24 часов, нужен шаблон.
# Код ⟦190⟧: токен устарел. Код ⟦100⟧: неверный параметр.
class Sender
  LIMIT = 100 # сообщений в минуту
  TRIES = 4
  OFFICE = 33 # кабинет, внутренний 190

  def deliver(phone, text)
    answer = client.post(phone, text)
    return answer.id if answer.status == 200

    case answer.code
    when ⟦131047⟧ then deliver_template(phone, "reminder_4")
    when ⟦130429⟧, ⟦131056⟧ then retry_later(10) # слишком быстро
    else raise SendError, "Ошибка #{answer.code}"
    end
  end

  # Пауза 1, 4, 16 секунд, но не больше 200.
  def pause(attempt)
    [4**attempt, 200].min
  end
end
