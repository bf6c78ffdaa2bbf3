// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.enlace.command.CommandWords;
import org.enlace.command.ExitCode;
import org.enlace.command.UnusableException;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.model.Purpose;
import org.enlace.veil.ChunkAnswer;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.OpenedAnswer;
import org.enlace.veil.QueryAnswerer;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.QuestionBudget;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.VeilQuestion;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.TagSet;
import org.enlace.veil.tags.VeilInput;
import org.enlace.veil.tags.VeilKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code enlace veil attack-demo}: somebody who has a partner's published set and all telephone numbers of a country tries them,
 * against a filter of salted hashes, against tags, and by asking. Exit 1 where the veil gave away more than its budget.
 */
@Command(name = "attack-demo", mixinStandardHelpOptions = true)
final class VeilAttackCommand implements Callable<Integer> {
    private static final int OWN_KEYS = 4;
    private static final int WITH_EACH_KEY = 2_500;
    private static final int TAG = 12;
    private static final int MOST = 10_000_000;

    @Option(names = "--numbers", paramLabel = "N", defaultValue = "10000000", descriptionKey = "veil.attack.numbers")
    private int numbers = MOST;

    @Option(names = "--held", paramLabel = "N", defaultValue = "100000", descriptionKey = "veil.attack.how-many")
    private int held = 100_000;

    @Option(names = "--budget", paramLabel = "N", defaultValue = "10000", descriptionKey = "veil.attack.budget")
    private int budget = 10_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final SecureRandom random = new SecureRandom();

    VeilAttackCommand() {}

    @Override
    public Integer call() {
        if (held < 1 || held > numbers / 2 || numbers > MOST || budget < 1) {
            throw new UnusableException("veil.attack.bad-number", MOST);
        }
        NumberingPlan plan = new NumberingPlan(numbers);
        Set<String> set = new TreeSet<>();
        while (set.size() < held) {
            set.add(plan.number(random.nextInt(numbers)));
        }
        say("veil.attack.held", numbers, held);
        long start = System.nanoTime();
        int byHash = filter(plan, set);
        double seconds = (System.nanoTime() - start) / 1e9;
        say("veil.attack.filter", byHash, held, seconds);
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        try (VeilKey key = VeilKey.derive(seed, ColumnOptions.byHand(IdentifierClass.PHONE.label()))) {
            TagSet tags = TagSet.of(key, inputs(set), random);
            int byTag = captured(plan, tags);
            say("veil.attack.tags", byTag, held, numbers, OWN_KEYS * WITH_EACH_KEY);
            Online online = online(plan, key, tags);
            say("veil.attack.online", online.asked(), online.answered(), budget, online.hits());
            spec.commandLine()
                    .getOut()
                    .println(String.format(
                            Locale.ROOT,
                            "{\"numbers\":%d,\"held\":%d,\"filterRecovered\":%d,\"filterSeconds\":%.3f,"
                                    + "\"tagsRecovered\":%d,\"budget\":%d,\"answered\":%d,\"askedRecovered\":%d}",
                            numbers,
                            held,
                            byHash,
                            seconds,
                            byTag,
                            budget,
                            online.answered(),
                            online.hits()));
            boolean expected = byHash == held && byTag == 0 && online.answered() <= budget;
            return expected ? ExitCode.SUCCESS : ExitCode.FINDING;
        }
    }

    /** What others publish: salted hashes, the salt known to all who may look. */
    private int filter(NumberingPlan plan, Set<String> set) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        Set<Long> filter = new HashSet<>();
        set.forEach(number -> filter.add(NumberingPlan.hash(sha256, salt, number)));
        return (int)
                plan.recovered(filter, salt, "").stream().filter(set::contains).count();
    }

    /** A captured tag set: all numbers hashed as if tags were hashes, then some under keys of the attacker's own. */
    private int captured(NumberingPlan plan, TagSet tags) {
        Set<Long> heads = heads(tags);
        int recovered =
                plan.recovered(heads, tags.publicKey().toBytes(), "phone|").size();
        recovered += plan.recovered(heads, new byte[0], "phone|").size();
        for (int guess = 0; guess < OWN_KEYS; guess++) {
            byte[] seed = new byte[32];
            random.nextBytes(seed);
            try (VeilKey own = VeilKey.derive(seed, tags.scope())) {
                List<String> some = IntStream.range(0, WITH_EACH_KEY)
                        .mapToObj(_ -> plan.number(random.nextInt(numbers)))
                        .toList();
                Set<Long> theirs = heads(TagSet.of(own, inputs(some), random));
                theirs.retainAll(heads);
                recovered += theirs.size();
            }
        }
        return recovered;
    }

    /** The first eight bytes of each tag. */
    private static Set<Long> heads(TagSet tags) {
        byte[] entries = tags.entries().toBytes();
        int width = entries.length / tags.size();
        Set<Long> heads = new HashSet<>();
        for (int at = 0; at + TAG <= entries.length; at += width) {
            heads.add(ByteBuffer.wrap(entries).getLong(at));
        }
        return heads;
    }

    private record Online(long asked, long answered, int hits) {}

    /** What is left: to ask, question set by question set, until the budget is used up. */
    private Online online(NumberingPlan plan, VeilKey key, TagSet tags) {
        Counting counting = new Counting(budget);
        QueryAnswerer answerer = new QueryAnswerer(key, counting, random);
        long asked = 0;
        int hits = 0;
        boolean open = true;
        while (open && asked < numbers) {
            int from = (int) asked;
            int to = (int) Math.min(numbers, asked + Math.min(2_000, budget));
            List<String> guesses =
                    IntStream.range(from, to).mapToObj(plan::number).toList();
            asked = to;
            try (VeilQuery query = VeilQuery.ask(
                    inputs(guesses).stream()
                            .map(input -> new VeilQuestion(input, "-"))
                            .toList(),
                    random)) {
                QueryManifest manifest = query.manifest(key.scope(), Purpose.ORGANISATIONS_AND_METHODS);
                List<EvaluatedChunk> answers = new ArrayList<>();
                if (answerer.evaluate(manifest, query.chunk(manifest, 0)) instanceof ChunkAnswer.Evaluated(var chunk)) {
                    answers.add(chunk);
                }
                open = !answers.isEmpty();
                if (query.open(manifest, tags, answers) instanceof OpenedAnswer.Hits found) {
                    hits += found.hits().size();
                }
            }
        }
        return new Online(asked, budget - counting.left, hits);
    }

    /** A budget in memory; a node keeps it in its ledger. */
    private static final class Counting implements QuestionBudget {
        private long left;

        Counting(long left) {
            this.left = left;
        }

        @Override
        public Verdict spend(KeyScope scope, String manifestId, int chunk, int count) {
            if (count > left) {
                return new Exhausted(left, Instant.MAX);
            }
            left -= count;
            return new Allowed(left);
        }
    }

    private static List<VeilInput> inputs(Iterable<String> numbers) {
        List<VeilInput> inputs = new ArrayList<>();
        numbers.forEach(number -> inputs.add(new VeilInput(IdentifierClass.PHONE.label(), number)));
        return inputs;
    }

    private void say(String key, Object... values) {
        spec.commandLine().getErr().println(CommandWords.say(spec.resourceBundle(), key, values));
    }
}
