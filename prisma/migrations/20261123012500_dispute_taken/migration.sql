-- What a bank has of a payment, as Stripe booked it: of a payment that was refunded before, a dispute takes money and no credit.
ALTER TABLE "disputes" ADD COLUMN "taken_cents" INTEGER NOT NULL DEFAULT 0;
UPDATE "disputes" SET "taken_cents" = "amount_cents" WHERE "debit_ref" IS NOT NULL;
