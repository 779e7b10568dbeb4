CREATE TABLE wa_error_codes (
  code        integer PRIMARY KEY,
  title       varchar(120) NOT NULL,
  retryable   boolean NOT NULL DEFAULT false,
  wait_s      smallint NOT NULL DEFAULT 0
);

INSERT INTO wa_error_codes (code, title, retryable, wait_s) VALUES
  (⟦1⟧, 'API Unknown', true, 30),
  (⟦4⟧, 'API Too Many Calls', true, 600),
  (⟦100⟧, 'Invalid parameter', false, 0),
  (⟦190⟧, 'Access token has expired', false, 0),
  (⟦80007⟧, 'Rate limit issues', true, 600),
  (⟦130429⟧, 'Rate limit hit', true, 60),
  (⟦131026⟧, 'Message Undeliverable', false, 0),
  (⟦131047⟧, 'Re-engagement message', false, 0),
  (⟦131056⟧, 'pair rate limit hit', true, 6),
  (⟦133010⟧, 'Phone number Not Registered', false, 0);

INSERT INTO branches (id, name, zip, seats) VALUES
  (1, 'North', '13104', 24),
  (2, 'South', '13101', 18),
  (3, 'Station', '10115', 60);

UPDATE wa_error_codes SET wait_s = 86400 WHERE code = ⟦131049⟧;
SELECT pg_sleep(0.2);
ALTER SEQUENCE branches_id_seq RESTART WITH 100;
