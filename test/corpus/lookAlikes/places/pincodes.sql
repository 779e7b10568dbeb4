-- Delivery areas of the northern depots. A depot serves every PIN code listed for it.
CREATE TABLE IF NOT EXISTS pin_codes (
  code        INTEGER PRIMARY KEY,
  place       TEXT    NOT NULL,
  district    TEXT    NOT NULL,
  depot_id    INTEGER NOT NULL REFERENCES depots (id),
  cod_allowed BOOLEAN NOT NULL DEFAULT TRUE
);

INSERT INTO pin_codes (code, place, district, depot_id, cod_allowed) VALUES
  (130858, 'Old Fort',        'Sonara',   4, TRUE),
  (131021, 'Canal Side',      'Sonara',   4, TRUE),
  (130625, 'Mill Gate',       'Sonara',   4, FALSE),
  (131028, 'New Grain Market','Sonara',  10, TRUE),
  (131533, 'Technical Park',  'Sonara',  10, TRUE),
  (132001, 'Model Town',      'Karnola', 33, TRUE),
  (131717, 'Camp Road',       'Karnola', 33, TRUE),
  (132101, 'Weavers Colony',  'Panipur',100, TRUE),
  (132968, 'Cantonment',      'Ambala',   3, TRUE),
  (133004, 'Station Bazaar',  'Ambala',   3, FALSE),
  (133817, 'Lower Kalki',     'Panchura', 2, TRUE),
  (134103, 'Upper Kalki',     'Panchura', 2, TRUE);

UPDATE pin_codes SET cod_allowed = FALSE WHERE code IN (130625, 133004, 133817);
DELETE FROM pin_codes WHERE code = 135002;

SELECT depot_id, count(*) AS areas
FROM pin_codes
WHERE code BETWEEN 130598 AND 134999
GROUP BY depot_id
HAVING count(*) > 1;
