// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Does the same to several things at once, each in a thread of its own, and fails as the first of them in order fails. */
final class ParallelWork {
    private ParallelWork() {}

    /** What is done. */
    interface Work<T> {
        void to(T each) throws IOException;
    }

    static <T> void each(List<T> things, Work<T> work) throws IOException {
        List<FutureTask<Boolean>> tasks = new ArrayList<>();
        for (T each : things) {
            tasks.add(new FutureTask<>(() -> {
                work.to(each);
                return true;
            }));
        }
        tasks.stream()
                .skip(1)
                .forEach(task -> Thread.ofPlatform().daemon().name("tabular").start(task));
        tasks.stream().limit(1).forEach(FutureTask::run);
        for (FutureTask<Boolean> task : tasks) {
            await(task);
        }
    }

    private static void await(FutureTask<Boolean> task) throws IOException {
        try {
            task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reading must not be interrupted", interrupted);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof IOException known) {
                throw known;
            }
            if (cause instanceof RuntimeException known) {
                throw known;
            }
            if (cause instanceof Error known) {
                throw known;
            }
            throw new IllegalStateException(failed);
        }
    }
}
