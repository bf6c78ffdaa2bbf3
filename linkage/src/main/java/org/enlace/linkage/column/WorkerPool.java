// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A fixed number of threads for one run; results come in the order of the tasks. */
public final class WorkerPool implements AutoCloseable {
    private final ExecutorService threads;
    private final int count;

    public WorkerPool(int count) {
        this.count = count;
        threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().name("linkage-", 0).daemon().factory());
    }

    int count() {
        return count;
    }

    public <T> List<T> run(List<? extends Callable<T>> tasks) {
        List<Future<T>> futures = new ArrayList<>(tasks.size());
        tasks.forEach(task -> futures.add(threads.submit(task)));
        List<T> results = new ArrayList<>(tasks.size());
        futures.forEach(future -> results.add(result(future)));
        return results;
    }

    /** A function's value at each of 0 to {@code count - 1}. */
    public <T> List<T> forEach(int count, IntFunction<T> task) {
        return run(IntStream.range(0, count)
                .<Callable<T>>mapToObj(at -> () -> task.apply(at))
                .toList());
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a run must not be interrupted", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
