-- Tells every process, when (and only when) a transaction commits, what is to be looked at again: whose and which one, never
-- its contents, so that every reader's right is checked where it is shown. In the database, because whoever changes a row
-- cannot forget it there, and because it costs no statement of its own. lib/events listens.

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

-- A person's rights: an open event stream proves them again when it hears of a change.
CREATE FUNCTION "tell_changed_rights"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('clearcut', json_build_object('userId', OLD.user_id)::text);
    RETURN NULL;
END
$$;

CREATE TRIGGER "user_sessions_tell_ended" AFTER DELETE OR UPDATE OF "revoked_at" ON "user_sessions"
    FOR EACH ROW EXECUTE FUNCTION "tell_changed_rights"();

CREATE TRIGGER "members_tell_changed" AFTER DELETE OR UPDATE ON "members"
    FOR EACH ROW EXECUTE FUNCTION "tell_changed_rights"();

CREATE FUNCTION "tell_changed_rights_of_members"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('clearcut', json_build_object('userId', user_id)::text) FROM members WHERE workspace_id = NEW.id;
    RETURN NULL;
END
$$;

CREATE TRIGGER "workspaces_tell_deleted" AFTER UPDATE OF "deleted_at" ON "workspaces"
    FOR EACH ROW EXECUTE FUNCTION "tell_changed_rights_of_members"();
