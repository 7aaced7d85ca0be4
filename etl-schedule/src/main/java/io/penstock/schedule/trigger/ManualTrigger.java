package io.penstock.schedule.trigger;

/** Never due by itself: runs when somebody asks for it. */
public record ManualTrigger() implements Trigger {
    @Override
    public String text() {
        return "by hand";
    }
}
