package cognitosync.localcloud.cloudformation.stack;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a call keeps from being deleted: a stack that is protected, a resource that is to be retained. */
@Timeout(60)
class KeptFromDeletionTest {
    private static final String TWO = """
            {"Resources": {"A": {"Type": "Test::Box", "Properties": {"Name": "a"}},
               "B": {"Type": "Test::Box", "Properties": {"Name": "b", "Value": {"Ref": "A"}}}}}
            """;
    private static final String RETAINED = """
            {"Resources": {"A": {"Type": "Test::Box", "Properties": {"Name": "a"}, "DeletionPolicy": "Retain"},
               "B": {"Type": "Test::Box", "Properties": {"Fail": true, "Value": {"Ref": "A"}}}}}
            """;
    private static final String REFUSED = "Stack [Mine] cannot be deleted while TerminationProtection is enabled";

    @AutoClose
    private final StackClient api = new StackClient();

    private String described() {
        return api.text("DescribeStacks", "StackName", "Mine");
    }

    private static void refuses(Response response, String says) {
        assertThat(response.status()).as(StackClient.text(response)).isEqualTo(400);
        assertThat(StackClient.text(response)).contains("ValidationError", says);
    }

    private void protect(String value) {
        Response answer =
                api.call("UpdateTerminationProtection", "StackName", "Mine", "EnableTerminationProtection", value);
        assertThat(answer.status()).as(StackClient.text(answer)).isEqualTo(200);
        assertThat(StackClient.text(answer))
                .contains("<StackId>" + api.stack("Mine").identity().id());
    }

    @Test
    void protectedStack_isNotDeleted_byNameOrId_untilItsProtectionEnds() {
        api.createStack("Mine", TWO, "EnableTerminationProtection", "true");
        assertThat(described()).contains("<EnableTerminationProtection>true<");
        api.boxes.told.clear();
        refuses(api.deleteStack("Mine"), REFUSED);
        refuses(api.deleteStack(api.stack("Mine").identity().id()), REFUSED);
        assertThat(api.boxes.told).isEmpty();
        assertThat(api.updateStack("Mine", StackFixture.box("{\"Name\": \"a\"}"))
                        .status())
                .isEqualTo(200);
        assertThat(described()).contains("<EnableTerminationProtection>true<");
        protect("false");
        assertThat(api.deleteStack("Mine").status()).isEqualTo(200);
        assertThat(api.stacks().find("Mine")).isEmpty();
    }

    @Test
    void protection_canBeGivenLater_alsoBeforeAChangeSetIsExecuted() {
        api.createChangeSet("Mine", "New", TWO, "ChangeSetType", "CREATE");
        protect("true");
        api.executeChangeSet("Mine", "New");
        assertThat(api.status("Mine")).isEqualTo(StackStatus.CREATE_COMPLETE);
        refuses(api.deleteStack("Mine"), REFUSED);
        refuses(
                api.call("UpdateTerminationProtection", "StackName", "Absent", "EnableTerminationProtection", "true"),
                "does not exist");
        refuses(api.call("UpdateTerminationProtection", "StackName", "Mine"), "EnableTerminationProtection");
    }

    @Test
    void retainResources_ofAStackWhoseDeletionHasNotFailed_isRefused_andDeletesNothing() {
        api.createStack("Mine", TWO);
        api.boxes.told.clear();
        refuses(api.call("DeleteStack", "StackName", "Mine", "RetainResources.member.1", "B"), "DELETE_FAILED");
        refuses(api.call("DeleteStack", "StackName", "Mine", "DeletionMode", "FORCE_DELETE_STACK"), "DELETE_FAILED");
        assertThat(api.boxes.told).isEmpty();
        assertThat(api.status("Mine")).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    @Test
    void retainResources_afterADeletionThatFailed_keepsThem_andEnds() {
        api.createStack("Mine", TWO);
        api.boxes.stuck = "b";
        api.deleteStack("Mine");
        assertThat(api.status("Mine")).isEqualTo(StackStatus.DELETE_FAILED);
        refuses(api.call("DeleteStack", "StackName", "Mine", "RetainResources.member.1", "C"), "resources to retain");
        String id = api.stack("Mine").identity().id();
        api.boxes.told.clear();
        assertThat(api.call("DeleteStack", "StackName", "Mine", "RetainResources.member.1", "B")
                        .status())
                .isEqualTo(200);
        assertThat(api.boxes.told).containsExactly("delete a");
        assertThat(api.status(id)).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(api.text("DescribeStackEvents", "StackName", id)).contains("DELETE_SKIPPED");
    }

    @Test
    void retainResources_whereAnotherCannotBeDeleted_holdsForThatCallOnly() {
        api.createStack("Mine", TWO);
        api.boxes.stuck = "b";
        api.deleteStack("Mine");
        api.boxes.stuck = "a";
        api.createStack("Other", StackFixture.box("{\"Name\": \"c\"}"));
        api.call("DeleteStack", "StackName", "Mine", "RetainResources.member.1", "B");
        assertThat(api.status("Mine")).isEqualTo(StackStatus.DELETE_FAILED);
        assertThat(api.status("Other")).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    @Test
    void forcedDeletion_leavesWhatCannotBeDeleted_andDeletesTheRest() {
        api.createStack("Mine", TWO);
        api.boxes.stuck = "b";
        api.deleteStack("Mine");
        String id = api.stack("Mine").identity().id();
        api.boxes.told.clear();
        api.call("DeleteStack", "StackName", "Mine", "DeletionMode", "FORCE_DELETE_STACK");
        assertThat(api.boxes.told).containsExactly("delete b", "delete a");
        assertThat(api.status(id)).isEqualTo(StackStatus.DELETE_COMPLETE);
    }

    @Test
    void retainedResource_ofACreationThatFails_staysOnlyWhereNothingElseIsAsked() {
        api.createStack("Mine", RETAINED);
        assertThat(api.status("Mine")).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(api.boxes.told).doesNotContain("delete a");
        api.createStack("Other", RETAINED, "RetainExceptOnCreate", "true");
        assertThat(api.status("Other")).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(api.boxes.told).contains("delete a");
    }
}
