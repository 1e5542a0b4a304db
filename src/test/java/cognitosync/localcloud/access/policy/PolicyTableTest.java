package cognitosync.localcloud.access.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.access.policy.AuthorizationRequest.Principal;
import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the tables in {@code src/test/resources/iam}: a new rule is a new row. */
class PolicyTableTest {
    private static final List<String> TABLES =
            List.of("decisions", "actions", "resources", "variables", "conditions", "principals", "trust");

    @TestFactory
    Stream<DynamicTest> decisions() {
        return TABLES.stream().flatMap(table -> rows(table).stream()
                .map(row ->
                        DynamicTest.dynamicTest(table + ": " + row.get("name").asText(), () -> decide(row))));
    }

    @TestFactory
    Stream<DynamicTest> refusals() {
        return rows("refused").stream()
                .map(row ->
                        DynamicTest.dynamicTest(row.get("name").asText(), () -> assertThatThrownBy(() -> policy(row))
                                .isInstanceOf(PolicyException.class)
                                .hasMessageContaining(row.get("says").asText())));
    }

    @TestFactory
    Stream<DynamicTest> publicPolicies() {
        return rows("public").stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.get("name").asText(), () -> assertThat(policy(row).isPublic())
                                .isEqualTo(row.get("public").asBoolean())));
    }

    @Test
    void tables_holdEveryDecision_andNoNameTwice() {
        Set<String> expected = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (String table : TABLES) {
            for (JsonNode row : rows(table)) {
                expected.add(row.get("expect").asText());
                assertThat(names.add(table + row.get("name").asText()))
                        .as(row.get("name").asText())
                        .isTrue();
            }
        }
        assertThat(expected).containsExactlyInAnyOrder("Allowed", "ExplicitlyDenied", "ImplicitlyDenied");
    }

    private static void decide(JsonNode row) {
        JsonNode request = row.path("request");
        Evaluation evaluation = Evaluation.evaluate(
                List.of(policy(row)),
                new AuthorizationRequest(
                        principal(request.path("principal")),
                        request.path("action").asText("cognito-sync:ListRecords"),
                        request.path("resource").asText("arn:aws:cognito-sync:eu-west-1:1:identitypool/p"),
                        new RequestContext(context(request.path("context")))));
        Decision decision = evaluation.decision();
        assertThat(decision.getClass().getSimpleName())
                .isEqualTo(row.get("expect").asText());
        assertThat(decision.isAllowed()).isEqualTo(decision instanceof Decision.Allowed);
        if (row.has("by")) {
            assertThat(decision.decidedBy().orElseThrow().sid())
                    .contains(row.get("by").asText());
        }
        explain(evaluation);
    }

    // The explanation must be that of the decision.
    private static void explain(Evaluation evaluation) {
        for (EvaluationTrace.Explained explained :
                EvaluationTrace.of(evaluation).statements()) {
            assertThat(explained.applies())
                    .as("%s", explained.statement().source())
                    .isEqualTo(explained.statement().appliesTo(evaluation.request()));
        }
    }

    // A row names a whole policy, or one statement, or only the element it is about.
    private static PolicyDocument policy(JsonNode row) {
        PolicyKind kind = PolicyKind.valueOf(row.path("kind").asText("IDENTITY"));
        if (row.has("policy")) {
            return PolicyDocument.parse("table", kind, row.get("policy"));
        }
        Map<String, JsonNode> statement = new HashMap<>();
        statement.put("Effect", text("Allow"));
        if (!row.path("with").has("NotAction")) {
            statement.put("Action", text("*"));
        }
        if (kind != PolicyKind.TRUST && !row.path("with").has("NotResource")) {
            statement.put("Resource", text("*"));
        }
        row.path("with").properties().forEach(element -> statement.put(element.getKey(), element.getValue()));
        return PolicyDocument.parse(
                "table",
                kind,
                JsonProtocol.MAPPER.valueToTree(Map.of("Version", "2012-10-17", "Statement", List.of(statement))));
    }

    private static JsonNode text(String text) {
        return JsonProtocol.MAPPER.getNodeFactory().textNode(text);
    }

    private static Principal principal(JsonNode json) {
        if (json.has("federated")) {
            return new Principal.Federated(json.get("federated").asText());
        }
        if (json.has("arn")) {
            return new Principal.Aws(
                    json.get("arn").asText(),
                    json.get("role").asText(),
                    json.get("account").asText());
        }
        return new Principal.Anonymous();
    }

    private static Map<String, List<String>> context(JsonNode json) {
        Map<String, List<String>> context = new HashMap<>();
        json.properties().forEach(entry -> {
            List<String> values = new ArrayList<>();
            (entry.getValue().isArray() ? entry.getValue() : List.of(entry.getValue()))
                    .forEach(value -> values.add(value.asText()));
            context.put(entry.getKey(), values);
        });
        return context;
    }

    private static List<JsonNode> rows(String table) {
        try (InputStream in = PolicyTableTest.class.getResourceAsStream("/iam/" + table + ".json")) {
            List<JsonNode> rows = new ArrayList<>();
            JsonProtocol.MAPPER.readTree(in).forEach(rows::add);
            assertThat(rows).as(table).isNotEmpty();
            return rows;
        } catch (IOException e) {
            throw new AssertionError("The table " + table + " cannot be read.", e);
        }
    }
}
