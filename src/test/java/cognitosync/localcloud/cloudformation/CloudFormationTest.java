package cognitosync.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.cloudformation.api.CloudFormation;
import cognitosync.localcloud.credentials.Caller;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API over real stacks, called by somebody who may do everything to stacks whose names begin with a word, and nothing else. */
@Timeout(60)
class CloudFormationTest {
    private static final String ACCOUNT = "123456789012";
    private static final String STACKS = "arn:aws:cloudformation:eu-west-1:" + ACCOUNT + ":stack/";
    private static final String GOOD = box("{\"Value\": \"good\"}");
    private static final String BETTER = box("{\"Value\": \"better\"}");
    private static final String BREAKS = box("{\"Fail\": \"hard\"}");

    @TempDir
    Path folder;

    private final Recorder boxes = new Recorder("Test::Box");
    private Database database;
    private Stacks stacks;
    private Deployments deployments;
    private Endpoint api;
    private String allowed = "";

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("d.sqlite"), List.of(Stacks.schema()));
        stacks = new Stacks(new Stacks.Needs(
                database, ACCOUNT, "eu-west-1", SystemParameters.BOOTSTRAPPED, List.of(boxes), InstantSource.system()));
        deployments = new Deployments(stack -> {});
        Caller caller = new Caller.Developer("arn:aws:iam::" + ACCOUNT + ":root", ACCOUNT);
        api = new CloudFormation(new CloudFormation.Needs(
                        (request, service) -> caller,
                        (who, action, arn) -> {
                            if (!arn.startsWith(STACKS + allowed)) {
                                throw new AwsException("AccessDeniedException", 403, "Not " + arn);
                            }
                        },
                        stacks,
                        deployments,
                        (bucket, key) -> Optional.empty(),
                        (stack, text) -> text,
                        ACCOUNT,
                        "eu-west-1"))
                .endpoint();
    }

    @AfterEach
    void close() {
        deployments.close();
        database.close();
    }

    @Test
    void createChangeSet_afterADeploymentThatBroke_endsItFirst() {
        call("CreateStack", "StackName", "Mine", "TemplateBody", GOOD);
        assertThatThrownBy(() -> call("UpdateStack", "StackName", "Mine", "TemplateBody", BREAKS))
                .isInstanceOf(CompletionException.class);
        assertThat(status()).isEqualTo(StackStatus.UPDATE_IN_PROGRESS);
        Response made = call("CreateChangeSet", "StackName", "Mine", "ChangeSetName", "Next", "TemplateBody", BETTER);
        assertThat(made.status()).as(text(made)).isEqualTo(200);
        assertThat(status()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        Response executed = call("ExecuteChangeSet", "StackName", "Mine", "ChangeSetName", "Next");
        assertThat(executed.status()).as(text(executed)).isEqualTo(200);
        assertThat(status()).isEqualTo(StackStatus.UPDATE_COMPLETE);
    }

    @Test
    void updateStack_afterADeploymentThatBroke_deploys() {
        call("CreateStack", "StackName", "Mine", "TemplateBody", GOOD);
        assertThatThrownBy(() -> call("UpdateStack", "StackName", "Mine", "TemplateBody", BREAKS))
                .isInstanceOf(CompletionException.class);
        Response updated = call("UpdateStack", "StackName", "Mine", "TemplateBody", BETTER);
        assertThat(updated.status()).as(text(updated)).isEqualTo(200);
        assertThat(status()).isEqualTo(StackStatus.UPDATE_COMPLETE);
    }

    @Test
    void updateStack_whileAnotherIsAtWork_isRefused() {
        List<Response> between = new ArrayList<>();
        boxes.during = () -> between.add(call("UpdateStack", "StackName", "Mine", "TemplateBody", BETTER));
        call("CreateStack", "StackName", "Mine", "TemplateBody", GOOD);
        assertThat(between).hasSize(1);
        assertThat(between.get(0).status()).isEqualTo(400);
        assertThat(text(between.get(0))).contains("CREATE_IN_PROGRESS state and can not be updated");
        assertThat(status()).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExecuteChangeSet", "DescribeChangeSet", "DeleteChangeSet", "GetTemplate"})
    void changeSetOfAnotherStack_isNotReachedThroughAStackThatIsAllowed(String operation) {
        call("CreateStack", "StackName", "Mine", "TemplateBody", GOOD);
        call("CreateStack", "StackName", "Other", "TemplateBody", GOOD);
        call("CreateChangeSet", "StackName", "Other", "ChangeSetName", "Next", "TemplateBody", BETTER);
        ChangeSet other = stacks.changeSets()
                .of(stacks.find("Other").orElseThrow().identity())
                .get(0);
        allowed = "Mine/";
        assertThat(call(operation, "StackName", "Other", "ChangeSetName", other.id())
                        .status())
                .isEqualTo(403);
        assertThat(call(operation, "ChangeSetName", other.id()).status()).isEqualTo(403);
        boxes.told.clear();
        Response answer = call(operation, "StackName", "Mine", "ChangeSetName", other.id());
        assertThat(answer.status()).isEqualTo(operation.equals("DeleteChangeSet") ? 200 : 404);
        assertThat(text(answer)).doesNotContain("better");
        assertThat(boxes.told).isEmpty();
        assertThat(stacks.changeSets().find(other.id())).isPresent();
        allowed = "Other/";
        assertThat(call(operation, "StackName", "Other", "ChangeSetName", other.id())
                        .status())
                .isEqualTo(200);
    }

    private StackStatus status() {
        return stacks.find("Mine").orElseThrow().state().status();
    }

    private Response call(String action, String... parameters) {
        StringBuilder form = new StringBuilder("Version=2010-05-15&Action=" + action);
        for (int i = 0; i < parameters.length; i += 2) {
            form.append('&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return api.respond(new Request(
                "POST",
                "/",
                "",
                Headers.of("Content-Type", "application/x-www-form-urlencoded"),
                form.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String box(String properties) {
        return "{\"Resources\": {\"A\": {\"Type\": \"Test::Box\", \"Properties\": " + properties + "}}}";
    }
}
