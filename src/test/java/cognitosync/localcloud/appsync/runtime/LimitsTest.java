package cognitosync.localcloud.appsync.runtime;

import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.LIMITS;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.RUNTIME;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.context;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.evaluate;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.failure;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.requesting;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.returned;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cognitosync.localcloud.appsync.runtime.ResolverRuntime.Handler;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Whatever the code of a resolver does, it ends, and the next invocation is served. Alone, because the limits are of time as well. */
@Isolated
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LimitsTest {
    private static final String THOUSAND = "const many = []; many.length = 1000; many.fill(0);";
    private static final String ENDLESS =
            THOUSAND + " for (const a of many) for (const b of many) for (const c of many) for (const d of many) {}";

    @Test
    void endlessLoops_endWithAnError() {
        long start = System.nanoTime();
        ResolverError error = failure(evaluate(ENDLESS));
        assertThat(error.errorType()).contains("ExecutionTimeout");
        assertThat(error.message()).isEqualTo("Execution timed out.");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(LIMITS.time().multipliedBy(5));
        assertThat(value("1 + 1").asInt()).isEqualTo(2);
    }

    @Test
    void endlessLoops_leaveTheEnginesToOthers() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(LIMITS.engines());
        try {
            IntStream.range(0, LIMITS.engines()).forEach(i -> clients.execute(() -> evaluate(ENDLESS)));
            clients.shutdown();
            assertThat(clients.awaitTermination(LIMITS.time().multipliedBy(6).toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(value("1 + 1").asInt()).isEqualTo(2);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void patternsThatBacktrack_endWithAnError() {
        assertThat(failure(evaluate("return util.matches('(a+)+b', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac');"))
                        .errorType())
                .contains("ExecutionTimeout");
    }

    @Test
    void unboundedAllocation_endsWithAnError() {
        String doubling = "const list = []; let text = 'x'; " + THOUSAND
                + " for (const a of many) { text = (text + text).slice(0, 1000000); list.push(text + a); }";
        assertThat(failure(evaluate(doubling)).errorType()).contains("Code");
        String objects = "const list = []; " + THOUSAND
                + " for (const a of many) for (const b of many) list.push({ a: [1, 2, 3], b: { c: 'd' } });";
        assertThat(failure(evaluate(objects)).errorType()).contains("Code");
        String array = "const list = []; list.length = 500000000; list.fill(1); return list.length;";
        assertThat(failure(evaluate(array)).errorType()).contains("Code");
        assertThat(value("1 + 1").asInt()).isEqualTo(2);
    }

    @Test
    void resultsThatAreTooLarge_orCircular_endWithAnError() {
        assertThat(failure(evaluate(THOUSAND + " return many.reduce((nested) => [nested], []);"))
                        .errorType())
                .contains("Code");
        assertThat(failure(evaluate(
                                THOUSAND + " return util.dynamodb.toDynamoDB(many.reduce((nested) => [nested], []));"))
                        .errorType())
                .contains("Code");
        assertThat(failure(evaluate("return util.urlDecode('%');")).message()).contains("Not URL-encoded: %");
        assertThat(failure(evaluate("const a = {}; a.a = a; return a;")).message())
                .contains("circular");
        String nested = "let deep = []; " + THOUSAND
                + " for (const a of many) for (const b of many) deep = [deep]; return deep;";
        assertThat(failure(evaluate(nested)).errorType()).isPresent();
        assertThat(value("1 + 1").asInt()).isEqualTo(2);
    }

    @Test
    void engines_areAsManyAsHalfTheHeapHasRoomFor() {
        assertThat(Stream.of(16, 48, 64, 100, 1000)
                        .map(mb -> RuntimeLimits.ofHeap(mb * 1024L * 1024).engines()))
                .containsExactly(1, 1, 2, 3, 4);
    }

    @Test
    void enginesThatTheHeapHasNoRoomFor_areAnError_andLeaveTheirPlaceToOthers() {
        AtomicInteger starts = new AtomicInteger();
        RuntimeLimits one = new RuntimeLimits(LIMITS.time(), LIMITS.pages(), 1);
        EnginePool pool = new EnginePool(
                () -> {
                    if (starts.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("as the JVM throws it");
                    }
                    return List.of();
                },
                one,
                new SecureRandom());
        for (String when : List.of("as it starts", "as it runs")) {
            EngineException error = catchThrowableOfType(
                    EngineException.class,
                    () -> pool.run(engine -> {
                        throw new OutOfMemoryError("as the JVM throws it");
                    }));
            assertThat(error.reason()).as(when).isEqualTo(EngineException.Reason.HEAP);
        }
        assertThat(pool.<Boolean>run(QuickJs::isFull)).isFalse();
        assertThat(starts).hasValue(2);
    }

    @Test
    void loops_runAThousandTimes() {
        assertThat(returned(evaluate(THOUSAND + " let n = 0; for (const x of many) n = n + 1; return n;"))
                        .asInt())
                .isEqualTo(1000);
        for (String keyword : List.of("of", "in")) {
            assertThat(failure(evaluate(THOUSAND + " many.push(1); for (const x " + keyword + " many) {}"))
                            .message())
                    .contains("A loop may run 1000 times at most");
        }
    }

    @Test
    void loops_doNotVisitWhatTheyAdd() {
        assertThat(value("((list) => { for (const x of list) list.push(x); return list.length; })([1, 2])")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void aDataset_ofTheLargestSize_fits() {
        String record = "x".repeat(300);
        Map<String, ?> arguments = Map.of(
                "records",
                IntStream.range(0, 1024)
                        .mapToObj(i -> Map.of("key", "key" + i, "value", record, "count", i, "by", "eu-west-1:id"))
                        .toList());
        String body = "const records = Object.assign({}, ...ctx.args.records.map((one) => ({ [one.key]: one })));"
                + " return ddb.put({ key: { owner: 'o' }, item: { records } });";
        Evaluation evaluation = RUNTIME.evaluate(requesting(body), Handler.REQUEST, context(arguments));
        assertThat(returned(evaluation).at("/attributeValues/records/M")).hasSize(1024);
    }

    @Test
    void codeThatNestsTooDeeply_orIsTooLong_isRefused() {
        for (String deep :
                List.of("(".repeat(15_000) + ")".repeat(15_000), "[".repeat(15_000), "1" + "+1".repeat(15_000))) {
            assertThatThrownBy(() -> RUNTIME.check(requesting("return " + deep + ";")))
                    .isInstanceOf(CodeException.class);
        }
        assertThatThrownBy(() -> RUNTIME.check("/" + "/".repeat(RuntimeLimits.LONGEST_CODE)))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining("longer than 32768 characters");
        RUNTIME.check(requesting("return 1;"));
    }
}
