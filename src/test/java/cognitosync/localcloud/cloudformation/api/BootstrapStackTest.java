package cognitosync.localcloud.cloudformation.api;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.cloudformation.stack.StackClient;
import cognitosync.localcloud.http.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code cdk bootstrap} and people ask of a stack that is part of the local cloud; and wishes that it does not run. */
class BootstrapStackTest {
    private static final String YAML = "Resources:\n  FileAssetsBucket: {Type: AWS::S3::Bucket}";

    @AutoClose
    private final StackClient api = new StackClient();

    @Test
    void bootstrapping_changesNothing() {
        assertThat(api.text("GetTemplate", "StackName", "CDKToolkit")).contains("<TemplateBody>{}</TemplateBody>");
        String made = StackClient.text(api.createChangeSet("CDKToolkit", "next", YAML, "ChangeSetType", "UPDATE"));
        String set = made.replaceAll("(?s).*<Id>(.*)</Id>.*", "$1");
        String stack = made.replaceAll("(?s).*<StackId>(.*)</StackId>.*", "$1");
        assertThat(api.text("DescribeChangeSet", "StackName", stack, "ChangeSetName", set))
                .contains("<Status>FAILED</Status>", "contain changes.", "already bootstrapped");
        assertThat(api.text("DescribeChangeSet", "StackName", stack, "ChangeSetName", "next"))
                .contains("<Code>ChangeSetNotFound</Code>");
        assertThat(api.call("DeleteChangeSet", "StackName", stack, "ChangeSetName", set)
                        .status())
                .isEqualTo(200);
        assertThat(api.stacks().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CreateStack, AlreadyExistsException",
        "UpdateStack, No updates are to be performed",
        "DeleteStack, belongs to the local cloud"
    })
    void otherCalls_areRefused(String operation, String says) {
        Response refused = operation.equals("DeleteStack")
                ? api.call(operation, "StackName", "CDKToolkit")
                : api.submit(operation, "CDKToolkit", YAML);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(StackClient.text(refused)).contains(says);
    }

    @ParameterizedTest
    @CsvSource({
        "CreateStack, DisableRollback, true",
        "CreateStack, OnFailure, DO_NOTHING",
        "UpdateStack, DisableRollback, true",
        "CreateChangeSet, OnStackFailure, DELETE",
        "ExecuteChangeSet, DisableRollback, true"
    })
    void failingWithoutRollback_isRefused_notIgnored(String operation, String name, String value) {
        Response refused = api.call(operation, "StackName", "Mine", name, value);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(StackClient.text(refused)).contains(name, "a failed deployment is always rolled back");
    }
}
