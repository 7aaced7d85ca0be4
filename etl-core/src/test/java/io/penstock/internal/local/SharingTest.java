package io.penstock.internal.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.internal.local.Stage.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SharingTest {
    private final Object lock = new Object();
    private final Sharing sharing = new Sharing(lock);
    private volatile boolean stopped;

    @AfterEach
    void stop() {
        stopped = true;
    }

    @Test
    void runsEveryPartInTurnWithoutHelpers() throws Exception {
        List<Integer> ran = new ArrayList<>();
        sharing.run(5, ran::add);
        assertThat(ran).containsExactly(0, 1, 2, 3, 4);
        assertThat(claim()).isNull();
    }

    @Test
    void runsEachPartOnceWithHelpers() throws Exception {
        helper();
        for (int round = 0; round < 200; round++) {
            AtomicIntegerArray ran = new AtomicIntegerArray(37);
            sharing.run(37, ran::incrementAndGet);
            for (int part = 0; part < 37; part++) {
                assertThat(ran.get(part)).isOne();
            }
        }
    }

    @Test
    void returnsOnlyWhenHelpersAreDone() throws Exception {
        CountDownLatch helping = new CountDownLatch(1);
        boolean[] done = new boolean[2];
        Thread helper = helper();
        sharing.run(2, part -> {
            if (Thread.currentThread() == helper) {
                helping.countDown();
                TimeUnit.MILLISECONDS.sleep(50);
            } else if (part == 0) {
                assertThat(helping.await(20, TimeUnit.SECONDS)).isTrue();
            }
            done[part] = true;
        });
        assertThat(done).containsOnly(true);
    }

    @Test
    void throwsTheFirstFailureAndLeavesOutWhatWasNotBegun() {
        List<Integer> ran = new ArrayList<>();
        assertThatThrownBy(() -> sharing.run(5, part -> {
                    ran.add(part);
                    if (part == 2) {
                        throw new IOException("disk full");
                    }
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(ran).containsExactly(0, 1, 2);
        assertThat(claim()).isNull();
    }

    @Test
    void helpersHandFailuresToWhoBroughtTheWork() {
        Thread helper = helper();
        CountDownLatch failed = new CountDownLatch(1);
        assertThatThrownBy(() -> sharing.run(2, part -> {
                    if (Thread.currentThread() == helper) {
                        failed.countDown();
                        throw new IllegalStateException("from the helper");
                    }
                    assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
                }))
                .hasMessage("from the helper");
    }

    private Thread helper() {
        Thread helper = new Thread(this::help);
        helper.setDaemon(true);
        helper.start();
        return helper;
    }

    private void help() {
        while (!stopped) {
            Task part = claim();
            if (part == null) {
                Thread.onSpinWait();
                continue;
            }
            try {
                part.run();
            } catch (Exception e) {
                throw new AssertionError("a failure belongs to who brought the work", e);
            }
        }
    }

    private @Nullable Task claim() {
        synchronized (lock) {
            return sharing.claim();
        }
    }
}
