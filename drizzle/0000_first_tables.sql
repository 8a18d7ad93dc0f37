CREATE TABLE `idempotency` (
	`caller` text NOT NULL,
	`route` text NOT NULL,
	`key` text NOT NULL,
	`payload_hash` text NOT NULL,
	`answer` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`caller`, `route`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_by_age` ON `idempotency` (`created_at`);--> statement-breakpoint
CREATE TABLE `identity_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` text,
	`refresh_token_expires_at` text,
	`scope` text,
	`password` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `identity_users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `identity_accounts_user_id` ON `identity_accounts` (`user_id`);--> statement-breakpoint
CREATE TABLE `identity_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`expires_at` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `identity_users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identity_sessions_token_hash_unique` ON `identity_sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `identity_sessions_user_id` ON `identity_sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `identity_sessions_expires_at` ON `identity_sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `identity_users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identity_users_email_unique` ON `identity_users` (`email`);--> statement-breakpoint
CREATE TABLE `identity_verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `identity_verifications_identifier` ON `identity_verifications` (`identifier`);--> statement-breakpoint
CREATE INDEX `identity_verifications_expires_at` ON `identity_verifications` (`expires_at`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`plan` text NOT NULL,
	`domains` text NOT NULL,
	`valid_until` text,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `members` (
	`account` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`account`, `email`),
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `members_by_email` ON `members` (`email`);--> statement-breakpoint
CREATE TABLE `reads` (
	`article` text NOT NULL,
	`locale` text NOT NULL,
	`day` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`article`, `locale`, `day`)
);
--> statement-breakpoint
CREATE INDEX `reads_by_day` ON `reads` (`day`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`destination` text NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_attempt_at` text NOT NULL,
	`last_error` text,
	`created_at` text NOT NULL,
	`delivered_at` text
);
--> statement-breakpoint
CREATE INDEX `outbox_state_next_attempt_at` ON `outbox` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `drafts_by_expiry` ON `drafts` (`expires_at`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`request` text NOT NULL,
	`author` text NOT NULL,
	`body` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`request`) REFERENCES `requests`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `messages_by_request` ON `messages` (`request`,`created_at`);--> statement-breakpoint
CREATE TABLE `requests` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`requester` text NOT NULL,
	`requester_email` text NOT NULL,
	`account` text,
	`plan` text NOT NULL,
	`subject` text NOT NULL,
	`status` text NOT NULL,
	`locale` text NOT NULL,
	`article` text,
	`revision` text,
	`vote` text,
	`vote_value` text,
	`reason` text,
	`query` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `requests_reference_unique` ON `requests` (`reference`);--> statement-breakpoint
CREATE INDEX `requests_by_requester` ON `requests` (`requester`,`created_at`);--> statement-breakpoint
CREATE TABLE `searches` (
	`id` text PRIMARY KEY NOT NULL,
	`query` text NOT NULL,
	`locale` text NOT NULL,
	`results` integer NOT NULL,
	`article` text,
	`day` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `searches_by_day` ON `searches` (`day`,`results`);--> statement-breakpoint
CREATE TABLE `revisions` (
	`article` text NOT NULL,
	`locale` text NOT NULL,
	`revision` text NOT NULL,
	`level` text NOT NULL,
	`first_seen_at` text NOT NULL,
	PRIMARY KEY(`article`, `locale`, `revision`)
);
--> statement-breakpoint
CREATE TABLE `salts` (
	`day` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `votes` (
	`id` text PRIMARY KEY NOT NULL,
	`article` text NOT NULL,
	`locale` text NOT NULL,
	`revision` text NOT NULL,
	`voter_key` text,
	`value` text NOT NULL,
	`reason` text,
	`comment` text,
	`anchor` text,
	`query` text,
	`state` text NOT NULL,
	`token_hash` text NOT NULL,
	`revision_known` integer NOT NULL,
	`withdrawn_at` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `votes_token_hash_unique` ON `votes` (`token_hash`);--> statement-breakpoint
CREATE INDEX `votes_by_article` ON `votes` (`article`,`locale`,`updated_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `votes_one_per_voter` ON `votes` (`article`,`locale`,`revision`,`voter_key`);--> statement-breakpoint
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