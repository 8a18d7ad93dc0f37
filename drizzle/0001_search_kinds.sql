ALTER TABLE `searches` ADD `kind` text DEFAULT 'search' NOT NULL;--> statement-breakpoint
ALTER TABLE `searches` ADD `position` integer;