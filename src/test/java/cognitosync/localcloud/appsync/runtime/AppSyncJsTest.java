package cognitosync.localcloud.appsync.runtime;

import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.RUNTIME;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.context;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.evaluate;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.failure;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.json;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.requesting;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.returned;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.value;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.appsync.runtime.Evaluation.Extension;
import cognitosync.localcloud.appsync.runtime.Evaluation.Outcome;
import cognitosync.localcloud.appsync.runtime.ResolverContext.Failure;
import cognitosync.localcloud.appsync.runtime.ResolverRuntime.Handler;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What goes into a handler and what comes out of it. */
class AppSyncJsTest {
    @Test
    void handlers_getTheContext() {
        ResolverContext context = context(Map.of("name", "wall"))
                .withStash(json("{'seen': 1}"))
                .after(json("{'count': 2}"))
                .withResult(json("{'items': [1]}"), Optional.of(new Failure("no", "DynamoDB:X")));
        JsonNode read = returned(RUNTIME.evaluate(
                "export function request(ctx) {}\n"
                        + "export function response(ctx) { return [ctx.args.name, ctx.arguments.name, ctx.identity.cognitoIdentityId,"
                        + " ctx.source, ctx.info.selectionSetList[0], ctx.stash.seen, ctx.prev.result.count, ctx.result.items,"
                        + " ctx.error.type, ctx.request.domainName, ctx.env]; }",
                Handler.RESPONSE,
                context));
        assertThat(read)
                .isEqualTo(json("['wall', 'wall', 'eu-west-1:id', null, 'count', 1, 2, [1], 'DynamoDB:X', null, {}]"));
    }

    @Test
    void stash_comesBackAsTheHandlerLeftIt_whateverItEndsWith() {
        assertThat(evaluate("ctx.stash.a = [1]; return 2;").stash()).isEqualTo(json("{'a': [1]}"));
        assertThat(evaluate("ctx.stash.a = [1]; util.error('no');").stash()).isEqualTo(json("{'a': [1]}"));
    }

    @Test
    void textsOfEveryLanguage_passUnchanged() {
        String text = "é€😀\u2028\"\\\u0000 \ud800";
        Evaluation evaluation = RUNTIME.evaluate(
                requesting("return [ctx.args.text, '€'];"), Handler.REQUEST, context(Map.of("text", text)));
        assertThat(returned(evaluation).path(0).asText()).isEqualTo(text);
        assertThat(returned(evaluation).path(1).asText()).isEqualTo("€");
    }

    @Test
    void withoutAValue_aHandlerReturnsNull() {
        assertThat(evaluate("").outcome()).isEqualTo(new Outcome.Returned(json("null")));
    }

    @Test
    void codeThatTheCheckNoLongerTakes_isAnErrorOfTheField() {
        Evaluation evaluation = RUNTIME.evaluate("while (true) {}", Handler.REQUEST, context(Map.of()));
        assertThat(failure(evaluation).errorType()).contains("Code");
        assertThat(failure(evaluation).message()).contains("code.js(1,1)");
    }

    @Test
    void utilError_endsTheHandler() {
        assertThat(failure(evaluate("util.error('stale', 'Conflict', { count: 3 }, ['more']); return 1;")))
                .isEqualTo(new ResolverError("stale", Optional.of("Conflict"), json("{'count': 3}"), json("['more']")));
        assertThat(failure(evaluate("[1].forEach((one) => util.error('in a function'));"))
                        .errorType())
                .isEmpty();
    }

    @Test
    void appendedErrors_comeBesideTheResult() {
        Evaluation evaluation = evaluate("util.appendError('one', 'A'); util.appendError('two'); return 1;");
        assertThat(returned(evaluation)).isEqualTo(json("1"));
        assertThat(evaluation.errors()).extracting(ResolverError::message).containsExactly("one", "two");
    }

    @Test
    void unauthorized_andEarlyReturn_endTheHandler() {
        assertThat(evaluate("util.unauthorized(); return 1;").outcome()).isEqualTo(new Outcome.Unauthorized());
        assertThat(evaluate("runtime.earlyReturn({ a: 1 }); return 1;").outcome())
                .isEqualTo(new Outcome.EarlyReturn(json("{'a': 1}"), Optional.empty()));
        assertThat(evaluate("runtime.earlyReturn(undefined, { skipTo: 'END' });")
                        .outcome())
                .isEqualTo(new Outcome.EarlyReturn(json("null"), Optional.of("END")));
    }

