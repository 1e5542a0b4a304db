package cognitosync.localcloud.cloudformation.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import cognitosync.localcloud.cloudformation.template.Template;
import cognitosync.localcloud.http.Response;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a parameter with NoEcho hides is hidden where a service's error quotes it, too. */
@Timeout(60)
class NoEchoReasonsTest {
    private static final String TEMPLATE = """
            {"Parameters": {"Secret": {"Type": "String", "NoEcho": true}, "Open": {"Type": "String", "Default": "for-everybody"}},
             "Conditions": {"Odd": {"Fn::Equals": ["a", "b"]}},
             "Resources": {"A": {"Type": "Test::Box", "Properties": {"Value": {"Fn::Sub": "${Open} ${Secret}"}}}}}
            """;
    private static final String BAD_CONDITION = TEMPLATE.replace(
                    "{\"Fn::Equals\": [\"a\", \"b\"]}", "{\"Fn::Not\": [{\"Ref\": \"Secret\"}]}")
            .replace("\"Test::Box\",", "\"Test::Box\", \"Condition\": \"Odd\",");

    @AutoClose
    private final StackClient api = new StackClient();

    private void quoteTheValue() {
        api.boxes.during = () -> {
            throw new DeploymentException("the name " + api.boxes.last("Value") + " is taken.");
        };
    }

    private Response call(String action, String template, String secret) {
        return api.submit(
                action,
                "Mine",
                template,
                "Parameters.member.1.ParameterKey",
                "Secret",
                "Parameters.member.1.ParameterValue",
                secret);
    }

    private String told() {
        return api.text("DescribeStackEvents", "StackName", "Mine")
                + api.text("DescribeStacks", "StackName", "Mine")
                + api.text("DescribeStackResources", "StackName", "Mine");
    }

    @Test
    void creationThatFails_tellsItsReason_withoutTheHiddenValue() {
        quoteTheValue();
        call("CreateStack", TEMPLATE, "hunter2");
        assertThat(api.status("Mine")).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(told())
                .contains("CREATE_FAILED", "for-everybody ****", "is taken")
                .doesNotContain("hunter");
    }

    @Test
    void updateThatFails_hidesTheNewValueAndTheOld() {
        call("CreateStack", TEMPLATE, "secret-of-yesterday");
        quoteTheValue();
        call("UpdateStack", TEMPLATE, "secret-of-today");
        // Taking back calls the same handler, with the former value.
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_ROLLBACK_FAILED);
        assertThat(told()).contains("UPDATE_FAILED", "for-everybody ****").doesNotContain("yesterday", "today");
    }

    @Test
    void failedDeployment_isThrownWithoutTheHiddenValue() {
        quoteTheValue();
        DeployedStack stack = api.stacks().stack("Mine");
        Submission submission =
                Submission.parse(TEMPLATE, Map.of("Secret", "secret-of-today"), Map.of(), Optional.empty());
        assertThatThrownBy(() -> stack.deploy(submission))
                .hasMessageContaining("for-everybody ****")
                .satisfies(e -> assertThat(trace(e)).contains("is taken").doesNotContain("today"));
    }

    @Test
    void templateThatIsRefused_isRefusedWithoutTheHiddenValue() {
        assertThat(StackClient.text(call("CreateStack", BAD_CONDITION, "secret-of-today")))
                .contains("must be true or false", "****")
                .doesNotContain("today");
        call("CreateStack", TEMPLATE, "secret-of-yesterday");
        call("CreateChangeSet", BAD_CONDITION, "secret-of-today");
        assertThat(api.text("DescribeChangeSet", "StackName", "Mine", "ChangeSetName", "Next"))
                .contains("FAILED", "must be true or false", "****")
                .doesNotContain("today");
    }

    @Test
    void values_areMaskedAsAWhole_whateverTheirLength() {
        NoEchoMask hidden = NoEchoMask.of(List.of("123456", "123456789", "art", "", "*", "$1\\"));
        assertThat(hidden.mask("123456789 or x123456x, not 12345")).isEqualTo("**** or x****x, not 12345");
        assertThat(hidden.mask("a part of *, (art) and $1\\.")).isEqualTo("a p**** of ****, (****) and ****.");
    }

    @Test
    void reason_isMaskedBeforeItIsCut() {
        NoEchoMask hidden = NoEchoMask.of(List.of("hunter2"));
        assertThat(hidden.maskReason("x".repeat(8_190) + "hunter2 is taken"))
                .hasSize(8_193)
                .endsWith("x**…");
    }

    @Test
    void hiddenList_isMaskedAsAWhole() {
        Template template = Submission.parse(
                        TEMPLATE.replace("{\"Type\": \"String\", \"N", "{\"Type\": \"CommaDelimitedList\", \"N")
                                .replace("${Open} ${Secret}", "${Open}"),
                        Map.of(),
                        Map.of(),
                        Optional.empty())
                .template();
        assertThat(NoEchoMask.hidden(template.source(), Map.of("Secret", "first-one, second-one")))
                .containsExactly("first-one, second-one");
    }

    @Test
    void mistakeOfAHandler_isLoggedWithoutTheHiddenValue() {
        NoEchoMask hidden = NoEchoMask.of(List.of("hunter2"));
        IllegalStateException clean = new IllegalStateException("x");
        assertThat(hidden.mask(clean)).isSameAs(clean);
        RuntimeException masked =
                hidden.mask(new IllegalStateException("outer", new IllegalArgumentException("not hunter2")));
        assertThat(trace(masked))
                .contains("IllegalStateException: outer", "IllegalArgumentException: not ****", "NoEchoReasonsTest")
                .doesNotContain("hunter2");
    }

    private static String trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
