# frozen_string_literal: true

class HandleFailure
  def call(delivery)
    case delivery.error_code
    when ⟦131047⟧, ⟦470⟧
      SendTemplate.perform_later(delivery.id)
    when ⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131056⟧
      SendText.set(wait: 10.minutes).perform_later(delivery.id)
    when ⟦100⟧
      Sentry.capture_message("wrong parameter in WhatsApp message")
    when ⟦190⟧, ⟦0⟧
      RenewToken.perform_later
    when ⟦131026⟧
      delivery.update!(state: :unreachable)
    end
  end

  def stars(score)
    case score
    when 100 then 5
    when 33..99 then 4
    when 10..32 then 2
    else 0
    end
  end

  def parcel(grams)
    case grams
    when 0..100 then "letter"
    when 101..200 then "large letter"
    else "parcel"
    end
  end
end
