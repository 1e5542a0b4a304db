-- Cognito's UserStatusType instead of a flag.
ALTER TABLE pool_user ADD COLUMN status TEXT NOT NULL DEFAULT 'UNCONFIRMED';
UPDATE pool_user SET status = 'CONFIRMED' WHERE confirmed = 1;
ALTER TABLE pool_user DROP COLUMN confirmed;

ALTER TABLE pool_user ADD COLUMN modified_at INTEGER NOT NULL DEFAULT 0;
UPDATE pool_user SET modified_at = created_at;

-- The new address that a code was sent to, where it becomes the user's only with that code.
ALTER TABLE verification_code ADD COLUMN address TEXT;
ALTER TABLE unsent_code ADD COLUMN address TEXT;
