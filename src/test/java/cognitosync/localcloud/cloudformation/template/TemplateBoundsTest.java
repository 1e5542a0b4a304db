package cognitosync.localcloud.cloudformation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.cloudformation.stack.StackClient;
import cognitosync.localcloud.cloudformation.stack.StackFixture;
import cognitosync.localcloud.cloudformation.stack.StackStatus;
import cognitosync.localcloud.cloudformation.stack.Submission;
import cognitosync.localcloud.http.Response;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A small template may ask for much work or a large result: it is refused in time, and nothing of it is left behind. */
@Timeout(20)
class TemplateBoundsTest {
    private static final String BOX = "{\"Type\": \"Test::Box\"}";

    @AutoClose
    private final StackClient api = new StackClient();

    private static String nested(String before, String inner, String after, int levels) {
        return before.repeat(levels) + inner + after.repeat(levels);
    }

    private static String sub(int levels) {
        return nested("{\"Fn::Sub\": [\"" + "${a}".repeat(10) + "\", {\"a\": ", "\"x\"", "}]}", levels);
    }

    private static String value(String value) {
        return StackFixture.box("{\"Value\": " + value + "}");
    }

    static Stream<String> tooLarge() {
        String list = IntStream.range(0, 2_000).mapToObj(i -> "\"\"").collect(Collectors.joining(","));
        return Stream.of(
                value(sub(18)),
                value(nested("{\"Fn::Base64\": ", "\"x\"", "}", 55)),
                value("{\"Fn::Join\": [\"" + "x".repeat(20_000) + "\", [" + list + "]]}"),
                value("[" + String.join(",", Collections.nCopies(1_000, "{\"Ref\": \"P\"}")) + "]")
                        .replaceFirst(
                                "\\{",
                                "{\"Parameters\": {\"P\": {\"Type\": \"CommaDelimitedList\", \"Default\": \""
                                        + ",".repeat(4_000) + "\"}},"),
                value("[" + String.join(",", Collections.nCopies(400, "{\"Fn::FindInMap\": [\"M\", \"a\", \"b\"]}"))
                                + "]")
                        .replaceFirst(
                                "\\{", "{\"Mappings\": {\"M\": {\"a\": {\"b\": \"" + "x".repeat(20_000) + "\"}}},"),
                "{\"Resources\": {\"A\": " + BOX + "}, \"Outputs\": {\"O\": {\"Value\": " + sub(18) + "}}}",
                "{\"Conditions\": {\"C\": {\"Fn::Equals\": [\"a\", " + sub(17) + "]}}, \"Resources\": {\"A\":"
                        + " {\"Type\": \"Test::Box\", \"Condition\": \"C\"}}}");
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void templateThatResolvesToTooMuch_isRefusedOrRolledBack_andCanBeDeleted(String template) {
        Response answer = api.createStack("Mine", template);
        if (answer.status() == 200) {
            assertThat(api.status("Mine")).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
            assertThat(api.text("DescribeStacks")).contains("resolves to too much");
            assertThat(api.deleteStack("Mine").status()).isEqualTo(200);
        } else {
            assertThat(StackClient.text(answer)).contains("ValidationError", "resolves to too much");
        }
        assertThat(api.stacks().find("Mine")).isEmpty();
    }

    @Test
    void whatIsInsideItselfManyTimes_butSmall_isResolved() {
        api.createStack("Mine", value(nested("{\"Fn::Sub\": [\"${a}\", {\"a\": ", "\"x\"", "}]}", 18)));
        assertThat(api.boxes.last("Value").asText()).isEqualTo("x");
        api.createStack("Other", value("{\"Fn::Sub\": \"" + "${".repeat(20_000) + "\"}"));
        assertThat(api.boxes.last("Value").asText()).hasSize(40_000);
    }

    @Test
    void mappingThatIsAsDeepAsItsPlace_isReadAgain() {
        String template = value(nested("[", "{\"Fn::FindInMap\": [\"M\", \"a\", \"b\"]}", "]", 50))
                .replaceFirst("\\{", "{\"Mappings\": {\"M\": {\"a\": {\"b\": " + nested("[", "1", "]", 50) + "}}},");
        api.createStack("Mine", template);
        assertThat(api.call("DescribeStackResources", "StackName", "Mine").status())
                .isEqualTo(200);
        assertThat(api.deleteStack("Mine").status()).isEqualTo(200);
    }

    @Test
    void conditionsInALongChain_areRefusedInASentence() {
        String conditions = IntStream.range(0, 15_000)
                .mapToObj(i -> "\"C" + i + "\": {\"Fn::Not\": [{\"Condition\": \"C" + (i + 1) + "\"}]}")
                .collect(Collectors.joining(",", "{", ", \"C15000\": {\"Fn::Equals\": [\"a\", \"a\"]}}"));
        Submission chain = Submission.parse(
                "{\"Conditions\": " + conditions
                        + ", \"Resources\": {\"A\": {\"Type\": \"Test::Box\", \"Condition\": \"C0\"}}}",
                Map.of(),
                Map.of(),
                Optional.empty());
        assertThatThrownBy(() -> api.stacks().check("Mine", chain))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("too deep");
    }

    private Response withPattern(String pattern, String value) {
        return api.createStack(
                "Mine",
                "{\"Parameters\": {\"P\": {\"Type\": \"String\", \"AllowedPattern\": \"" + pattern
                        + "\"}}, \"Resources\": {\"A\": " + BOX + "}}",
                "Parameters.member.1.ParameterKey",
                "P",
                "Parameters.member.1.ParameterValue",
                value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+",
                "(a|aa)+",
                "(.*a){25}",
                "(a*)*",
                "((){50000}){50000}",
                "(((a?){1000}){1000}){1000}",
                "(?:a?){2000}a{2000}",
                "((a+)(a+))+"
            })
    void patternThatTakesTooLong_isGivenUp(String pattern) {
        Response answer = withPattern(pattern, "a".repeat(4_000) + "!");
        assertThat(answer.status()).as(StackClient.text(answer)).isEqualTo(400);
        assertThat(StackClient.text(answer)).contains("The ", "parameter P");
        assertThat(api.stacks().find("Mine")).isEmpty();
    }

    @Test
    void patternThatNestsTooDeep_isRefused_andAnOrdinaryOneHolds() {
        assertThat(withPattern("(".repeat(20_000) + ")".repeat(20_000), "a").status())
                .isEqualTo(400);
        assertThat(withPattern("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", "not one")
                        .status())
                .isEqualTo(400);
        assertThat(withPattern("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", "01234567-89ab-cdef-0123-456789abcdef")
                        .status())
                .isEqualTo(200);
    }

    private static String many(String section, int count, String member) {
        String members = IntStream.range(0, count)
                .mapToObj(i -> "\"N" + i + "\": " + member)
                .collect(Collectors.joining(","));
        return section.equals("Resources")
                ? "{\"Resources\": {" + members + "}}"
                : "{\"" + section + "\": {" + members + "}, \"Resources\": {\"A\": " + BOX + "}}";
    }

    static Stream<String[]> overTheQuota() {
        return Stream.of(
                new String[] {
                    many("Resources", 501, BOX), "Number of resources, 501, is greater than maximum allowed, 500"
                },
                new String[] {
                    many("Parameters", 201, "{\"Type\": \"String\", \"Default\": \"\"}"), "Number of parameters, 201"
                },
                new String[] {many("Outputs", 201, "{\"Value\": \"v\"}"), "Number of outputs, 201"},
                new String[] {many("Mappings", 201, "{\"a\": {\"b\": \"c\"}}"), "Number of mappings, 201"},
                new String[] {
                    "{\"Description\": \"" + "x".repeat(1_025) + "\", \"Resources\": {\"A\": " + BOX + "}}",
                    "length is greater than 1024"
                },
                new String[] {
                    "{\"Parameters\": {\"P\": {\"Type\": \"String\", \"Default\": \"" + "x".repeat(4_097)
                            + "\"}}, \"Resources\": {\"A\": " + BOX + "}}",
                    "4097 bytes"
                },
                new String[] {
                    "{\"Resources\": {\"A\": " + BOX + "}}" + " ".repeat(51_200), "less than or equal to 51200"
                });
    }

    @ParameterizedTest
    @MethodSource("overTheQuota")
    void templateOverAQuota_isRefused(String template, String says) {
        Response refused = api.createStack("Mine", template);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(StackClient.text(refused)).contains(says);
        assertThat(api.stacks().find("Mine")).isEmpty();
    }
}
