package cognitosync.localcloud.cloudformation.api;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.cloudformation.stack.StackClient;
import cognitosync.localcloud.http.Response;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CreateStackTest {
    private static final String SECRET = """
            {"Parameters": {"Secret": {"Type": "String", "NoEcho": "true", "AllowedPattern": "[a-z0-9]+"},
               "Open": {"Type": "String"}},
             "Resources": {"A": {"Type": "AWS::CDK::Metadata"}}}
            """;

    @AutoClose
    private final StackClient api = new StackClient();

    private Response withSecret(String action, String value, String... more) {
        String[] parameters = {
            "Parameters.member.1.ParameterKey", "Secret",
            "Parameters.member.1.ParameterValue", value,
            "Parameters.member.2.ParameterKey", "Open",
            "Parameters.member.2.ParameterValue", "seen"
        };
        String[] all = Arrays.copyOf(parameters, parameters.length + more.length);
        System.arraycopy(more, 0, all, parameters.length, more.length);
        return api.submit(action, "Demo", SECRET, all);
    }

    @Test
    void describe_ofParametersWithNoEcho_masksTheirValues() {
        assertThat(withSecret("CreateStack", "hunter2").status()).isEqualTo(200);
        assertThat(api.text("DescribeStacks", "StackName", "Demo"))
                .contains("****", "seen")
                .doesNotContain("hunter2");
        assertThat(withSecret("CreateChangeSet", "hunter3", "ChangeSetName", "next")
                        .status())
                .isEqualTo(200);
        assertThat(api.text("DescribeChangeSet", "StackName", "Demo", "ChangeSetName", "next"))
                .contains("****", "seen")
                .doesNotContain("hunter3");
    }

    @Test
    void createStack_thatIsRefused_leavesNoStack() {
        assertThat(withSecret("CreateStack", "NOT ALLOWED").status()).isEqualTo(400);
        assertThat(api.text("DescribeStacks", "StackName", "Demo")).contains("Stack with id Demo does not exist");
        assertThat(api.text("ListStacks")).doesNotContain("Demo");
        assertThat(withSecret("CreateStack", "allowed").status()).isEqualTo(200);
        assertThat(api.text("DescribeStacks", "StackName", "Demo")).contains("CREATE_COMPLETE");
    }

    @Test
    void createStack_withNoEchoValueThatIsNotAllowed_doesNotTellIt() {
        Response refused = withSecret("CreateStack", "HUNTER2");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(StackClient.text(refused)).contains("Secret", "****").doesNotContain("HUNTER2");
    }
}
