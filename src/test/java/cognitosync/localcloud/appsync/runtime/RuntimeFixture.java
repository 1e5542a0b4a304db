package cognitosync.localcloud.appsync.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.appsync.runtime.ResolverRuntime.Handler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One runtime for all tests of a JVM, because its first start takes a second, and contexts to run code in. */
public final class RuntimeFixture {
    /** What the clock says. */
    public static final Instant NOW = Instant.parse("2026-11-30T12:34:56.789Z");

    /** Short, so that tests of endless code are; long beside the milliseconds of any other handler. */
    static final RuntimeLimits LIMITS = new RuntimeLimits(Duration.ofSeconds(3), 256, 4);

    /** Keeps nothing: each runtime checks each code once. */
    public static final CheckedScripts NO_SCRIPTS = new CheckedScripts() {
        @Override
        public Optional<String> find(String code, String checker) {
            return Optional.empty();
        }

        @Override
        public void keep(String code, String checker, String script) {
            // Nothing is kept.
        }
    };

    static final AppSyncJs RUNTIME = new AppSyncJs(LIMITS, () -> NOW, new SecureRandom(), NO_SCRIPTS);

    private static final JsonMapper JSON = new JsonMapper();

    private RuntimeFixture() {}

    /** The runtime. */
    public static ResolverRuntime runtime() {
        return RUNTIME;
    }

    /** Code whose request handler has this body. */
    static String requesting(String body) {
        return "import { util, runtime, extensions } from '@aws-appsync/utils';\n"
                + "import * as ddb from '@aws-appsync/utils/dynamodb';\n"
                + "export function request(ctx) {\n" + body + "\n}\n"
                + "export function response(ctx) { return ctx.result; }\n";
    }

    static Evaluation evaluate(String body) {
        return RUNTIME.evaluate(requesting(body), Handler.REQUEST, context(Map.of()));
    }

    /** The value that an expression has in a request handler. */
    static JsonNode value(String expression) {
        return returned(evaluate("return " + expression + ";"));
    }

    static JsonNode returned(Evaluation evaluation) {
        assertThat(evaluation.outcome()).isInstanceOf(Evaluation.Outcome.Returned.class);
        return ((Evaluation.Outcome.Returned) evaluation.outcome()).value();
    }

    static ResolverError failure(Evaluation evaluation) {
        assertThat(evaluation.outcome()).isInstanceOf(Evaluation.Outcome.Failed.class);
        return ((Evaluation.Outcome.Failed) evaluation.outcome()).error();
    }

    /** A context with these arguments. */
    public static ResolverContext context(Map<String, ?> arguments) {
        ObjectNode identity = JsonNodeFactory.instance.objectNode().put("cognitoIdentityId", "eu-west-1:id");
        return ResolverContext.of(
                JSON.valueToTree(arguments),
                identity,
                NullNode.getInstance(),
                json("{'fieldName': 'changes', 'parentTypeName': 'Query', 'selectionSetList': ['count']}"),
                json("{'headers': {}, 'domainName': null}"),
                json("{}"));
    }

    /** JSON in which an apostrophe stands for a quotation mark. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
