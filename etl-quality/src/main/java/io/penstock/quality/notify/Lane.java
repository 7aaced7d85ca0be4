package io.penstock.quality.notify;

import io.penstock.error.EtlException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One route with its queue and its thread, so that a slow notifier holds up no other. */
final class Lane {
    private static final long LOOK_MILLIS = 200;

    private final Route route;
    private final Delivery delivery;
    private final Failures failures;
    private final BlockingQueue<Notification> queue;
    private @Nullable Thread thread;
    private volatile @Nullable Notification sending;
    private volatile boolean closing;
    private volatile boolean abandoned;
    /** Whether an alert about this notifier may be open; true at first, from an earlier process. */
    private boolean failed = true;

    Lane(Route route, Delivery delivery, Failures failures) {
        this.route = route;
        this.delivery = delivery;
        this.failures = failures;
        this.queue = new ArrayBlockingQueue<>(delivery.queue());
    }

    /** Never waits. */
    void add(Notification notification) {
        Notification part = route.part(notification);
        if (part == null) {
            return;
        }
        String refusal = null;
        synchronized (this) {
            if (closing) {
                refusal = "Its courier is closed.";
            } else if (!queue.offer(part)) {
                refusal = delivery.queue() + " notifications wait for it already.";
            } else if (thread == null) {
                thread = new Thread(this::run, "penstock-notifier-" + route.name());
                thread.setDaemon(true);
                thread.start();
            }
        }
        if (refusal != null) {
            failures.add(route, part, refusal);
        }
    }

    private void run() {
        try {
            while (true) {
                Notification next = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    sending = next;
                    deliver(next);
                    sending = null;
                } else if (closing) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            // The courier gave up waiting and tells what is left.
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Notification notification) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                route.notifier().send(notification);
                if (failed && !abandoned) {
                    failures.over(route);
                    failed = false;
                }
                return;
            } catch (EtlException e) {
                if (!e.isPassing() || attempt == delivery.attempts()) {
                    giveUp(notification, e.getMessage() + (attempt > 1 ? " (tried " + attempt + " times)" : ""));
                    return;
                }
            } catch (RuntimeException | LinkageError e) {
                giveUp(notification, "It threw " + e.getClass().getName() + ": " + e.getMessage());
                return;
            }
            Thread.sleep(delivery.pauseAfter(attempt).toMillis());
        }
    }

    private void giveUp(Notification notification, String reason) {
        failed = true;
        if (!abandoned) {
            failures.add(route, notification, reason);
        }
    }

    void close() {
        closing = true;
    }

    /** Waits until all is delivered or given up, at most until then; what is left is told of and dropped. */
    void await(long endNanos) {
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running == null) {
            return;
        }
        boolean interrupted = false;
        try {
            long left = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
            running.join(Math.max(1, left));
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (running.isAlive()) {
            abandoned = true;
            Notification current = sending;
            running.interrupt();
            if (current != null) {
                failures.add(route, current, "It was still being sent when the courier closed; it may have arrived.");
            }
            for (Notification each = queue.poll(); each != null; each = queue.poll()) {
                failures.add(route, each, "It still waited when the courier closed.");
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
