CREATE OR REPLACE FUNCTION whatsapp_failure_class(error_code int) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE error_code
    WHEN ⟦4⟧ THEN 'limit'
    WHEN ⟦80007⟧ THEN 'limit'
    WHEN ⟦130429⟧ THEN 'limit'
    WHEN ⟦190⟧ THEN 'token'
    WHEN ⟦131026⟧ THEN 'recipient'
    WHEN ⟦131047⟧ THEN 'window'
    WHEN ⟦132001⟧ THEN 'template'
    ELSE 'other'
  END
$$;

CREATE OR REPLACE FUNCTION seat_price(row_number int) RETURNS int
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE row_number
    WHEN 1 THEN 190
    WHEN 2 THEN 100
    WHEN 4 THEN 33
    ELSE 10
  END
$$;

SELECT CASE WHEN error_code = ⟦131047⟧ THEN 'template' WHEN http_status = 429 THEN 'wait' END AS next_step
FROM whatsapp_messages
WHERE status = 'failed' AND shop_id = 100 AND created_at > now() - interval '10 days';
