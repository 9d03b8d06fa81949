-- Tells every process, when (and only when) the transaction commits, that a cutout is to be looked at again: which one and
-- whose, never its contents, so that every reader's right is checked where it is shown. In the database, because whoever
-- changes a cutout cannot forget it, and because it costs no statement of its own.
CREATE FUNCTION "tell_changed_cutout"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('clearcut', json_build_object('workspaceId', NEW.workspace_id, 'cutoutId', NEW.id)::text);
    RETURN NULL;
END
$$;

CREATE TRIGGER "cutouts_tell_inserted" AFTER INSERT ON "cutouts"
    FOR EACH ROW EXECUTE FUNCTION "tell_changed_cutout"();

CREATE TRIGGER "cutouts_tell_changed" AFTER UPDATE OF "status", "deleted_at" ON "cutouts"
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status OR OLD.deleted_at IS DISTINCT FROM NEW.deleted_at)
    EXECUTE FUNCTION "tell_changed_cutout"();
