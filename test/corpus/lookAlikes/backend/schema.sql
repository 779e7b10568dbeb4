-- Messages that went out through the WhatsApp Cloud API.
CREATE TABLE messages (
  id            BIGSERIAL PRIMARY KEY,
  wamid         VARCHAR(128) UNIQUE,
  wa_id         VARCHAR(33)  NOT NULL,
  phone_number_id VARCHAR(33) NOT NULL,
  template      VARCHAR(200),
  attempts      SMALLINT     NOT NULL DEFAULT 0 CHECK (attempts BETWEEN 0 AND 4),
  http_status   SMALLINT     NOT NULL DEFAULT 200,
  error_code    INTEGER,
  error_title   VARCHAR(190),
  price         NUMERIC(10, 4) NOT NULL DEFAULT 0,
  created_at    TIMESTAMPTZ  NOT NULL DEFAULT now()
);

CREATE INDEX messages_failed ON messages (error_code) WHERE error_code IS NOT NULL;
ALTER SEQUENCE messages_id_seq RESTART WITH 131000;
ALTER TABLE messages ALTER COLUMN template SET STATISTICS 100;
ALTER TABLE messages SET (autovacuum_vacuum_threshold = 200, fillfactor = 90);

CREATE VIEW slow_messages AS
SELECT id, wamid, attempts
FROM messages
WHERE http_status = 200 AND attempts > 4
ORDER BY created_at DESC
LIMIT 100;

-- One row for each day; percent is 0 to 100.
CREATE TABLE message_stats (
  day      DATE PRIMARY KEY,
  sent     INTEGER NOT NULL DEFAULT 0,
  failed   INTEGER NOT NULL DEFAULT 0,
  percent  SMALLINT NOT NULL DEFAULT 100 CHECK (percent <= 100)
);

SELECT count(*) FROM messages WHERE error_code IS NULL AND id > 131026 AND price > 0.0625;
DELETE FROM messages WHERE id IN (SELECT id FROM messages WHERE created_at < now() - interval '190 days' LIMIT 1000);
