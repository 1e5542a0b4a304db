package cognitosync.localcloud.cloudformation.stack;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls are refused for stacks with an operation in progress, with a failed deployment, or of another caller. */
@Timeout(60)
class StackGuardsTest {
    private static final String GOOD = StackFixture.box("{\"Value\": \"good\"}");
    private static final String BETTER = StackFixture.box("{\"Value\": \"better\"}");
    private static final String BREAKS = StackFixture.box("{\"Fail\": \"hard\"}");

    @AutoClose
    private final StackClient api = new StackClient();

    @Test
    void createChangeSet_afterADeploymentThatBroke_endsItFirst() {
        api.createStack("Mine", GOOD);
        assertThat(api.updateStack("Mine", BREAKS).status()).isEqualTo(500);
        api.goOn();
        assertThat(status()).isEqualTo(StackStatus.UPDATE_IN_PROGRESS);
        Response made = api.createChangeSet("Mine", "Next", BETTER);
        assertThat(made.status()).as(StackClient.text(made)).isEqualTo(200);
        assertThat(status()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        Response executed = api.executeChangeSet("Mine", "Next");
        assertThat(executed.status()).as(StackClient.text(executed)).isEqualTo(200);
        assertThat(status()).isEqualTo(StackStatus.UPDATE_COMPLETE);
    }

    @Test
    void updateStack_afterADeploymentThatBroke_deploys() {
        api.createStack("Mine", GOOD);
        assertThat(api.updateStack("Mine", BREAKS).status()).isEqualTo(500);
        api.goOn();
        Response updated = api.updateStack("Mine", BETTER);
        assertThat(updated.status()).as(StackClient.text(updated)).isEqualTo(200);
        assertThat(status()).isEqualTo(StackStatus.UPDATE_COMPLETE);
    }

    @Test
    void updateStack_whileAnotherIsAtWork_isRefused() {
        List<Response> between = new ArrayList<>();
        api.boxes.during = () -> between.add(api.updateStack("Mine", BETTER));
        api.createStack("Mine", GOOD);
        assertThat(between).hasSize(1);
        assertThat(between.get(0).status()).isEqualTo(400);
        assertThat(StackClient.text(between.get(0))).contains("CREATE_IN_PROGRESS state and can not be updated");
        assertThat(status()).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExecuteChangeSet", "DescribeChangeSet", "DeleteChangeSet", "GetTemplate"})
    void changeSetOfAnotherStack_isNotReachedThroughAStackThatIsAllowed(String operation) {
        api.createStack("Mine", GOOD);
        api.createStack("Other", GOOD);
        api.createChangeSet("Other", "Next", BETTER);
        ChangeSet other =
                api.stacks().changeSets().of(api.stack("Other").identity()).get(0);
        api.allowed = "Mine/";
        assertThat(api.call(operation, "StackName", "Other", "ChangeSetName", other.id())
                        .status())
                .isEqualTo(403);
        assertThat(api.call(operation, "ChangeSetName", other.id()).status()).isEqualTo(403);
        api.boxes.told.clear();
        Response answer = api.call(operation, "StackName", "Mine", "ChangeSetName", other.id());
        assertThat(answer.status()).isEqualTo(operation.equals("DeleteChangeSet") ? 200 : 404);
        assertThat(StackClient.text(answer)).doesNotContain("better");
        assertThat(api.boxes.told).isEmpty();
        assertThat(api.stacks().changeSets().find(other.id())).isPresent();
        api.allowed = "Other/";
        assertThat(api.call(operation, "StackName", "Other", "ChangeSetName", other.id())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UpdateStack", "CreateChangeSet"})
    void deletedStack_namedByItsId_isNotThereToBeChanged(String operation) {
        api.createStack("Mine", GOOD);
        String id = api.stack("Mine").identity().id();
        api.deleteStack(id);
        api.createStack("Mine", GOOD);
        api.boxes.told.clear();
        Response refused = api.submit(operation, id, BETTER);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(StackClient.text(refused)).contains("ValidationError", id, "does not exist");
        assertThat(api.deleteStack(id).status()).isEqualTo(200);
        assertThat(api.boxes.told).isEmpty();
        assertThat(status()).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UpdateStack", "CreateChangeSet"})
    void stackThatWasNeverWhole_isNotUpdated_andCanBeDeleted(String operation) {
        api.createStack("Mine", StackFixture.box("{\"Fail\": true}"));
        refusesUpdate(operation, StackStatus.ROLLBACK_COMPLETE);
        api.deleteStack("Mine");
        api.createChangeSet("Mine", "New", GOOD, "ChangeSetType", "CREATE");
        refusesUpdate(operation, StackStatus.REVIEW_IN_PROGRESS);
        assertThat(api.executeChangeSet("Mine", "New").status()).isEqualTo(200);
        api.boxes.stuck = api.stack("Mine").resources().get(0).resource().physicalId();
        api.deleteStack("Mine");
        refusesUpdate(operation, StackStatus.DELETE_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UpdateStack", "CreateChangeSet"})
    void stackWhoseCreationCouldNotBeTakenBack_isNotUpdated_andCanBeDeleted(String operation) {
        api.boxes.stuck = "stays";
        api.createStack("Mine", """
                {"Resources": {"A": {"Type": "Test::Box", "Properties": {"Name": "stays"}},
                   "B": {"Type": "Test::Box", "Properties": {"Value": {"Ref": "A"}, "Fail": true}}}}
                """);
        refusesUpdate(operation, StackStatus.ROLLBACK_FAILED);
        assertThat(StackClient.text(api.createChangeSet("Mine", "New", GOOD, "ChangeSetType", "CREATE")))
                .contains("already exists and cannot be created again");
        api.boxes.stuck = "";
        assertThat(api.deleteStack("Mine").status()).isEqualTo(200);
        assertThat(api.boxes.told).containsExactly("delete stays");
        assertThat(api.createStack("Mine", GOOD).status()).isEqualTo(200);
        assertThat(status()).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    private void refusesUpdate(String operation, StackStatus status) {
        assertThat(status()).isEqualTo(status);
        api.boxes.told.clear();
        Response refused = api.submit(operation, "Mine", BETTER);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(StackClient.text(refused))
                .contains(
                        "ValidationError",
                        "Stack:" + api.stack("Mine").identity().id() + " is in " + status
                                + " state and can not be updated.");
        assertThat(api.boxes.told).isEmpty();
    }

    @Test
    void executeChangeSet_ofAStackThatIsHalfDeleted_isRefused() {
        api.createStack("Mine", GOOD);
        api.createChangeSet("Mine", "Next", BETTER);
        api.boxes.stuck = api.stack("Mine").resources().get(0).resource().physicalId();
        api.deleteStack("Mine");
        Response refused = api.executeChangeSet("Mine", "Next");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(StackClient.text(refused)).contains("DELETE_FAILED state and can not be updated");
    }

    private StackStatus status() {
        return api.status("Mine");
    }
}
