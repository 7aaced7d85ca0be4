package io.penstock.quality.notify.webhook;

/** What is sent to a URL. */
public enum WebhookShape {
    /** The notification as JSON, see docs/reference/alerts.md. */
    JSON,
    /** An incoming webhook of Slack: text and blocks. */
    SLACK,
    /** A workflow webhook of Microsoft Teams: a message with an adaptive card. */
    TEAMS
}
