package cognitosync.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Response;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of resources that a template lets go of, by their DeletionPolicy. */
class DeletionPolicyTest {
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

    @ParameterizedTest
    @CsvSource({"Delete, true", "Retain, false", "RetainExceptOnCreate, true"})
    void aCreationThatIsRolledBack(String policy, boolean deletes) {
        call("CreateStack", two(policy, "a", true));
        assertThat(api.status("Mine")).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(boxes.told.contains("delete a")).isEqualTo(deletes);
    }

    @ParameterizedTest
    @CsvSource({"Delete, true", "Retain, false", "RetainExceptOnCreate, true"})
    void anUpdateThatMadeIt_andIsRolledBack(String policy, boolean deletes) {
        call("CreateStack", "{\"Resources\": {\"B\": {\"Type\": \"Test::Box\"}}}");
        call("UpdateStack", two(policy, "a", true));
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(boxes.told.contains("delete a")).isEqualTo(deletes);
    }

    @ParameterizedTest
    @CsvSource({"Delete, true", "Retain, false", "RetainExceptOnCreate, true"})
    void anUpdateThatReplacedIt_andIsRolledBack(String policy, boolean deletesTheNewOne) {
        call("CreateStack", two(policy, "a", false));
        call("UpdateStack", two(policy, "new", true));
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(boxes.told).doesNotContain("delete a");
        assertThat(boxes.told.contains("delete new")).isEqualTo(deletesTheNewOne);
    }

    @ParameterizedTest
    @CsvSource({"Delete, true", "Retain, false", "RetainExceptOnCreate, false"})
    void anUpdateThatHadNotMadeIt_andIsRolledBack_leavesIt_andTheEndOfTheStackToo(String policy, boolean deletes) {
        call("CreateStack", two(policy, "a", false));
        call("UpdateStack", two(policy, "a", true));
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(boxes.told).doesNotContain("delete a");
        call("DeleteStack", "{}");
        assertThat(api.stacks().all()).isEmpty();
        assertThat(boxes.told.contains("delete a")).isEqualTo(deletes);
    }

    @ParameterizedTest
    @CsvSource({"Delete, true", "Retain, false", "RetainExceptOnCreate, false"})
    void aTemplateWithoutIt(String policy, boolean deletes) {
        call("CreateStack", two(policy, "a", false));
        call("UpdateStack", "{\"Resources\": {\"B\": {\"Type\": \"Test::Box\"}}}");
        assertThat(api.status("Mine")).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(boxes.told.contains("delete a")).isEqualTo(deletes);
    }

    @Test
    void whatIsReplaced_hasNoSuchException() {
        Response refused = call(
                "CreateStack",
                two("Delete", "a", false)
                        .replace("DeletionPolicy\": \"Delete", "UpdateReplacePolicy\": \"RetainExceptOnCreate"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(StackApi.text(refused)).contains("UpdateReplacePolicy", "RetainExceptOnCreate");
    }

    private Response call(String action, String template) {
        return api.call(action, "StackName", "Mine", "TemplateBody", template);
    }

    private static String two(String policy, String name, boolean fails) {
        return """
                {"Resources": {"A": {"Type": "Test::Box", "DeletionPolicy": "%s", "Properties": {"Name": "%s"}},
                   "B": {"Type": "Test::Box", "DependsOn": "A", "Properties": {"Fail": %s, "Value": "changed"}}}}
                """.formatted(policy, name, fails);
    }
}
