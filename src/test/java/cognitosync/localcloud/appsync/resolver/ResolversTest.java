package cognitosync.localcloud.appsync.resolver;

import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.appsync.resolver.Resolution.Step;
import cognitosync.localcloud.appsync.resolver.Resolver.Function;
import cognitosync.localcloud.appsync.runtime.ResolverContext.Failure;
import cognitosync.localcloud.appsync.runtime.ResolverError;
import cognitosync.localcloud.appsync.runtime.RuntimeFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order in which handlers and data sources run, and what passes between them. */
class ResolversTest {
    private final Resolvers resolvers = new Resolvers(RuntimeFixture.runtime());
    private final List<JsonNode> requests = new ArrayList<>();

    /** Answers the request itself, one level deeper. */
    private final DataSource echo = request -> {
        requests.add(request);
        return DataSource.Reply.of(RuntimeFixture.json("{'asked': " + request + "}"));
    };

    private static String code(String request, String response) {
        return "export function request(ctx) { " + request + " }\nexport function response(ctx) { " + response + " }";
    }

    private Resolution resolve(Resolver resolver) {
        return resolvers.resolve(resolver, RuntimeFixture.context(Map.of("a", 1)));
    }

    private Resolution unit(String request, String response) {
        return resolve(new Resolver.Unit("Query.a", code(request, response), echo));
    }

    private Resolution pipeline(String request, String response, Function... functions) {
        return resolve(new Resolver.Pipeline("Query.a", code(request, response), List.of(functions)));
    }

    private Function function(String name, String request, String response) {
        return new Function(name, code(request, response), echo);
    }

    @Test
    void anExhaustedHeap_isAnErrorOfTheField() {
        Resolution resolution = resolve(new Resolver.Unit("Query.a", code("", ""), request -> {
            throw new OutOfMemoryError("as the JVM throws it");
        }));
        assertThat(resolution.value()).isEqualTo(NullNode.getInstance());
        assertThat(resolution.errors()).containsExactly(ResolverError.OUT_OF_MEMORY);
    }

    @Test
    void unit_asksItsDataSource() {
        Resolution resolution = unit("console.log('in'); return ctx.args;", "return [ctx.result, ctx.error];");
        assertThat(resolution.value()).isEqualTo(json("[{'asked': {'a': 1}}, null]"));
        assertThat(resolution.trace())
                .containsExactly(new Step(
                        "Query.a",
                        Optional.of(json("{'a': 1}")),
                        Optional.of(DataSource.Reply.of(json("{'asked': {'a': 1}}"))),
                        Optional.of(resolution.value()),
                        List.of("in")));
    }

    @Test
    void errorsOfADataSource_areTheResponseHandlers() {
        DataSource failing = request ->
                new DataSource.Reply(NullNode.getInstance(), Optional.of(new Failure("full", "DynamoDB:Full")));
        String response = "if (ctx.error) { util.appendError(ctx.error.message, ctx.error.type); } return 'taken';";
        Resolution resolution = resolve(new Resolver.Unit("Query.a", code("return {};", response), failing));
        assertThat(resolution.value()).isEqualTo(json("'taken'"));
        assertThat(resolution.errors())
                .extracting(ResolverError::errorType)
                .containsExactly(Optional.of("DynamoDB:Full"));
    }

    @Test
    void failuresOfARequest_skipTheDataSource() {
        Resolution resolution = unit("util.appendError('first'); util.error('no', 'Type', ctx.args);", "return 1;");
        assertThat(resolution.value().isNull()).isTrue();
        assertThat(resolution.errors()).extracting(ResolverError::message).containsExactly("first", "no");
        assertThat(resolution.isUnauthorized()).isFalse();
        assertThat(requests).isEmpty();
        assertThat(unit("util.unauthorized();", "return 1;").isUnauthorized()).isTrue();
        assertThat(requests).isEmpty();
    }

    @Test
    void earlyReturn_ofAUnit_isItsResult() {
        assertThat(unit("runtime.earlyReturn(5);", "return 1;").value()).isEqualTo(json("5"));
        assertThat(requests).isEmpty();
        assertThat(unit("return {};", "runtime.earlyReturn(6);").value()).isEqualTo(json("6"));
    }

    @Test
    void pipeline_passesResultsAndStash() {
        Resolution resolution = pipeline(
                "ctx.stash.seen = ['before']; return 'start';",
                "return { previous: ctx.prev.result, result: ctx.result, seen: ctx.stash.seen };",
                function("one", "return [ctx.prev.result];", "ctx.stash.seen.push('one'); return ctx.result.asked;"),
                function("two", "return { got: ctx.prev.result };", "ctx.stash.seen.push('two'); return ctx.result;"));
        assertThat(requests).containsExactly(json("['start']"), json("{'got': ['start']}"));
        assertThat(resolution.value())
                .isEqualTo(json("{'previous': {'asked': {'got': ['start']}}, 'result': {'asked': {'got': ['start']}},"
                        + " 'seen': ['before', 'one', 'two']}"));
        assertThat(resolution.trace()).extracting(Step::name).containsExactly("Query.a", "one", "two", "Query.a");
    }

    @Test
    void pipeline_stopsAtAnError() {
        Resolution resolution = pipeline(
                "return 1;",
                "return 'never';",
                function("one", "return {};", "util.error('no', 'Conflict');"),
                function("two", "return {};", "return 1;"));
        assertThat(resolution.value().isNull()).isTrue();
        assertThat(resolution.errors()).extracting(ResolverError::message).containsExactly("no");
        assertThat(resolution.trace()).extracting(Step::name).containsExactly("Query.a", "one");
    }

    @Test
    void earlyReturn_ofAFunction_skipsItsDataSource() {
        Resolution resolution = pipeline(
                "return 1;",
                "return ctx.prev.result;",
                function("one", "runtime.earlyReturn('early');", "return 'never';"),
                function("two", "return ctx.prev.result;", "return ctx.result;"));
        assertThat(resolution.value()).isEqualTo(json("{'asked': 'early'}"));
    }

    @Test
    void earlyReturn_toTheEnd_skipsTheOtherFunctions() {
        Resolution resolution = pipeline(
                "return 1;",
                "return [ctx.prev.result];",
                function("one", "runtime.earlyReturn('early', { skipTo: 'END' });", "return 'never';"),
                function("two", "return {};", "return 'never';"));
        assertThat(resolution.value()).isEqualTo(json("['early']"));
        assertThat(requests).isEmpty();
    }

    @Test
    void earlyReturn_ofThePipeline_skipsTheFunctions() {
        Resolution resolution = pipeline(
                "runtime.earlyReturn('early');",
                "return [ctx.prev.result];",
                function("one", "return {};", "return 'never';"));
        assertThat(resolution.value()).isEqualTo(json("['early']"));
        assertThat(requests).isEmpty();
    }

    @Test
    void none_answersThePayload() {
        assertThat(DataSource.NONE.invoke(json("{'payload': {'a': 1}}")).result())
                .isEqualTo(json("{'a': 1}"));
        assertThat(DataSource.NONE.invoke(json("{}")).result().isNull()).isTrue();
    }
}
