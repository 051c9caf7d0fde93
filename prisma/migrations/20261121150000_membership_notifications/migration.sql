-- Every instance must know who is in which room now, whatever else is away. So the change itself tells it, when it
-- commits: person, room and state, to whoever listens.
CREATE FUNCTION parley_tell_membership() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM pg_notify('parley_membership', OLD.person_id || ' ' || OLD.room_id || ' left');
  ELSE
    PERFORM pg_notify('parley_membership', NEW.person_id || ' ' || NEW.room_id || ' ' || NEW.state);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER member_is_told AFTER INSERT OR UPDATE OF state OR DELETE ON member
  FOR EACH ROW EXECUTE FUNCTION parley_tell_membership();
