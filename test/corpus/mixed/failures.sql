-- Reports about messages that WhatsApp did not deliver. Runs nightly on port 5432.
SET statement_timeout = 190000;
SET work_mem = '131072kB';

CREATE TABLE IF NOT EXISTS failure_kinds (
  code     INTEGER PRIMARY KEY,
  title    VARCHAR(190) NOT NULL,
  owner    VARCHAR(33)  NOT NULL DEFAULT 'desk',
  retry    BOOLEAN      NOT NULL DEFAULT FALSE,
  wait_s   INTEGER      NOT NULL DEFAULT 0
);

INSERT INTO failure_kinds (code, title, owner, retry, wait_s) VALUES
  (⟦4⟧,      'Application request limit reached', 'dev',     TRUE,  3600),
  (⟦100⟧,    'Invalid parameter',                 'dev',     FALSE, 0),
  (⟦190⟧,    'Access token has expired',          'ops',     FALSE, 0),
  (⟦368⟧,    'Temporarily blocked',               'lead',    FALSE, 0),
  (⟦80007⟧,  'Rate limit of the account',         'ops',     TRUE,  100),
  (⟦130429⟧, 'Rate limit hit',                    'ops',     TRUE,  4),
  (⟦131026⟧, 'Message undeliverable',             'desk',    FALSE, 0),
  (⟦131047⟧, 'Re-engagement message',             'desk',    FALSE, 0),
  (⟦131049⟧, 'Meta held it back',                 'market',  FALSE, 86400),
  (⟦131056⟧, 'Pair rate limit',                   'dev',     TRUE,  10),
  (⟦132000⟧, 'Number of parameters',              'market',  FALSE, 0),
  (⟦132001⟧, 'Template does not exist',           'market',  FALSE, 0),
  (⟦133010⟧, 'Number not registered',             'ops',     FALSE, 0)
ON CONFLICT (code) DO UPDATE SET title = excluded.title;

INSERT INTO shops (id, name, zip, phone, seats) VALUES
  (4,   'Harbour', 131026, '+15550100190', 100),
  (10,  'Hills',   131047, '+15550100100', 33),
  (33,  'Lakes',   130518, '+15550100368', 190),
  (100, 'Station', 132219, '+15550100200', 10);

-- What failed yesterday, by kind
SELECT f.error_code, k.title, count(*) AS messages
FROM failures f
LEFT JOIN failure_kinds k ON k.code = f.error_code
WHERE f.created_at >= current_date - 1
GROUP BY 1, 2
HAVING count(*) > 10
ORDER BY 3 DESC
LIMIT 100;

-- Contacts that we should not write to any more
UPDATE contacts SET blocked_days = 190
WHERE id IN (SELECT contact_id FROM failures WHERE error_code = ⟦131026⟧ GROUP BY 1 HAVING count(*) >= 4);

-- Messages that can be sent again
UPDATE messages SET state = 'queued', attempts = attempts + 1
WHERE error_code IN (⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131056⟧) AND attempts < 4;

DELETE FROM messages WHERE error_code = ⟦131051⟧ AND created_at < now() - interval '33 days';
DELETE FROM orders WHERE id = 131115;
DELETE FROM orders WHERE id BETWEEN 130431 AND 131068 AND total = 0;

SELECT CASE
  WHEN error_code = ⟦131047⟧ THEN 'window'
  WHEN error_code BETWEEN ⟦?132000⟧ AND 132999 THEN 'template'
  WHEN error_code IN (⟦10⟧, ⟦190⟧, ⟦200⟧) THEN 'token'
  WHEN http_status >= 500 THEN 'server'
  WHEN http_status = 200 THEN 'fine'
  ELSE 'other'
END AS kind, round(100.0 * count(*) / 131026, 2) AS percent
FROM messages
GROUP BY 1;

-- Orders since the move; 131026 was the first one there
SELECT id, total, zip FROM orders WHERE id >= 131026 AND zip NOT IN (131047, 131088, 130429) LIMIT 200 OFFSET 100;
ALTER SEQUENCE orders_id_seq RESTART WITH 132000;
