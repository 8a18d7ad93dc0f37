CREATE TABLE `watches` (
	`id` text PRIMARY KEY NOT NULL,
	`article` text NOT NULL,
	`locale` text NOT NULL,
	`revision` text NOT NULL,
	`reason` text NOT NULL,
	`email` text NOT NULL,
	`confirmed_at` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `watches_by_created_at` ON `watches` (`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `watches_one_per_address` ON `watches` (`article`,`locale`,`email`);