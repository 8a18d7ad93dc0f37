CREATE TABLE `account_domains` (
	`domain` text NOT NULL,
	`account` text NOT NULL,
	PRIMARY KEY(`domain`, `account`),
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_domains_by_account` ON `account_domains` (`account`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `source` text DEFAULT 'command' NOT NULL;--> statement-breakpoint
ALTER TABLE `accounts` DROP COLUMN `domains`;--> statement-breakpoint
ALTER TABLE `requests` ADD `topic` text;