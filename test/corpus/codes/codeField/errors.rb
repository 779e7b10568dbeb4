# frozen_string_literal: true

FactoryBot.define do
  factory :delivery do
    channel { "whatsapp" }
    sequence(:id, 100)
    recipient { "15550100123" }
    price_cents { 4 }

    trait :undeliverable do
      status { "failed" }
      error_code { ⟦131026⟧ }
      error_title { "Message undeliverable" }
    end

    trait :window_closed do
      status { "failed" }
      error_code { ⟦131047⟧ }
      shop_id { 33 }
    end

    trait :expired_token do
      status { "failed" }
      error_code { ⟦190⟧ }
      http_status { 401 }
    end

    trait :delivered do
      status { "delivered" }
      error_code { nil }
      duration_ms { 190 }
      attempts { 1 }
    end
  end

  factory :address do
    postal_code { "13104" }
    house { 190 }
    floor { 4 }
  end
end
