SELECT date_trunc('day', failed_at) AS day, error_title, count(*) AS n
FROM whatsapp_failures
WHERE error_title IN ('⟦Message undeliverable⟧', '⟦Re-engagement message⟧', '⟦Media upload error⟧', '⟦Template does not exist⟧')
  AND failed_at > now() - interval '30 days'
GROUP BY 1, 2
ORDER BY 1 DESC, 3 DESC
LIMIT 200;

UPDATE whatsapp_failures SET team = 'billing' WHERE error_title = '⟦Business eligibility payment issue⟧';
UPDATE whatsapp_failures SET team = 'content' WHERE error_title LIKE '⟦Template is Paused⟧%' OR error_title = '⟦Template is Disabled⟧';
UPDATE whatsapp_failures SET team = 'operations' WHERE error_title = '⟦Phone number Not Registered⟧' AND shop_id <> 12;

DELETE FROM letters WHERE subject = 'Message of the day' AND age > 90;
INSERT INTO shops (id, name, seats) VALUES (12, 'Harbour', 48), (14, 'Castle', 60);
