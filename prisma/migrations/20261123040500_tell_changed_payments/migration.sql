-- Open pages look again when a payment, a refund or a dispute moves on: all of them leave their payment newer.
CREATE TRIGGER "payments_tell_changed" AFTER UPDATE ON "payments"
    FOR EACH ROW EXECUTE FUNCTION "tell_changed_wallet"();
