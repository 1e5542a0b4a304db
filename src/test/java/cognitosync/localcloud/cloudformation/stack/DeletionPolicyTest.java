package cognitosync.localcloud.cloudformation.stack;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of resources that a template lets go of, by their DeletionPolicy. */
class DeletionPolicyTest {
    @AutoClose
    private final StackClient api = new StackClient();

    @ParameterizedTest
    @CsvSource({"Delete, true", "Retain, false", "RetainExceptOnCreate, true"})
    void aCreationThatIsRolledBack(String policy, boolean deletes) {
        api.createStack("Mine", two(policy, "a", true));
        assertThat(api.status("Mine")).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(api.boxes.told.contains("delete a")).isEqualTo(deletes);
    }

    @ParameterizedTest
    @CsvSource({"Delete, true", "Retain, false", "RetainExceptOnCreate, true"})
    void anUpdateThatMadeIt_andIsRolledBack(String policy, boolean deletes) {
        api.createStack("Mine", "{\"Resources\": {\"B\": {\"Type\": \"Test::Box\"}}}");
        api.updateStack("Mine", two(policy, "a", true));
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(api.boxes.told.contains("delete a")).isEqualTo(deletes);
    }

    @ParameterizedTest
    @CsvSource({"Delete, true", "Retain, false", "RetainExceptOnCreate, true"})
    void anUpdateThatReplacedIt_andIsRolledBack(String policy, boolean deletesTheNewOne) {
        api.createStack("Mine", two(policy, "a", false));
        api.updateStack("Mine", two(policy, "new", true));
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(api.boxes.told).doesNotContain("delete a");
        assertThat(api.boxes.told.contains("delete new")).isEqualTo(deletesTheNewOne);
    }

    @ParameterizedTest
    @CsvSource({"Delete, true", "Retain, false", "RetainExceptOnCreate, false"})
    void anUpdateThatHadNotMadeIt_andIsRolledBack_leavesIt_andTheEndOfTheStackToo(String policy, boolean deletes) {
        api.createStack("Mine", two(policy, "a", false));
        api.updateStack("Mine", two(policy, "a", true));
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(api.boxes.told).doesNotContain("delete a");
        api.deleteStack("Mine");
        assertThat(api.stacks().all()).isEmpty();
        assertThat(api.boxes.told.contains("delete a")).isEqualTo(deletes);
    }

    @ParameterizedTest
    @CsvSource({"Delete, true", "Retain, false", "RetainExceptOnCreate, false"})
    void aTemplateWithoutIt(String policy, boolean deletes) {
        api.createStack("Mine", two(policy, "a", false));
        api.updateStack("Mine", "{\"Resources\": {\"B\": {\"Type\": \"Test::Box\"}}}");
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(api.boxes.told.contains("delete a")).isEqualTo(deletes);
    }

    @Test
    void whatIsReplaced_hasNoSuchException() {
        Response refused = api.createStack(
                "Mine",
                two("Delete", "a", false)
                        .replace("DeletionPolicy\": \"Delete", "UpdateReplacePolicy\": \"RetainExceptOnCreate"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(StackClient.text(refused)).contains("UpdateReplacePolicy", "RetainExceptOnCreate");
    }

    private static String two(String policy, String name, boolean fails) {
        return """
                {"Resources": {"A": {"Type": "Test::Box", "DeletionPolicy": "%s", "Properties": {"Name": "%s"}},
                   "B": {"Type": "Test::Box", "DependsOn": "A", "Properties": {"Fail": %s, "Value": "changed"}}}}
                """.formatted(policy, name, fails);
    }
}
