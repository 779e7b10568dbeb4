-- What went wrong with WhatsApp messages, last 24 hours.
WITH failed AS (
  SELECT m.id, m.to_number, m.error_code, m.created_at
  FROM whatsapp_messages m
  WHERE m.status = 'failed'
    AND m.created_at > now() - interval '24 hours'
    AND m.error_code IN (⟦131026⟧, ⟦131047⟧, ⟦131049⟧, ⟦131050⟧, ⟦130472⟧)
  LIMIT 100
)
SELECT error_code, count(*) AS n
FROM failed
GROUP BY error_code
HAVING count(*) > 10
ORDER BY n DESC;

-- Anything a second try may mend.
UPDATE whatsapp_messages
SET attempts = attempts + 1, next_try_at = now() + interval '190 seconds'
WHERE error_code IN (⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131048⟧, ⟦131056⟧)
  AND attempts < 4
  AND tenant_id NOT IN (10, 33, 131);

DELETE FROM whatsapp_outbox WHERE id BETWEEN 131026 AND 131047 AND shop_id = 4;
