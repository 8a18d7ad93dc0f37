CREATE TABLE `used_tokens` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `used_tokens_expires_at` ON `used_tokens` (`expires_at`);