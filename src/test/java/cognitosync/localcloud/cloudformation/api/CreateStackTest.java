package cognitosync.localcloud.cloudformation.api;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.cloudformation.Deployments;
import cognitosync.localcloud.cloudformation.Stacks;
import cognitosync.localcloud.cloudformation.SystemParameters;
import cognitosync.localcloud.credentials.Caller;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.store.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateStackTest {
    private static final Caller DEVELOPER = new Caller.Developer("arn:aws:iam::123456789012:root", "123456789012");
    private static final String SECRET = """
            {"Parameters": {"Secret": {"Type": "String", "NoEcho": "true", "AllowedPattern": "[a-z0-9]+"},
               "Open": {"Type": "String"}},
             "Resources": {"A": {"Type": "AWS::CDK::Metadata"}}}
            """;

    @TempDir
    Path folder;

    private Database database;
    private Deployments deployments;
    private CloudFormation api;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("d.sqlite"), List.of(Stacks.schema()));
        deployments = new Deployments(stack -> {});
        api = new CloudFormation(new CloudFormation.Needs(
                (request, service) -> DEVELOPER,
                (caller, action, resource) -> {},
                new Stacks(new Stacks.Needs(
                        database,
                        "123456789012",
                        "eu-west-1",
                        SystemParameters.BOOTSTRAPPED,
                        List.of(),
                        InstantSource.system())),
                deployments,
                (bucket, key) -> Optional.empty(),
                (stack, text) -> text,
                "123456789012",
                "eu-west-1"));
    }

    @AfterEach
    void close() {
        deployments.close();
        database.close();
    }

    private Response call(String action, String... parameters) {
        StringBuilder form = new StringBuilder("Action=" + action);
        for (int i = 0; i < parameters.length; i += 2) {
            form.append('&').append(parameters[i]).append('=').append(PercentEncoding.encode(parameters[i + 1]));
        }
        return api.endpoint()
                .respond(new Request(
                        "POST",
                        "/",
                        "",
                        Headers.of("Content-Type", "application/x-www-form-urlencoded"),
                        form.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private Response withSecret(String action, String value, String... more) {
        String[] parameters = {
            "StackName", "Demo",
            "TemplateBody", SECRET,
            "Parameters.member.1.ParameterKey", "Secret",
            "Parameters.member.1.ParameterValue", value,
            "Parameters.member.2.ParameterKey", "Open",
            "Parameters.member.2.ParameterValue", "seen"
        };
        String[] all = Arrays.copyOf(parameters, parameters.length + more.length);
        System.arraycopy(more, 0, all, parameters.length, more.length);
        return call(action, all);
    }

    private static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void describe_ofParametersWithNoEcho_masksTheirValues() {
        assertThat(withSecret("CreateStack", "hunter2").status()).isEqualTo(200);
        assertThat(text(call("DescribeStacks", "StackName", "Demo")))
                .contains("****", "seen")
                .doesNotContain("hunter2");
        assertThat(withSecret("CreateChangeSet", "hunter3", "ChangeSetName", "next")
                        .status())
                .isEqualTo(200);
        assertThat(text(call("DescribeChangeSet", "StackName", "Demo", "ChangeSetName", "next")))
                .contains("****", "seen")
                .doesNotContain("hunter3");
    }

    @Test
    void createStack_thatIsRefused_leavesNoStack() {
        assertThat(withSecret("CreateStack", "NOT ALLOWED").status()).isEqualTo(400);
        assertThat(text(call("DescribeStacks", "StackName", "Demo"))).contains("Stack with id Demo does not exist");
        assertThat(text(call("ListStacks"))).doesNotContain("Demo");
        assertThat(withSecret("CreateStack", "allowed").status()).isEqualTo(200);
        assertThat(text(call("DescribeStacks", "StackName", "Demo"))).contains("CREATE_COMPLETE");
    }

    @Test
    void createStack_withNoEchoValueThatIsNotAllowed_doesNotTellIt() {
        Response refused = withSecret("CreateStack", "HUNTER2");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(text(refused)).contains("Secret", "****").doesNotContain("HUNTER2");
    }
}
