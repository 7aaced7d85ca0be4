package io.penstock.schedule.history;

/** Told of what happens on this node. Called by several threads; be quick. What it throws is logged. */
@FunctionalInterface
public interface ScheduleListener {
    void happened(ScheduleEvent event);
}
