BEGIN;
SET statement_timeout = 10000;

INSERT INTO orders (id, customer_id, total_cents, status, error_code) VALUES
  (131296, 4,   19000, 'paid',      NULL),
  (131137, 10,  10000, 'paid',      NULL),
  (131047, 33,  36800, 'shipped',   NULL),
  (131048, 100, 20000, 'cancelled', 'C-4'),
  (131406, 190, 20100, 'paid',      NULL),
  (130687, 200, 13000, 'returned',  'R-10'),
  (131185, 368, 79802, 'paid',      NULL);

UPDATE orders SET status = 'refunded' WHERE id = 131048;
UPDATE orders SET status = 'failed', note = 'card refused' WHERE id IN (130687, 131185);
DELETE FROM order_errors WHERE order_id IN (131296, 131137, 131047);

SELECT setval('orders_id_seq', 131959);
ALTER SEQUENCE invoices_id_seq RESTART WITH 133010;
SELECT o.id FROM orders o WHERE o.id >= 130429 AND o.customer_id <> 100 ORDER BY 1 LIMIT 200 OFFSET 10;
COMMIT;
