CREATE TABLE `reads` (
	`article` text NOT NULL,
	`locale` text NOT NULL,
	`day` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`article`, `locale`, `day`)
);
--> statement-breakpoint
CREATE INDEX `reads_by_day` ON `reads` (`day`);