// SPDX-License-Identifier: Apache-2.0
package org.enlace.bench;

import java.util.concurrent.TimeUnit;
import org.enlace.identifiers.CanonicalValue;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.identifiers.IdentifierReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to give an exact identifier its one canonical text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IdentifiersBench {
    @Param({"6123-4567", "+507 6123 4567"})
    public String phone = "";

    @Benchmark
    public CanonicalValue phone() {
        return IdentifierReader.canonical(IdentifierClass.PHONE, phone, "PA");
    }
}
