package io.penstock.schedule.trigger;

import java.io.Serializable;

/** What makes a pipeline run. Immutable, safe for any number of threads; triggers are values and start nothing. */
public sealed interface Trigger extends Serializable permits TimeTrigger, AfterTrigger, FileTrigger, ManualTrigger {
    /** The trigger in words, always the same for equal triggers: {@code daily at 02:30 in Europe/London}. */
    String text();
}
