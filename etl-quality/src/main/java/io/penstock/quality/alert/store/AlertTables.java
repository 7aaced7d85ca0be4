package io.penstock.quality.alert.store;

import io.penstock.quality.store.Migrations;
import java.util.List;

/**
 * The tables of alerts. Names are in lower case, times ISO texts in UTC of one width, a missing column an empty text so that the index counts it.
 */
final class AlertTables {
    static final Migrations MIGRATIONS = new Migrations("alerts", List.of("""
            CREATE TABLE quality_alerts (
              id BIGINT NOT NULL PRIMARY KEY,
              version BIGINT NOT NULL,
              pipeline TEXT NOT NULL,
              check_name TEXT NOT NULL,
              column_name TEXT NOT NULL,
              level TEXT NOT NULL,
              dimension TEXT,
              title TEXT NOT NULL,
              message TEXT NOT NULL,
              score DOUBLE PRECISION,
              threshold DOUBLE PRECISION,
              first_seen TEXT NOT NULL,
              last_seen TEXT NOT NULL,
              seen_count BIGINT NOT NULL,
              run_ids TEXT NOT NULL,
              state TEXT NOT NULL,
              assignee TEXT,
              reason TEXT,
              resolved_at TEXT,
              snoozed_until TEXT,
              revision INTEGER NOT NULL,
              told_at TEXT NOT NULL,
              suppressed BIGINT NOT NULL,
              former BIGINT)
            ;;
            CREATE UNIQUE INDEX quality_alerts_open ON quality_alerts (pipeline, check_name, column_name)
              WHERE state <> 'resolved'
            ;;
            CREATE INDEX quality_alerts_by_key ON quality_alerts (pipeline, check_name, column_name, id)
            ;;
            CREATE TABLE quality_alert_events (
              alert_id BIGINT NOT NULL,
              version BIGINT NOT NULL,
              position INTEGER NOT NULL,
              at TEXT NOT NULL,
              kind TEXT NOT NULL,
              who TEXT NOT NULL,
              why TEXT,
              detail TEXT,
              state TEXT NOT NULL,
              PRIMARY KEY (alert_id, version, position))
            ;;
            CREATE TABLE quality_alert_ids (last_id BIGINT NOT NULL)
            ;;
            INSERT INTO quality_alert_ids VALUES (0)"""));

    static final String ALERT_COLUMNS =
            "id, version, pipeline, check_name, column_name, level, dimension, title, message,"
                    + " score, threshold, first_seen, last_seen, seen_count, run_ids, state, assignee, reason, resolved_at,"
                    + " snoozed_until, revision, told_at, suppressed, former";

    private AlertTables() {}
}
