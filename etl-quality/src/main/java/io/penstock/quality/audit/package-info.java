/**
 * Who did what: runs, loads, restores, acts on alerts, changes of config files, in a trail that only grows and in which each entry carries the hash of the one
 * before ({@link io.penstock.quality.audit.AuditTrail}).
 */
@NullMarked
package io.penstock.quality.audit;

import org.jspecify.annotations.NullMarked;
