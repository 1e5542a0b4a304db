package cognitosync.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.http.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps calls from stacks that somebody is at work on, that a broken deployment left, or that are not the caller's. */
@Timeout(60)
class StackGuardsTest {
    private static final String GOOD = StackApi.box("{\"Value\": \"good\"}");
    private static final String BETTER = StackApi.box("{\"Value\": \"better\"}");
    private static final String BREAKS = StackApi.box("{\"Fail\": \"hard\"}");

    @TempDir
    Path folder;

    private final Recorder boxes = new Recorder("Test::Box");
    private StackApi api;

    @BeforeEach
    void open() {
        api = new StackApi(folder, boxes);
    }

    @AfterEach
    void close() {
        api.close();
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
        ChangeSet other =
                api.stacks().changeSets().of(api.stack("Other").identity()).get(0);
        api.allowed = "Mine/";
        assertThat(call(operation, "StackName", "Other", "ChangeSetName", other.id())
                        .status())
                .isEqualTo(403);
        assertThat(call(operation, "ChangeSetName", other.id()).status()).isEqualTo(403);
        boxes.told.clear();
        Response answer = call(operation, "StackName", "Mine", "ChangeSetName", other.id());
        assertThat(answer.status()).isEqualTo(operation.equals("DeleteChangeSet") ? 200 : 404);
        assertThat(text(answer)).doesNotContain("better");
        assertThat(boxes.told).isEmpty();
        assertThat(api.stacks().changeSets().find(other.id())).isPresent();
        api.allowed = "Other/";
        assertThat(call(operation, "StackName", "Other", "ChangeSetName", other.id())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UpdateStack", "CreateChangeSet"})
    void deletedStack_namedByItsId_isNotThereToBeChanged(String operation) {
        call("CreateStack", "StackName", "Mine", "TemplateBody", GOOD);
        String id = api.stack("Mine").identity().id();
        call("DeleteStack", "StackName", id);
        call("CreateStack", "StackName", "Mine", "TemplateBody", GOOD);
        boxes.told.clear();
        Response refused = call(operation, "StackName", id, "ChangeSetName", "Next", "TemplateBody", BETTER);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(text(refused)).contains("ValidationError", id, "does not exist");
        assertThat(call("DeleteStack", "StackName", id).status()).isEqualTo(200);
        assertThat(boxes.told).isEmpty();
        assertThat(status()).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UpdateStack", "CreateChangeSet"})
    void stackThatWasNeverWhole_isNotUpdated_andCanBeDeleted(String operation) {
        call("CreateStack", "StackName", "Mine", "TemplateBody", StackApi.box("{\"Fail\": true}"));
        refusesUpdate(operation, StackStatus.ROLLBACK_COMPLETE);
        call("DeleteStack", "StackName", "Mine");
        call(
                "CreateChangeSet",
                "StackName",
                "Mine",
                "ChangeSetName",
                "New",
                "ChangeSetType",
                "CREATE",
                "TemplateBody",
                GOOD);
        refusesUpdate(operation, StackStatus.REVIEW_IN_PROGRESS);
        assertThat(call("ExecuteChangeSet", "StackName", "Mine", "ChangeSetName", "New")
                        .status())
                .isEqualTo(200);
        boxes.stuck = api.stack("Mine").resources().get(0).resource().physicalId();
        call("DeleteStack", "StackName", "Mine");
        refusesUpdate(operation, StackStatus.DELETE_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UpdateStack", "CreateChangeSet"})
    void stackWhoseCreationCouldNotBeTakenBack_isNotUpdated_andCanBeDeleted(String operation) {
        boxes.stuck = "stays";
        call("CreateStack", "StackName", "Mine", "TemplateBody", """
                {"Resources": {"A": {"Type": "Test::Box", "Properties": {"Name": "stays"}},
                   "B": {"Type": "Test::Box", "Properties": {"Value": {"Ref": "A"}, "Fail": true}}}}
                """);
        refusesUpdate(operation, StackStatus.ROLLBACK_FAILED);
        assertThat(text(call(
                        "CreateChangeSet",
                        "StackName",
                        "Mine",
                        "ChangeSetName",
                        "New",
                        "ChangeSetType",
                        "CREATE",
                        "TemplateBody",
                        GOOD)))
                .contains("already exists and cannot be created again");
        boxes.stuck = "";
        assertThat(call("DeleteStack", "StackName", "Mine").status()).isEqualTo(200);
        assertThat(boxes.told).containsExactly("delete stays");
        assertThat(call("CreateStack", "StackName", "Mine", "TemplateBody", GOOD)
                        .status())
                .isEqualTo(200);
        assertThat(status()).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    private void refusesUpdate(String operation, StackStatus status) {
        assertThat(status()).isEqualTo(status);
        boxes.told.clear();
        Response refused = call(operation, "StackName", "Mine", "ChangeSetName", "Next", "TemplateBody", BETTER);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(text(refused))
                .contains(
                        "ValidationError",
                        "Stack:" + api.stack("Mine").identity().id() + " is in " + status
                                + " state and can not be updated.");
        assertThat(boxes.told).isEmpty();
    }

    @Test
    void executeChangeSet_ofAStackThatIsHalfDeleted_isRefused() {
        call("CreateStack", "StackName", "Mine", "TemplateBody", GOOD);
        call("CreateChangeSet", "StackName", "Mine", "ChangeSetName", "Next", "TemplateBody", BETTER);
        boxes.stuck = api.stack("Mine").resources().get(0).resource().physicalId();
        call("DeleteStack", "StackName", "Mine");
        Response refused = call("ExecuteChangeSet", "StackName", "Mine", "ChangeSetName", "Next");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(text(refused)).contains("DELETE_FAILED state and can not be updated");
    }

    private StackStatus status() {
        return api.status("Mine");
    }

    private Response call(String action, String... parameters) {
        return api.call(action, parameters);
    }

    private static String text(Response response) {
        return StackApi.text(response);
    }
}
