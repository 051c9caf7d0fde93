-- A link to a new password is good only while whoever made it could make it still: whoever was an admin yesterday, or made one
-- for somebody who is above them by now, would take the account over. The audit log knows who made those that are there.
ALTER TABLE "password_reset" ADD COLUMN "by_id" UUID;
UPDATE password_reset SET by_id = (
  SELECT entry.actor_id FROM audit_entry AS entry JOIN person ON person.id = entry.actor_id
  WHERE entry.target_id = password_reset.person_id AND entry.action = 'accounts.reset' ORDER BY entry.id DESC LIMIT 1);
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_by_id_fkey"
  FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