    @Test
    void extensions_headersAndLogs_areReported() {
        Evaluation evaluation =
                evaluate("extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ a: { eq: 1 } }));"
                        + " extensions.invalidateSubscriptions({ subscriptionField: 'changed', payload: { a: 1 } });"
                        + " util.http.addResponseHeader('count', 7); console.log('seen', { a: 1 });");
        assertThat(evaluation.extensions())
                .containsExactly(
                        new Extension(
                                "setSubscriptionFilter",
                                json(
                                        "{'filterGroup': [{'filters': [{'fieldName': 'a', 'operator': 'eq', 'value': 1}]}]}")),
                        new Extension(
                                "invalidateSubscriptions",
                                json("{'subscriptionField': 'changed', 'payload': {'a': 1}}")));
        assertThat(evaluation.headers()).isEqualTo(Map.of("count", "7"));
        assertThat(evaluation.logs()).containsExactly("seen {\"a\":1}");
    }

    @Test
    void errorsOfTheRuntime_tellTheirPlace() {
        Evaluation evaluation = evaluate("const none = ctx.args.none;\n\n  return none.more;");
        assertThat(failure(evaluation).errorType()).contains("Code");
        assertThat(failure(evaluation).message())
                .isEqualTo("code.js:6:3: TypeError: cannot read property 'more' of undefined");
        assertThat(failure(evaluate("ddb.get({ kee: 1 });")).message())
                .isEqualTo("code.js:4:1: TypeError: get needs the member key.");
    }

    @Test
    void aContext_isReadOnly_alsoWhereTheCheckCannotSeeIt() {
        Evaluation evaluation = RUNTIME.evaluate(
                "export function request(ctx) { set(ctx); } function set(other) { other.result = 1; }\n"
                        + "export function response(ctx) {}",
                Handler.REQUEST,
                context(Map.of()));
        assertThat(failure(evaluation).message()).contains("'result' is read-only");
    }

    @Test
    void invocations_startClean() {
        // Lasting changes that the check does not see: of the module, of a function of the language, of a utility.
        String counting = "let count = 0;\nconst kept = [];\n"
                + requesting("count = count + 1; kept.push(count); util.appendError('one');"
                        + " const map = [].map; map.seen = (map.seen ?? 0) + 1;"
                        + " const id = util.autoId; id.seen = (id.seen ?? 0) + 1;"
                        + " return [count, kept, map.seen, id.seen];");
        for (int i = 0; i < 3; i++) {
            Evaluation evaluation = RUNTIME.evaluate(counting, Handler.REQUEST, context(Map.of()));
            assertThat(returned(evaluation)).isEqualTo(json("[1, [1], 1, 1]"));
            assertThat(evaluation.errors()).hasSize(1);
        }
    }

    @Test
    void handlersThatRunAtOnce_doNotMix() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Callable<JsonNode>> calls = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Map<String, Integer> arguments = Map.of("i", i);
                calls.add(() -> returned(
                        RUNTIME.evaluate(requesting("return ctx.args.i;"), Handler.REQUEST, context(arguments))));
            }
            List<Future<JsonNode>> results = clients.invokeAll(calls);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get().asInt()).isEqualTo(i);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void chance_isNotRepeated() {
        assertThat(value("util.autoId()").asText())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
                .isNotEqualTo(value("util.autoId()").asText());
        assertThat(value("Math.random()").asDouble())
                .isBetween(0.0, 1.0)
                .isNotEqualTo(value("Math.random()").asDouble());
        assertThat(value("util.autoUlid()").asText())
                .matches("[0-9A-HJKMNP-TV-Z]{26}")
                .startsWith("01M8P7704N");
        assertThat(value("util.autoKsuid()").asText()).matches("[0-9A-Za-z]{27}");
        assertThat(value("util.math.randomWithinRange(5, 6)").asInt()).isEqualTo(5);
    }
}
