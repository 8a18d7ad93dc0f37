CREATE TABLE `sign_in_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`ask_hash` text NOT NULL,
	`mailbox` text NOT NULL,
	`sealed_link` text NOT NULL,
	`tries` integer NOT NULL,
	`expires_at` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_codes_ask_hash` ON `sign_in_codes` (`ask_hash`);--> statement-breakpoint
CREATE INDEX `sign_in_codes_mailbox` ON `sign_in_codes` (`mailbox`);--> statement-breakpoint
CREATE INDEX `sign_in_codes_created_at` ON `sign_in_codes` (`created_at`);